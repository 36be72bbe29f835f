// Adds lines to a file after cutting off a last line that a kill has torn.

import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const NEWLINE = 0x0a
const LOOK_BACK_BYTES = 64 * 1024

/** Not flushed: these rows may be lost, and a hole that a power cut leaves is noticed when they are read. */
export async function appendRows(path: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const whole = await wholeBytes(file, size)
    if (whole < size) await file.truncate(whole)
    await file.appendFile(lines.join(''))
  } finally {
    await file.close()
  }
}

/** Up to and including the last end of line. */
async function wholeBytes(file: FileHandle, size: number): Promise<number> {
  const buffer = Buffer.alloc(LOOK_BACK_BYTES)
  for (let end = size; end > 0; end -= LOOK_BACK_BYTES) {
    const start = Math.max(0, end - LOOK_BACK_BYTES)
    const { bytesRead } = await file.read(buffer, 0, end - start, start)
    const newline = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE)
    if (newline !== -1) return start + newline + 1
  }
  return 0
}
