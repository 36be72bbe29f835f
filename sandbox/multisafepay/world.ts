// What happened at MultiSafepay: the demo and the tests tell it here, the routes only show it.

import { movementCents, SETTLED } from './balance.ts'
import { fillInBulk, type BulkOptions } from './bulk.ts'
import type { GiftCardOptions, PayoutOptions, PayOptions, ReturnOptions } from './happenings.ts'
import { moment, newTransaction, type Draft, type TransactionDetails } from './new-transaction.ts'
import { paymentMethod } from './payment-methods.ts'
import type { Transaction } from './transaction.ts'
import { createTransactionStore, type Stored, type TransactionChange } from './transaction-store.ts'

export class MultiSafepayWorld {
  readonly siteId: number
  readonly #store = createTransactionStore()

  constructor(siteId = 12345) {
    this.siteId = siteId
  }

  get transactionCount(): number {
    return this.#store.count
  }

  /** The row as it is now; the rows that builders return are as they were then. */
  transaction(id: string): Transaction | undefined {
    return this.#store.byId(id)
  }

  transactionsOfOrder(orderId: string): readonly Transaction[] {
    return this.#store.byOrder(orderId)
  }

  relatedTo(transaction: Transaction): readonly Transaction[] {
    return this.#store.relatedTo(transaction.id)
  }

  newestFirst(): readonly Stored[] {
    return this.#store.newestFirst()
  }

