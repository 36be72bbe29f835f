// One transaction, alone under a lock of its name: its steps one by one, and nothing of it when one fails.

import type { Transaction } from 'mssql'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { TransactionOutcome, TransactionPlan } from '../engine.ts'
import { ask, setSession } from './ask.ts'
import type { OpenDatabase } from './connections.ts'
import { createSteps, StepRefused } from './steps.ts'
import { hasWord, type Place, statementError } from './sql-server-errors.ts'

export interface TransactionTerms {
  readonly place: Place
  readonly lockMs: number
  /** For a connection of which nobody knows what is still open on it. */
  readonly discard: () => void
}

export async function transacted(
  database: OpenDatabase,
  plan: TransactionPlan,
  terms: TransactionTerms,
  signal: AbortSignal,
): Promise<TransactionOutcome> {
  const { library, pool } = database
  const transaction = new library.Transaction(pool)
  const steps = createSteps((statement) => ask(library, transaction, statement, signal))
  const refused = (error: unknown): TransactionOutcome => {
    if (error instanceof StepRefused) return { state: 'refused', ...error.told }
    return { state: 'refused', error: error instanceof RangeError ? error : statementError(error, terms.place) }
  }
  try {
    stopIfAborted(signal)
    await transaction.begin(library.ISOLATION_LEVEL.READ_COMMITTED)
  } catch (error) {
    return refused(error)
  }
  try {
    await setSession(library, transaction, `SET XACT_ABORT ON; SET LOCK_TIMEOUT ${terms.lockMs}`, signal)
    await takeLock(database, transaction, { lock: plan.lock, ...terms }, signal)
    // Only from here on: who waits for its turn must not hold what the one before it needs.
    await setSession(library, transaction, 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE', signal)
    await steps.take(plan.steps)
    stopIfAborted(signal)
  } catch (error) {
    await takeBack(transaction, terms)
    return refused(error)
  }
  if (plan.end === 'take-back') {
    await takeBack(transaction, terms)
    return { state: 'taken-back', remembered: steps.remembered() }
  }
  try {
    await transaction.commit()
    return { state: 'committed', remembered: steps.remembered() }
  } catch (error) {
    // The library knew that the server had already rolled it back, and sent no commit.
    if (hasWord(error, 'EABORT')) return refused(error)
    terms.discard()
    return { state: 'unknown', error: statementError(error, terms.place) }
  }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new ReconcileError('CANCELLED', 'any')
}

/** Below 0: not in time, cancelled, deadlock, or a mistake in the call (docs: sp_getapplock, return values). */
async function takeLock(
  { library }: OpenDatabase,
  transaction: Transaction,
  terms: TransactionTerms & { readonly lock: string },
  signal: AbortSignal,
): Promise<void> {
  if (!/^[\w -]{1,32}$/.test(terms.lock)) throw new RangeError(`not the name of a lock: ${JSON.stringify(terms.lock)}`)
  const text =
    'DECLARE @got int; EXEC @got = sp_getapplock @Resource = @p1, @LockMode = @p2, @LockOwner = @p3, ' +
    '@LockTimeout = @p4; SELECT @got AS [got]'
  const [row] = await ask(
    library,
    transaction,
    {
      text,
      inputs: [
        { name: 'p1', type: 'text', value: terms.lock },
        { name: 'p2', type: 'text', value: 'Exclusive' },
        { name: 'p3', type: 'text', value: 'Transaction' },
        { name: 'p4', type: 'integer', value: terms.lockMs },
      ],
    },
    signal,
  )
  const got = row?.cells['got']
  if (typeof got === 'number' && got >= 0) return
  throw new ReconcileError('SNELSTART_LOCKED', 'other-booking', { ...terms.place })
}

/** A connection that can't say that it rolled back is closed: then the server does. */
async function takeBack(transaction: Transaction, { discard }: TransactionTerms): Promise<void> {
  try {
    await transaction.rollback()
  } catch (error) {
    if (!hasWord(error, 'EABORT')) discard()
  }
}
