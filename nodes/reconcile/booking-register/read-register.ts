// Reads a register file from its first line to its last and folds the steps into entries.

import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RegisterEntry } from './booking-register.ts'
import type { RegisterDisk } from './register-disk.ts'
import { damaged, isMissing, notPossible } from './register-errors.ts'
import { parseHeader, parseStep } from './register-line.ts'
import { afterStep, keyOf, type RegisterStep } from './register-rules.ts'

export interface RegisterReading {
  readonly entries: Map<string, RegisterEntry>
  /** Up to the end of the last whole line; what may stand after it was never promised. */
  readonly wholeBytes: number
  readonly lines: number
}

/**
 * Undefined when there is no file yet.
 * @throws ReconcileError REGISTER_DAMAGED naming file and line; REGISTER_LOCKED when it can't be read
 */
export async function readRegister(
  disk: Pick<RegisterDisk, 'linesOf'>,
  file: string,
  administrationId: string,
): Promise<RegisterReading | undefined> {
  const entries = new Map<string, RegisterEntry>()
  let line = 0
  let wholeBytes = 0
  try {
    for await (const lines of disk.linesOf(file)) {
      for (const { text, endsAt } of lines) {
        line += 1
        if (line === 1) checkHeader(text, file, administrationId)
        else takeStep(entries, text, file, line)
        wholeBytes = endsAt
      }
    }
  } catch (error) {
    if (error instanceof ReconcileError) throw error
    if (isMissing(error)) return undefined
    throw notPossible('not-readable', file, error)
  }
  // The file is made whole with its header: one without was emptied by somebody, and what it said is not known.
  if (line === 0) throw damaged('header', file, 1)
  return { entries, wholeBytes, lines: line }
}

function checkHeader(text: string, file: string, administrationId: string): void {
  const header = parseHeader(text)
  if (!header) throw damaged('header', file, 1)
  if (header.newer) throw damaged('newer-format', file, 1)
  const same = header.administration.toLowerCase() === administrationId.toLowerCase()
  if (!same) throw damaged('other-administration', file, 1)
}

function takeStep(entries: Map<string, RegisterEntry>, text: string, file: string, line: number): void {
  const step = parseStep(text)
  if (!step) throw damaged('line', file, line)
  const key = keyOf(step)
  entries.set(key, stepOrDamage(entries.get(key), step, file, line))
}

function stepOrDamage(
  before: RegisterEntry | undefined,
  step: RegisterStep,
  file: string,
  line: number,
): RegisterEntry {
  try {
    return afterStep(before, step)
  } catch (error) {
    throw damaged('contradiction', file, line, error)
  }
}