  /** Completed at once, unless the method never collects (PayPal) or is only authorised by then (e-invoicing). */
  pay(options: PayOptions): Transaction {
    const {
      orderId,
      cents,
      at,
      completedAt,
      method = 'IDEAL',
      siteId,
      type,
      status,
      financialStatus,
      ...details
    } = options
    const usual = usualStatus(method)
    const financial = financialStatus ?? status ?? usual.financialStatus
    return this.#add({
      orderId,
      cents,
      type: type ?? (paymentMethod(method).coupon ? 'coupon' : 'payment'),
      debitCredit: 'C',
      status: status ?? usual.status,
      financialStatus: financial,
      method,
      siteId: siteId ?? this.siteId,
      created: moment(at),
      completed: SETTLED.has(financial) ? moment(completedAt ?? at) : undefined,
      details,
    })
  }

  /** Pay later, not captured: the shop may ship, the money is not in the balance. */
  authorise(options: PayOptions): Transaction {
    return this.pay({ method: 'KLARNA', status: 'completed', financialStatus: 'uncleared', ...options })
  }

  /** One order, two rows in the list: the gift card as a coupon and the rest by iDEAL. */
  giftCardPlusIdeal({ giftCents, idealCents, ...options }: GiftCardOptions): {
    coupon: Transaction
    payment: Transaction
  } {
    const coupon = this.pay({ ...options, cents: giftCents, method: 'VVVGIFTCRD' })
    return { coupon, payment: this.pay({ ...options, cents: idealCents, method: 'IDEAL' }) }
  }

  /** A row of its own; the original keeps its whole amount. Completed at the end of that day, as MultiSafepay does. */
  refund(of: Transaction, cents: number, options: ReturnOptions): Transaction {
    const refund = this.#takeBack('refund', of, cents, {
      feeCents: 19,
      feeText: 'EURO 0.19 per refund',
      description: `Refund ${of.orderId}`,
      ...options,
    })
    this.#markReturned(refund)
    return this.#current(refund)
  }

  chargeback(of: Transaction, cents: number, options: ReturnOptions): Transaction {
    const description = `Chargeback ${of.orderId}`
    const chargeback = this.#takeBack('chargeback', of, cents, { feeCents: 0, description, ...options })
    this.#markReturned(chargeback)
    return this.#current(chargeback)
  }

  /** A dispute that the shop won: the money comes back as a row of its own. */
  reverseChargeback(chargeback: Transaction, { at }: { at: string }): Transaction {
    const original = this.#originalOf(chargeback)
    this.#store.change(original.id, { status: 'completed' })
    return this.#add({
      ...takenFrom(original, chargeback.cents),
      type: 'reverse_chargeback',
      debitCredit: 'C',
      status: 'completed',
      financialStatus: 'completed',
      created: moment(at),
      completed: moment(at),
      details: { feeCents: 0, currency: original.currency, originalId: original.id },
    })
  }

  /** What was waiting is collected: a bank transfer, a Klarna capture, a refund at midnight. */
  complete(row: Transaction, at: string): Transaction {
    const status = this.#current(row).status === 'shipped' ? 'shipped' : 'completed'
    this.change(row, { status, financialStatus: 'completed', completed: moment(at) })
    this.#markReturned(row)
    return this.#current(row)
  }

  expire(row: Transaction): Transaction {
    return this.change(row, { status: 'expired', financialStatus: 'expired', completed: undefined })
  }

  /** Any other turn that a row can take: void, cancelled, declined, a word that nobody knows. */
  change(row: Transaction, changes: TransactionChange): Transaction {
    return this.#store.change(row.id, changes)
  }

  /** From the balance to the bank: a row of the account, so of no site. */
  payout({ cents, at, currency = 'EUR', feeCents = 50 }: PayoutOptions): Transaction {
    return this.#ofTheAccount('automatic_payout', cents, at, { currency, feeCents, feeText: 'EURO 0.50 per payout' })
  }

  monthlyFee({ cents, at }: { cents: number; at: string }): Transaction {
    return this.#ofTheAccount('monthly_fee', cents, at, { feeCents: 0 })
  }

  /** Many ordinary rows at once, the same for the same seed. */
  bulk(options: BulkOptions): readonly Transaction[] {
    return fillInBulk(this, options)
  }

  /** Received − returned − fees − payouts. With a site: only that site's rows, so without payouts. */
  balanceCents(siteId?: number, currency = 'EUR'): number {
    return this.#store
      .newestFirst()
      .map((stored) => stored.transaction)
      .filter((row) => row.currency === currency && (siteId === undefined || row.siteId === siteId))
      .reduce((total, row) => total + movementCents(row), 0)
  }

  #takeBack(type: string, of: Transaction, cents: number, options: ReturnOptions): Transaction {
    const { at, completedAt, status = 'completed', ...details } = options
    const original = this.#current(of)
    const collects = paymentMethod(original.method ?? '').collects
    const financialStatus = status === 'completed' && !collects ? 'initialized' : status
    return this.#add({
      ...takenFrom(original, cents),
      orderId: details.refundOrderId ?? original.orderId,
      type,
      debitCredit: 'D',
      status,
      financialStatus,
      created: moment(at),
      completed: financialStatus === 'completed' ? moment(completedAt ?? endOfDay(at)) : undefined,
      details: { currency: original.currency, ...details, originalId: original.id },
    })
  }

  #ofTheAccount(type: string, cents: number, at: string, details: Partial<TransactionDetails>): Transaction {
    return this.#add({
      orderId: `${type}-${at.slice(0, 10)}`,
      cents,
      type,
      debitCredit: 'D',
      status: 'completed',
      financialStatus: 'completed',
      method: null,
      siteId: null,
      created: moment(at),
      completed: moment(at),
      details: { description: type, externalTransactionId: null, ...details },
    })
  }

  /** The order's own status follows what went back, once it did. */
  #markReturned(row: Transaction): void {
    const returned = this.#current(row)
    if (returned.originalId === undefined || returned.status !== 'completed') return
    const original = this.#originalOf(returned)
    if (returned.type === 'chargeback') this.#store.change(original.id, { status: 'chargeback' })
    if (returned.type !== 'refund') return
    const refunds = this.#store.relatedTo(original.id).filter((related) => related.type === 'refund')
    const cents = refunds
      .filter(({ status }) => status === 'completed')
      .reduce((total, refund) => total + refund.cents, 0)
    this.#store.change(original.id, { status: cents >= original.cents ? 'refunded' : 'partial_refunded' })
  }

  #originalOf(row: Transaction): Transaction {
    const original = this.#store.byId(row.originalId ?? '')
    if (!original) throw new RangeError(`transaction ${row.id} belongs to no other`)
    return original
  }

  #current(row: Transaction): Transaction {
    const current = this.#store.byId(row.id)
    if (!current) throw new RangeError(`transaction ${row.id} is not of this world`)
    return current
  }

  #add(draft: Draft): Transaction {
    const transaction = newTransaction(draft, this.#store.count)
    this.#store.add(transaction)
    return transaction
  }
}

const takenFrom = ({ orderId, method, siteId }: Transaction, cents: number) => ({ orderId, method, siteId, cents })

/** A refund becomes final at midnight; the recorded example shows 23:59:40. */
function endOfDay(at: string): string {
  const late = `${moment(at).text.slice(0, 10)}T23:59:40`
  return moment(late).unix > moment(at).unix ? late : at
}

function usualStatus(method: string): { status: string; financialStatus: string } {
  if (method === 'EINVOICE') return { status: 'shipped', financialStatus: 'initialized' }
  const collects = paymentMethod(method).collects
  return { status: 'completed', financialStatus: collects ? 'completed' : 'initialized' }
}
