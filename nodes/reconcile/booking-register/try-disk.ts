// Whether a register can be kept in a folder: locked, written, made to grow and read back. Tried in a folder of its own,
// so that no register and no run is touched, and taken away again.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Clock } from '../domain/clock.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { createFileLock } from './file-lock.ts'
import type { RegisterDisk } from './register-disk.ts'
import { notPossible } from './register-errors.ts'

export interface TrialParts {
  /** Not there yet. */
  readonly folder: string
  readonly clock: Clock
  readonly disk: RegisterDisk
}

const FIRST = 'first\n'
const SECOND = 'second\n'

/** @throws ReconcileError REGISTER_LOCKED with the system's own word; the signal's reason */
export async function tryDisk({ folder, clock, disk }: TrialParts, signal: AbortSignal): Promise<void> {
  const file = join(folder, 'trial.jsonl')
  try {
    const held = await createFileLock({ folder: join(folder, 'lock'), clock }).acquire(signal)
    try {
      await disk.writeWhole(file, [FIRST])
      await append(disk, file)
      await held.assertOurs()
      await readBack(disk, file)
    } finally {
      await held.release()
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof ReconcileError ? error : notPossible('not-writable', folder, error)
  } finally {
    // What stays behind is a folder of a few bytes that nothing reads.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function append(disk: RegisterDisk, file: string): Promise<void> {
  const open = await disk.openToAppend(file, FIRST.length)
  try {
    await open.append(SECOND)
  } finally {
    await open.close()
  }
}

async function readBack(disk: RegisterDisk, file: string): Promise<void> {
  let text = ''
  for await (const lines of disk.linesOf(file)) for (const line of lines) text += `${line.text}\n`
  if (text !== `${FIRST}${SECOND}`) throw notPossible('not-readable', file, undefined)
}
