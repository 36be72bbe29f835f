// SnelStart's ids of the accounts that a booking names by number.

import type { BookingOrder } from '../../reconcile/domain/booking-order.ts'
import { type Cents, negative } from '../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { Chart } from './chart.ts'

export interface LedgerAmount {
  readonly accountId: string
  /** Negative: credited. Never 0: SnelStart refuses an empty line (BOE-0028). */
  readonly debitCents: Cents
}

/** The payment difference and what was overpaid. @throws ReconcileError CONFIG_INVALID or of reading the accounts */
export async function otherAmounts(
  order: BookingOrder,
  chart: Chart,
  signal: AbortSignal,
): Promise<readonly LedgerAmount[]> {
  const amounts = [
    await ledgerAmount(order.differenceAccount, order.differenceCents, chart, signal),
    await ledgerAmount(order.overpaidAccount, negative(order.overpaidCents), chart, signal),
  ]
  return amounts.filter((amount) => amount !== undefined)
}

export async function ledgerAmount(
  account: number | undefined,
  debitCents: Cents,
  chart: Chart,
  signal: AbortSignal,
): Promise<LedgerAmount | undefined> {
  if (debitCents === 0) return undefined
  if (account === undefined) throw new ReconcileError('CONFIG_INVALID', 'no-ledger-account')
  const { id, active } = await chart.ledgerAccount(account, signal)
  if (!active) throw new ReconcileError('CONFIG_INVALID', 'ledger-account-inactive', { number: account })
  return { accountId: id, debitCents }
}
