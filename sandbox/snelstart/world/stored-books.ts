// What an administration holds, and the ways in which it is found again.

import type { Booking, Journal, LedgerAccount, Relation, SalesInvoice, SalesOrder } from './books.ts'

export class StoredBooks {
  readonly relations = new Map<string, Relation>()
  readonly accounts = new Map<string, LedgerAccount>()
  readonly journals = new Map<string, Journal>()
  readonly orders = new Map<string, SalesOrder>()
  readonly #invoices = new Map<string, SalesInvoice>()
  readonly #bookings = new Map<string, Booking>()
  readonly #invoicesByNumber = new Map<string, SalesInvoice>()
  readonly #invoicesBySalesBooking = new Map<string, SalesInvoice>()
  readonly #accountsByNumber = new Map<number, LedgerAccount>()
  readonly #journalsByNumber = new Map<number, Journal>()

  /** In order of entry. */
  invoices(): IterableIterator<SalesInvoice> {
    return this.#invoices.values()
  }

  /** Bookings that clients and persons made, in order of entry; the sales bookings belong to their invoices. */
  bookings(): IterableIterator<Booking> {
    return this.#bookings.values()
  }

  get invoiceCount(): number {
    return this.#invoices.size
  }

  invoiceById(id: string): SalesInvoice | undefined {
    return this.#invoices.get(id)
  }

  booking(id: string): Booking | undefined {
    return this.#bookings.get(id)
  }

  keepAccount(account: LedgerAccount): LedgerAccount {
    this.accounts.set(account.id, account)
    this.#accountsByNumber.set(account.number, account)
    return account
  }

  keepJournal(journal: Journal): Journal {
    this.journals.set(journal.id, journal)
    this.#journalsByNumber.set(journal.number, journal)
    return journal
  }

  keepInvoice(invoice: SalesInvoice): SalesInvoice {
    this.#invoices.set(invoice.id, invoice)
    this.#invoicesByNumber.set(invoice.number, invoice)
    this.#invoicesBySalesBooking.set(invoice.salesBookingId, invoice)
    return invoice
  }

  forgetInvoice(invoice: SalesInvoice): void {
    this.#invoices.delete(invoice.id)
    this.#invoicesByNumber.delete(invoice.number)
    this.#invoicesBySalesBooking.delete(invoice.salesBookingId)
  }

  /** The invoice stays the same one, with what was settled on it. */
  renumberInvoice(number: string, to: string): void {
    const invoice = this.invoice(number)
    if (this.hasInvoice(to)) throw new RangeError(`invoice ${to} exists (SnelStart: BOE-0021)`)
    this.#invoicesByNumber.delete(number)
    invoice.number = to
    this.#invoicesByNumber.set(to, invoice)
  }

  keepBooking(booking: Booking): Booking {
    this.#bookings.set(booking.id, booking)
    return booking
  }

  forgetBooking(id: string): void {
    this.#bookings.delete(id)
  }

  hasAccount(number: number): boolean {
    return this.#accountsByNumber.has(number)
  }

  hasInvoice(number: string): boolean {
    return this.#invoicesByNumber.has(number)
  }

  invoiceOfSalesBooking(id: string): SalesInvoice | undefined {
    return this.#invoicesBySalesBooking.get(id)
  }

  invoice(number: string): SalesInvoice {
    return existing(this.#invoicesByNumber.get(number), `invoice ${number}`)
  }

  account(number: number): LedgerAccount {
    return existing(this.#accountsByNumber.get(number), `ledger account ${number}`)
  }

  journal(number: number): Journal {
    return existing(this.#journalsByNumber.get(number), `journal ${number}`)
  }

  bookingsWith(documentNumber: string): readonly Booking[] {
    return [...this.#bookings.values()].filter(({ entry }) => entry.documentNumber === documentNumber)
  }
}

function existing<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new RangeError(`there is no ${what} in this administration`)
  return thing
}
