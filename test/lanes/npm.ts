// npm as a child process, whose words are shown only when it fails.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** @returns what npm printed on stdout */
export async function npm(words: readonly string[], folder: string): Promise<string> {
  const isWindows = process.platform === 'win32'
  const { stdout } = await run(isWindows ? 'npm.cmd' : 'npm', [...words], {
    cwd: folder,
    shell: isWindows,
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}
