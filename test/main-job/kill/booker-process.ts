// The booker as a process of its own: built once, so that two hundred of them start quickly.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildSync } from 'esbuild'

import type { BookerTask } from './book-runs.ts'

/** @returns the path of the built program */
export function buildBooker(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'booker-')), 'booker.cjs')
  const entryPoints = [join(__dirname, 'booker.ts')]
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs' })
  return outfile
}

export async function spawnBooker(program: string, given: BookerTask) {
  const child = spawn(process.execPath, [program, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  const [[code, signal], out, err] = await Promise.all([exited, text(child.stdout), text(child.stderr)])
  return { code, signal, output: out || err }
}
