// The settings of this node and of the match-payments before it, held against each other and against the connections.

import { addDays, type CalendarDate } from '../domain/calendar-date.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { checkWay } from '../book-payment/check-way.ts'
import { checkImportFolder } from '../book-payment/by-file/import-folder.ts'
import type { BookNodeSettings } from '../../shared/settings/book-node-settings.ts'
import type { MatchNodeSettings } from '../../shared/settings/match-node-settings.ts'
import { doubtful, failed, fine, type Finding, wrong } from './finding.ts'
import type { Ground } from './ground.ts'
import type { Looking } from './look.ts'

export async function* lookAtSettings({ parts, ground, today }: Looking): AsyncGenerator<Finding> {
  yield* matchingOf(parts, ground)
  const settings = parts.settings()
  ground.settings = settings
  const { mode, bookFrom, importFile } = settings.book
  if (ground.description) yield* refusal(() => checkWay(settings.via, ground.description?.kind ?? 'online'))
  if (importFile) yield* await refusalOf(checkImportFolder(importFile.folder))
  if (mode === 'preview') yield fine('mode-preview')
  if (mode === 'book' && bookFrom !== undefined) yield fine('mode-book', { bookFrom })
  yield* startOf(bookFrom, ground.matching, today)
  yield* accountsFor(settings, ground.matching)
  yield* testMoney(settings, ground)
}

/** A node that can't be read must not hide what this node's own settings are. */
function* matchingOf(parts: Looking['parts'], ground: Ground): Generator<Finding> {
  try {
    const matching = parts.matching()
    ground.matching = matching ?? parts.usualMatching
    if (matching === undefined) yield doubtful('match-missing')
    else if (!parts.isSameProvider) yield doubtful('match-other-provider')
  } catch (error) {
    yield failed(error)
  }
}

function* startOf(
  bookFrom: CalendarDate | undefined,
  matching: MatchNodeSettings | undefined,
  today: CalendarDate,
): Generator<Finding> {
  if (bookFrom === undefined) {
    yield doubtful('book-from-missing')
    return
  }
  if (bookFrom > today) yield doubtful('book-from-later', { bookFrom })
  if (matching === undefined) return
  const since = addDays(today, -matching.paidSinceDays)
  if (bookFrom < since) yield doubtful('book-from-before-reading', { bookFrom, since, days: matching.paidSinceDays })
}

function* accountsFor({ book }: BookNodeSettings, matching: MatchNodeSettings | undefined): Generator<Finding> {
  const { toleranceCents = 0, overpaid = 'hold' } = matching?.match ?? {}
  if (toleranceCents > 0 && book.differenceAccount === undefined) {
    yield doubtful('difference-account-missing', { toleranceCents })
  }
  if (overpaid === 'book-open' && book.overpaidAccount === undefined) yield doubtful('overpaid-account-missing')
  for (const field of ['differenceAccount', 'overpaidAccount'] as const) {
    const account = book[field]
    if (account !== undefined && account === book.clearingAccount) yield wrong('account-twice', { field, account })
  }
}

function* testMoney({ book }: BookNodeSettings, { account, matching }: Ground): Generator<Finding> {
  if (account?.environment !== 'test' || book.mode !== 'book' || matching?.allowTestPayments) return
  yield failed(new ReconcileError('CONFIG_INVALID', 'test-payments'))
}

function* refusal(check: () => void): Generator<Finding> {
  try {
    check()
  } catch (error) {
    yield failed(error)
  }
}

async function refusalOf(check: Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await check
    return []
  } catch (error) {
    return [failed(error)]
  }
}
