// The connection test of a database: every check in the order in which one rests on the other, each a line.

import { dateInAmsterdam, instantOf } from '../../../reconcile/domain/amsterdam.ts'
import { addDays } from '../../../reconcile/domain/calendar-date.ts'
import type { Cents } from '../../../reconcile/domain/cents.ts'
import type { Clock } from '../../../reconcile/domain/clock.ts'
import type { BooksInUse } from '../database-booking.ts'
import { administrationId } from '../port/identity.ts'
import type { LookedAt } from '../port/books-state.ts'
import type { BooksSource } from '../source.ts'
import { candidateShares, type ReferenceCandidate } from './candidate-shares.ts'
import { checkChosenAccounts, checkDebtorsAccount, type ChosenAccounts } from './check-accounts.ts'
import { checkHealth } from './check-health.ts'
import { type CheckLine, doubtful, failed, passed } from './check-line.ts'
import { checkMissing, checkTables } from './check-tables.ts'
import type { Confirmation } from './confirmation.ts'

export interface DatabaseTest {
  readonly lines: readonly CheckLine[]
  readonly name: string
  /** Absent where it can't be told: then there is preview only. */
  readonly id?: string
  readonly openItems?: number
  /** To compare with SnelStart's own list of open debtors. */
  readonly openTotalCents?: Cents
  readonly isTotalConfirmed: boolean
  /** Nothing is wrong with what a run reads; on which journal is booked is chosen elsewhere. */
  readonly isSound: boolean
  readonly candidates: readonly ReferenceCandidate[]
}

export interface ChecksParts {
  readonly name: string
  readonly source: BooksSource
  readonly confirmation: Confirmation
  readonly clock: Pick<Clock, 'now'>
  readonly lookAt: (signal: AbortSignal) => Promise<LookedAt>
}

/** Entries that are counted for their balance. */
const SINCE_DAYS = 366

/** @throws ReconcileError when the database can't be reached or read at all: its sentence says why */
export async function runChecks(
  parts: ChecksParts,
  chosen: readonly ChosenAccounts[],
  signal: AbortSignal,
): Promise<DatabaseTest> {
  const { name, source } = parts
  const looked = await parts.lookAt(signal)
  const lines: CheckLine[] = [passed('check-reached', { name })]
  if (!source.writes) lines.push(doubtful('check-read-only'))
  const none = { name, isTotalConfirmed: false, isSound: false, candidates: [] }
  const { inUse } = looked
  if (inUse === undefined) return { ...none, lines: [...lines, ...checkMissing(looked.missing)] }
  const accounts = await inUse.books.accounts(signal)
  const debtors = checkDebtorsAccount(accounts)
  lines.push(...checkTables(inUse.profile, looked.changed), ...debtors)
  const onWhat = checkChosenAccounts(accounts, chosen)
  // Without one debtors account there is nothing to sum.
  if (debtors.some(({ kind }) => kind === 'error')) return { ...none, lines: [...lines, ...onWhat] }
  const since = addDays(dateInAmsterdam(parts.clock.now()), -SINCE_DAYS)
  const health = checkHealth(await inUse.books.health(since, signal), inUse.profile)
  const candidates = await candidateShares(source, looked.catalogue, { profile: inUse.profile, since }, signal)
  const total = await totalOf(parts, inUse, [...lines, ...health], signal)
  const isSound = areSound([...lines, ...health, ...total.lines])
  return { ...none, candidates, ...total, isSound, lines: [...lines, ...onWhat, ...health, ...total.lines] }
}

/**
 * @param before what the total rests on: recorded only when all of it passed, since a total of columns that are wrong can't
 * be confirmed. On which journal is booked has nothing to do with it.
 */
async function totalOf(
  { confirmation, clock }: ChecksParts,
  { books, fingerprint }: BooksInUse,
  before: readonly CheckLine[],
  signal: AbortSignal,
): Promise<Omit<DatabaseTest, 'name' | 'candidates' | 'isSound'>> {
  const { items, openCents } = await books.openTotal(signal)
  const counted = { openItems: items, openTotalCents: openCents }
  const lines: CheckLine[] = [passed('check-open-total', { items, openCents })]
  const id = await administrationId(books, signal)
  if (id === undefined) return { ...counted, isTotalConfirmed: false, lines: [...lines, failed('check-no-identity')] }
  if (areSound(before)) {
    const total = { administrationId: id, fingerprint, openTotalCents: openCents }
    await confirmation.counted(total, instantOf(clock.now()))
  }
  const isTotalConfirmed = await confirmation.isConfirmed({ administrationId: id, fingerprint })
  lines.push(isTotalConfirmed ? passed('check-total-confirmed') : doubtful('check-total-not-confirmed'))
  return { ...counted, id, isTotalConfirmed, lines }
}

function areSound(lines: readonly CheckLine[]): boolean {
  return lines.every(({ kind }) => kind !== 'error')
}
