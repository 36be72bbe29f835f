// The rows of a period as they are remembered between runs: what is kept, since when it is whole, and how fresh.
// It may be lost: a record that is not understood means that nothing was kept.

import type { Cents } from '../../reconcile/domain/cents.ts'
import type { KeptRows } from '../../reconcile/domain/kept-rows.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import { KEPT_FORMAT, type KeptLine, type KeptRecord, keptForm, readRecord } from './kept-records.ts'
import { epochOf } from './local-time.ts'
import type { TransactionPage, UnreadableRow } from './transaction-pages.ts'

/** What an order told of money that went back, beyond the rows of the list. */
export interface ReturnsOfOrder {
  /** The words of the order's payments when it was asked: other words, and it is asked again. */
  readonly words: string
  readonly at: number
  /** All that was refunded; undefined when the order did not tell. */
  readonly refundedCents?: Cents
  readonly rows: readonly ProviderPayment[]
}

export interface LastRead {
  readonly at: number
  readonly createdFrom: number
  readonly completedFrom: number
}

export class KeptPayments {
  readonly payments = new Map<string, ProviderPayment>()
  readonly unreadable = new Map<string, UnreadableRow>()
  readonly returns = new Map<string, ReturnsOfOrder>()
  /** Milliseconds since 1970. */
  whole: { readonly from: number; readonly at: number } | undefined
  lastRead: LastRead | undefined
  readonly #readAt = new Map<string, number>()
  readonly #rows: KeptRows
  #unwritten: KeptLine[] = []
  #linesOnDisk = 0

  private constructor(rows: KeptRows) {
    this.#rows = rows
  }

  static async open(rows: KeptRows): Promise<KeptPayments> {
    const kept = new KeptPayments(rows)
    for await (const line of rows.read()) {
      const record = readRecord(line)
      if (record === undefined) return new KeptPayments(rows)
      kept.#remember(record)
      kept.#linesOnDisk += 1
    }
    return kept.whole === undefined ? new KeptPayments(rows) : kept
  }

  /** Forgets every row, for a whole period that was read anew; what orders told is kept. */
  static emptyFor(period: { from: number; at: number }, before: KeptPayments): KeptPayments {
    const kept = new KeptPayments(before.#rows)
    kept.whole = period
    for (const [key, returns] of before.returns) kept.returns.set(key, returns)
    return kept
  }

  /** Takes in a page that was read at `at`. Only what changed is written. */
  take({ payments, unreadable }: TransactionPage, at: number): void {
    for (const payment of payments) {
      const changed = !isSame(this.payments.get(payment.transactionId), payment)
      this.#keep(payment, at)
      if (changed) this.#write({ is: 'row', at, row: keptForm(payment) })
    }
    for (const row of unreadable) {
      const known = this.unreadable.has(keyOf(row))
      this.#doubt(row)
      if (!known) this.#write(unreadableLine(row))
    }
  }

  /** Says that a row was seen again, unchanged or not, so that it need not be asked for a while. */
  refreshed(payment: ProviderPayment, at: number): void {
    this.#keep(payment, at)
    this.#write({ is: 'row', at, row: keptForm(payment) })
  }

  tell(key: string, returns: ReturnsOfOrder): void {
    this.returns.set(key, returns)
    this.#write(returnsLine(key, returns))
  }

  /** Only to be told once every page was taken in. */
  finishedReading(read: LastRead): void {
    this.lastRead = read
    this.#write({ is: 'read', ...read })
  }

  /** When the row was last read from MultiSafepay. */
  readAt(payment: ProviderPayment): number {
    const own = Math.max(this.#readAt.get(payment.transactionId) ?? 0, this.whole?.at ?? 0)
    if (this.lastRead === undefined) return own
    const { at, createdFrom, completedFrom } = this.lastRead
    const inWindow =
      epochOf(payment.created) >= createdFrom ||
      (payment.completed !== undefined && epochOf(payment.completed) >= completedFrom)
    return inWindow ? Math.max(own, at) : own
  }

  /**
   * Writes what is new, or everything once the file is twice as long as it need be. One append holds rows and bookmark:
   * a kill leaves the old bookmark or the new one with all its rows.
   */
  async save(): Promise<void> {
    const lines = this.#unwritten
    if (this.#linesOnDisk === 0 || this.#linesOnDisk + lines.length > 2 * this.#liveLines()) {
      await this.#rows.replace(this.#everything())
      this.#linesOnDisk = this.#liveLines()
    } else if (lines.length > 0) {
      await this.#rows.append(lines)
      this.#linesOnDisk += lines.length
    }
    this.#unwritten = []
  }

  /** Where nothing is on disk yet, all of it will be written at once. */
  #write(line: KeptLine): void {
    if (this.#linesOnDisk > 0) this.#unwritten.push(line)
  }

  #remember(record: KeptRecord): void {
    switch (record.is) {
      case 'whole':
        this.whole = record
        break
      case 'read':
        this.lastRead = record
        break
      case 'row':
        this.#keep(record.row, record.at)
        break
      case 'unreadable':
        this.#doubt(unreadableOf(record))
        break
      case 'returns':
        this.returns.set(record.key, returnsOf(record))
        break
    }
  }

  #keep(payment: ProviderPayment, at: number): void {
    this.payments.set(payment.transactionId, payment)
    this.#readAt.set(payment.transactionId, at)
    this.unreadable.delete(payment.transactionId)
  }

