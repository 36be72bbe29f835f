// One administration: what is in its books, and the ways in which tests and the demo put it there.

import type { Booking, Journal, LedgerAccount, Relation, SalesInvoice, SalesOrder } from './world/books.ts'
import { auditOf, type Audit } from './world/audit.ts'
import { fillInBulk, type BulkInvoice, type BulkOptions } from './world/bulk.ts'
import {
  HOUSE_BANK,
  JOURNAL_FUNCTIONS,
  REVENUE_ACCOUNT,
  SALES_JOURNAL,
  USUAL_ACCOUNTS,
  USUAL_JOURNALS,
  VAT_ACCOUNT,
} from './world/chart.ts'
import { Ledger } from './world/ledger.ts'
import type { NewAccount, NewInvoice, NewJournal, NewOrder, OrderWords } from './world/new-entries.ts'
import { changedOnItsDay, sell } from './world/sell.ts'
import { StoredBooks } from './world/stored-books.ts'
import { bookBankBooking } from './bookings/bank-booking.ts'
import { guidMaker } from './guids.ts'
import { turnSwitches, usualSwitches, type SnelStartSwitches, type SwitchSettings } from './switches.ts'
import { wallClock } from './wall-clock.ts'

export interface WorldOptions {
  readonly seed?: number
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number
  readonly companyName?: string
  readonly switches?: SwitchSettings
}

export class SnelStartWorld extends StoredBooks {
  readonly administrationId: string
  readonly companyName: string
  readonly switches: SnelStartSwitches
  readonly newId: ReturnType<typeof guidMaker>
  readonly now: () => number
  readonly ledger: Ledger

  constructor(options: WorldOptions = {}) {
    super()
    const { seed = 1, now = Date.now, companyName = 'Voorbeeld Fietsen B.V.', switches = {} } = options
    this.newId = guidMaker(seed)
    this.now = now
    this.companyName = companyName
    this.switches = usualSwitches()
    turnSwitches(this.switches, switches)
    this.administrationId = this.newId('administration')
    this.ledger = new Ledger(() => this.newId('mutation'))
    for (const account of USUAL_ACCOUNTS) this.addLedgerAccount(account)
    for (const journal of USUAL_JOURNALS) this.addJournal(journal)
  }

  /** The wall clock of now, as `modifiedOn` has it. */
  get clock(): string {
    return wallClock(this.now())
  }

  addRelation(relation: { name?: string; email?: string; inactive?: boolean } = {}): Relation {
    const code = 1001 + this.relations.size
    const { name = `Klant ${code}`, email, inactive = false } = relation
    const made = { id: this.newId('relation'), code, name, email, inactive, modifiedOn: this.clock }
    this.relations.set(made.id, made)
    return made
  }

  addLedgerAccount(account: NewAccount): LedgerAccount {
    return this.keepAccount({
      function: 'Diversen',
      code: 'Balans',
      costCentreRequired: false,
      inactive: false,
      ...account,
      id: this.newId('account'),
      modifiedOn: this.clock,
    })
  }

  /** A journal brings the ledger account of its number with it. */
  addJournal(journal: NewJournal): Journal {
    const { number, name, kind, inactive = false } = journal
    if (!this.hasAccount(number)) {
      this.addLedgerAccount({ number, name, inactive, function: JOURNAL_FUNCTIONS[kind] })
    }
    return this.keepJournal({ id: this.newId('journal'), number, name, kind, inactive })
  }

