// Which decisions differ from those that were recorded last. A run every hour over the same ten thousand lines records
// each decision once; what stayed the same is in the digest over all of them.

import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { type DecidedRow, decidedRow } from './decided-row.ts'

/** The last recorded decision of each debtor, as a hash of its row. */
export type KnownDecisions = ReadonlyMap<string, string>

export interface DecisionChanges {
  readonly changed: readonly DecidedRow[]
  /** Debtors that had a decision and are not among the lines any more. */
  readonly gone: readonly string[]
  readonly unchanged: number
  readonly complete: boolean
  readonly digest: string
  readonly known: KnownDecisions
}

/** Rows dealt with in one turn of the event loop: a few milliseconds. */
const ROWS_A_TURN = 250
const HASHES_A_TURN = 5000

/** @param before undefined: nothing is known, so every decision counts as changed */
export async function decisionChanges(
  lines: readonly ReconcileLine[],
  before: KnownDecisions | undefined,
): Promise<DecisionChanges> {
  const known = new Map<string, string>()
  const changed: DecidedRow[] = []
  for (const [index, line] of lines.entries()) {
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn()
    const row = decidedRow(line)
    const hash = hashOfRow(row)
    known.set(row.debtor, hash)
    if (before?.get(row.debtor) !== hash) changed.push(row)
  }
  return {
    changed,
    gone: [...(before?.keys() ?? [])].filter((debtor) => !known.has(debtor)),
    unchanged: lines.length - changed.length,
    complete: before === undefined,
    digest: await digestOf(known),
    known,
  }
}

/** As it stands on disk and as it is read back: JSON keeps the order of properties. */
export function hashOfRow(row: object): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, HASH_LENGTH)
}

/** 96 bits: far more than it takes to tell two decisions of one debtor apart. */
const HASH_LENGTH = 16

export async function digestOf(known: KnownDecisions): Promise<string> {
  const digest = createHash('sha256')
  for (const [index, debtor] of [...known.keys()].sort().entries()) {
    if (index % HASHES_A_TURN === 0) await nextTurn()
    digest.update(`${debtor} ${known.get(debtor) ?? ''}\n`)
  }
  return digest.digest('hex')
}