  #doubt(row: UnreadableRow): void {
    this.unreadable.set(keyOf(row), row)
    if (row.transactionId !== undefined) this.payments.delete(row.transactionId)
  }

  #liveLines(): number {
    return this.payments.size + this.unreadable.size + this.returns.size + 2
  }

  *#everything(): Generator<KeptLine> {
    if (this.whole !== undefined) yield { is: 'whole', format: KEPT_FORMAT, ...this.whole }
    for (const payment of this.payments.values()) {
      yield { is: 'row', at: this.#readAt.get(payment.transactionId) ?? 0, row: keptForm(payment) }
    }
    for (const row of this.unreadable.values()) yield unreadableLine(row)
    for (const [key, returns] of this.returns) yield returnsLine(key, returns)
    if (this.lastRead !== undefined) yield { is: 'read', ...this.lastRead }
  }
}

const keyOf = ({ transactionId, orderId = '', invoiceId = '' }: UnreadableRow): string =>
  transactionId ?? `? ${orderId} ${invoiceId}`

function isSame(one: ProviderPayment | undefined, other: ProviderPayment): boolean {
  return one !== undefined && JSON.stringify(keptForm(one)) === JSON.stringify(keptForm(other))
}

function unreadableLine({ transactionId, orderId, invoiceId }: UnreadableRow): KeptLine {
  return {
    is: 'unreadable',
    ...(transactionId === undefined ? {} : { id: transactionId }),
    ...(orderId === undefined ? {} : { order: orderId }),
    ...(invoiceId === undefined ? {} : { invoice: invoiceId }),
  }
}

function unreadableOf({ id, order, invoice }: Extract<KeptRecord, { is: 'unreadable' }>): UnreadableRow {
  return {
    ...(id === undefined ? {} : { transactionId: id }),
    ...(order === undefined ? {} : { orderId: order }),
    ...(invoice === undefined ? {} : { invoiceId: invoice }),
  }
}

function returnsLine(key: string, { words, at, refundedCents, rows }: ReturnsOfOrder): KeptLine {
  const refunded = refundedCents === undefined ? {} : { refunded: refundedCents }
  return { is: 'returns', key, words, at, ...refunded, rows: rows.map(keptForm) }
}

function returnsOf({ words, at, refunded, rows }: Extract<KeptRecord, { is: 'returns' }>): ReturnsOfOrder {
  return { words, at, ...(refunded === undefined ? {} : { refundedCents: refunded }), rows }
}