  addInvoice(invoice: NewInvoice = {}): SalesInvoice {
    const { date = '2026-11-02', dueDays = 14, totalCents = 12_100, salesJournal = SALES_JOURNAL } = invoice
    const number = invoice.number ?? `2026-${String(this.invoiceCount + 1).padStart(4, '0')}`
    if (this.hasInvoice(number)) throw new RangeError(`invoice ${number} exists (SnelStart: BOE-0021)`)
    const made = sell(
      this.ledger,
      {
        id: this.newId('invoice'),
        salesBookingId: this.newId('salesBooking'),
        number,
        date,
        dueDays,
        totalCents,
        relation: invoice.relation ?? this.addRelation(),
        journal: this.journal(salesJournal),
        documentNumber: invoice.documentNumber,
        description: invoice.description,
        modifiedOn: invoice.modifiedOn ?? changedOnItsDay(date),
      },
      { debtors: this.account(salesJournal), revenue: this.account(REVENUE_ACCOUNT), vat: this.account(VAT_ACCOUNT) },
    )
    this.keepInvoice(made)
    if (invoice.order) this.addOrder({ ...invoice.order, invoice: made, modifiedOn: made.modifiedOn })
    return made
  }

  /** `totalCents` may be given with or without its minus. */
  addCreditInvoice(invoice: NewInvoice = {}): SalesInvoice {
    return this.addInvoice({ ...invoice, totalCents: 0 - Math.abs(invoice.totalCents ?? 12_100) })
  }

  /** One invoice may stand for several orders, and an order may not be invoiced yet. */
  addOrder(order: NewOrder = {}): SalesOrder {
    const { betalingskenmerk, orderreferentie, omschrijving, invoice } = order
    const made: SalesOrder = {
      id: this.newId('order'),
      number: 1 + this.orders.size,
      date: order.date ?? invoice?.date ?? '2026-11-02',
      relation: order.relation ?? invoice?.relation ?? this.addRelation(),
      totalCents: invoice?.totalCents ?? 12_100,
      betalingskenmerk,
      orderreferentie,
      omschrijving,
      invoice,
      modifiedOn: order.modifiedOn ?? this.clock,
    }
    invoice?.orders.push(made)
    this.orders.set(made.id, made)
    return made
  }

  /** A word that is given as undefined is taken away. Changes the order's `modifiedOn`, as SnelStart does. */
  changeOrder(order: SalesOrder, words: OrderWords): void {
    Object.assign(order, words, { modifiedOn: this.clock })
  }

  /** As a person would enter it: received on the house bank. Below zero: paid back. */
  settleByHand(invoiceNumber: string, cents: number, date: string): Booking {
    const { salesBookingId } = this.invoice(invoiceNumber)
    const [receivedCents, spentCents] = cents < 0 ? [0, 0 - cents] : [cents, 0]
    return bookBankBooking(this, {
      datum: date,
      dagboek: { id: this.journal(HOUSE_BANK).id },
      omschrijving: `Ontvangst ${invoiceNumber}`,
      bedragOntvangen: receivedCents,
      bedragUitgegeven: spentCents,
      verkoopboekingBoekingsRegels: [
        { boekingId: { id: salesBookingId }, omschrijving: invoiceNumber, debet: spentCents, credit: receivedCents },
      ],
    })
  }

  /** False when there is no such booking. What it settled is open again. */
  deleteBooking(id: string): boolean {
    const booking = this.booking(id)
    if (!booking) return false
    this.ledger.remove(booking.entry)
    this.forgetBooking(id)
    return true
  }

  /** @throws RangeError when something was settled on it, which SnelStart refuses with BOE-0083. */
  deleteInvoice(number: string): void {
    const invoice = this.invoice(number)
    const touching = [...this.ledger.entries].filter((entry) =>
      entry.mutations.some((line) => line.invoice === invoice),
    )
    const [own] = touching
    if (touching.length !== 1 || !own) throw new RangeError(`invoice ${number} has payments (SnelStart: BOE-0083)`)
    this.ledger.remove(own)
    this.forgetInvoice(invoice)
    for (const order of invoice.orders) order.invoice = undefined
  }

  /** Bookings up to and including this day are refused from now on. */
  closePeriod(until: string): void {
    this.switches.closedUntil = until
  }

  bulk(options: BulkOptions): readonly BulkInvoice[] {
    return fillInBulk(this, options)
  }

  audit(): Audit {
    return auditOf(this)
  }

  /** Debit minus credit of an account, in cents. */
  balanceCents(accountNumber: number): number {
    return this.audit().balances.get(this.account(accountNumber).number) ?? 0
  }
}
