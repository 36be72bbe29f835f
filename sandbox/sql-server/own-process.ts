// The stand-in in a process of its own: for tests that measure the memory of the one that asks.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { AdministrationOptions } from './world/administration-world.ts'

export interface SqlServerProcess {
  readonly port: number
  readonly database: string
  readonly certificate: string
  readonly close: () => Promise<void>
}

/** As `createAdministration` and `startSqlServer` would, with the login of the sandbox. */
export async function startInOwnProcess(options: AdministrationOptions = {}): Promise<SqlServerProcess> {
  const program = join(__dirname, 'start.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const lines = createInterface({ input: child.stdout })
  const started = once(lines, 'line') as Promise<[string]>
  const first = await Promise.race([started, ended.then(() => undefined)])
  if (!first) throw new Error('the stand-in of SQL Server did not start')
  const [line] = first
  return {
    ...(JSON.parse(line) as Omit<SqlServerProcess, 'close'>),
    async close() {
      child.stdin.end()
      await ended
    },
  }
}
