// Starts a process of the test and talks to it in lines.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface TestProcess {
  tell(line: string): void
  /** The next line it says. */
  hear(): Promise<string>
  /** Ends it at once, as a power cut would. @returns what it had said and nobody had heard */
  kill(): Promise<readonly string[]>
}

export function registerProcess(folder: string, startsAt: number): TestProcess {
  const program = join(__dirname, 'register-process.ts')
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', program, folder, String(startsAt)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const hearers: ((line: string) => void)[] = []
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    const hearer = hearers.shift()
    if (hearer) hearer(line)
    else said.push(line)
  })
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
  return {
    tell: (line) => void child.stdin.write(`${line}\n`),
    hear() {
      const line = said.shift()
      return line === undefined ? new Promise((resolve) => hearers.push(resolve)) : Promise.resolve(line)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      return said
    },
  }
}
