// Rewrites the register file with one line an entry, so that it stays small however many runs there were.

import type { HeldLock } from './administration-lock.ts'
import type { RegisterEntry } from './booking-register.ts'
import type { RegisterDisk } from './register-disk.ts'
import { entryLine, headerLine } from './register-line.ts'

export interface RegisterFile {
  readonly file: string
  readonly administrationId: string
  readonly disk: RegisterDisk
  readonly lock: HeldLock
}

/** Lines beyond one an entry, as a part of the entries: keeps a settled booking under 300 bytes on the average. */
const LOOSE_PART = 0.05

export function isLoose(entries: number, lines: number): boolean {
  return lines - 1 - entries > entries * LOOSE_PART
}

/** @returns the bytes of the new file @throws ReconcileError REGISTER_LOCKED, or the system's error; the old file stays */
export async function rewriteRegister(
  { disk, file, administrationId, lock }: RegisterFile,
  entries: ReadonlyMap<string, RegisterEntry>,
): Promise<number> {
  let bytes = 0
  function* texts(): Generator<string> {
    for (const text of linesFor(administrationId, entries)) {
      bytes += text.length
      yield text
    }
  }
  await disk.writeWhole(file, texts(), () => lock.assertOurs())
  return bytes
}

function* linesFor(administrationId: string, entries: ReadonlyMap<string, RegisterEntry>): Generator<string> {
  yield headerLine(administrationId)
  for (const entry of entries.values()) yield entryLine(entry)
}
