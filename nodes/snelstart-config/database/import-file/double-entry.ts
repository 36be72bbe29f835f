// A booking as the rows of its entry: which account, debit or credit, and whose invoice. Debit and credit are equal.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import { type Cents, NO_CENTS, negative } from '../../../reconcile/domain/cents.ts'

export interface EntryRow {
  readonly account: number
  /** One of the two is 0. */
  readonly debitCents: Cents
  readonly creditCents: Cents
  readonly description: string
  readonly customerCode?: string
  readonly invoiceNumber?: string
}

/**
 * In a Bank journal the first row is the bank account's own: one public writer of this file gives it too
 * (reference section 6, one source); in a Memoriaal the rows balance among themselves without the journal's account.
 *
 * @param debtorsAccount the account behind the sales journal
 * @throws RangeError when the order does not balance, or money has no account: that is a bug of ours
 */
export function doubleEntry(order: BookingOrder, debtorsAccount: number): readonly EntryRow[] {
  const { description, clearingCents, differenceCents, overpaidCents } = order
  const rows = [
    row(order.clearingAccount ?? order.journal, clearingCents, description),
    row(order.differenceAccount, differenceCents, description),
    ...order.lines.map((line) => ({
      ...row(debtorsAccount, negative(line.cents), line.description),
      invoiceNumber: line.invoiceNumber,
      ...(line.customerCode === undefined ? {} : { customerCode: line.customerCode }),
    })),
    row(order.overpaidAccount, negative(overpaidCents), description),
  ].filter(({ debitCents, creditCents }) => debitCents !== 0 || creditCents !== 0)
  const balance = rows.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0)
  if (balance !== 0) throw new RangeError(`booking ${order.key} is ${balance} cents out of balance`)
  return rows
}

/** @param amount + is debit, − is credit */
function row(account: number | undefined, amount: Cents, description: string): EntryRow {
  if (account === undefined && amount !== 0) throw new RangeError('an amount without an account')
  return {
    account: account ?? 0,
    debitCents: amount > 0 ? amount : NO_CENTS,
    creditCents: amount < 0 ? negative(amount) : NO_CENTS,
    description,
  }
}
