// A SnelStart administration in a SQL Server database: its customers, invoices and entries, as SnelStart's own user makes
// them.

import { type Database, openDatabase } from '../books/database.ts'
import type { Table } from '../books/table.ts'
import { type Audit, auditLedger } from './audit.ts'
import { type AccountName, ACCOUNTS, FUNCTIONS } from './chart.ts'
import { fillLarge, type LargeBooks } from './large-books.ts'
import type { Invoice, NewEntry, NewInvoice, NewLine } from './new-rows.ts'
import { Rows } from './rows.ts'
import { type SchemaOptions, snelStartTables } from './snelstart-tables.ts'

export interface AdministrationOptions extends SchemaOptions {
  readonly name?: string
  /** ALLOW_SNAPSHOT_ISOLATION of the database; true by default. */
  readonly snapshots?: boolean
  /** Rows in bulk, before the first row of a test. */
  readonly large?: LargeBooks
}

export type { Invoice, NewEntry, NewInvoice, NewLine } from './new-rows.ts'

export async function createAdministration(options: AdministrationOptions = {}): Promise<AdministrationWorld> {
  const { name = 'Voorbeeld BV', large } = options
  const tables = snelStartTables(options)
  const database = await openDatabase({
    name,
    tables,
    ...(options.snapshots === undefined ? {} : { snapshots: options.snapshots }),
    fill: (run) => fillLarge(run, tables, large),
  })
  const world = new AdministrationWorld(database, tables)
  await world.openAccounts()
  return world
}

/** Money as text of euros: nothing here is a float. */
export class AdministrationWorld {
  readonly database: Database
  readonly rows: Rows
  readonly #accounts = new Map<AccountName, number>()
  readonly #journalColumn: string | undefined
  readonly #referenceTable: string | undefined
  readonly #referenceColumn: string | undefined
  #made = 0

  constructor(database: Database, tables: readonly Table[]) {
    this.database = database
    this.rows = new Rows(database, tables)
    this.#journalColumn = this.rows.table('Journaalpost').foreignKeys[0]?.column
    for (const name of ['VerkoopOrder', 'VerkoopFactuur', 'FactuurNummer']) {
      const column = this.rows.table(name).columns.at(-1)?.name ?? ''
      if (['fldAfhandelStatus', 'fldOrderSjabloonVerkoopID', 'fldFactuurSoort'].includes(column)) continue
      this.#referenceTable = name
      this.#referenceColumn = column
    }
  }

  async openAccounts(): Promise<void> {
    const known = await this.rows.look('fldnummer AS number, fldgrootboekid AS id', 'Grootboek')
    if (known.length === 0) {
      for (const [code, text] of Object.entries(FUNCTIONS)) {
        await this.rows.insert('GrootboekFunctie', { fldGrootboekFunctieID: Number(code), fldOmschrijving: text })
      }
    }
    for (const [name, account] of Object.entries(ACCOUNTS) as [AccountName, (typeof ACCOUNTS)[AccountName]][]) {
      const row = known.find(({ number }) => Number(number) === account.number)
      this.#accounts.set(name, row ? Number(row['id']) : await this.#openAccount(account))
    }
  }

  /** The id of an account's row. */
  account(name: AccountName): number {
    return this.#accounts.get(name) ?? 0
  }

  /** @returns its id */
  async addCustomer(about: { code?: number; name?: string | null; creditDays?: number | null } = {}): Promise<number> {
    const code = about.code ?? 10_000 + ++this.#made
    return this.rows.insert('Relatie', {
      fldRelatieSoort: 0,
      fldRelatiecode: code,
      fldNaam: about.name === undefined ? `Klant ${code}` : about.name,
      fldKrediettermijn: about.creditDays === undefined ? 14 : about.creditDays,
    })
  }

  async addInvoice(about: NewInvoice = {}): Promise<Invoice> {
    const { euros = '121.00', date = '2026-03-01', text, orderReference, hasOrder = true } = about
    const customer = about.customer ?? (await this.addCustomer())
    const number = about.number ?? String(2_026_000 + ++this.#made)
    const reference = about.reference === undefined ? `KENMERK-${number}` : about.reference
    const own = (table: string) =>
      this.#referenceTable === table && this.#referenceColumn !== undefined
        ? { [this.#referenceColumn]: reference }
        : {}
    const invoice = { fldFactuurnummer: number, fldRelatieID: customer, fldFactuurSoort: 1, ...own('FactuurNummer') }
    const id = await this.rows.insert('FactuurNummer', invoice)
    const sale = await this.rows.insert('VerkoopFactuur', {
      fldFactuurNummerID: id,
      fldDatum: date,
      fldOrderSjabloonVerkoopID: 1,
      ...own('VerkoopFactuur'),
    })
    if (hasOrder) {
      await this.rows.insert('VerkoopOrder', {
        fldVerkoopFactuurID: sale,
        fldRelatieID: customer,
        fldOrdernummer: id,
        fldDatum: date,
        fldOrderreferentie: orderReference,
        fldOmschrijving: text,
        fldAfhandelStatus: 3,
        ...own('VerkoopOrder'),
      })
    }
    return { id, number, customer, entry: await this.#sell(id, number, euros, date) }
  }

  /** An entry as its user types it. It need not balance. @returns its id */
  async book({
    journal = 'memoriaal',
    date = '2026-03-15',
    document = null,
    text = '',
    lines,
  }: NewEntry): Promise<number> {
    const journalId = this.account(journal)
    const entry = await this.rows.insert('Journaalpost', {
      fldDatum: date,
      fldBoekstuk: document,
      fldOmschrijving: text,
      ...(this.#journalColumn === undefined ? {} : { [this.#journalColumn]: journalId }),
      ...(await this.#unknownColumns(journalId, date)),
    })
    for (const [at, line] of lines.entries()) {
      await this.rows.insert('JournaalpostRegel', {
        fldJournaalpostID: entry,
        fldGrootboekID: this.account(line.account),
        fldFactuurNummerID: line.invoice,
        fldDebet: line.debit ?? '0',
        fldCredit: line.credit ?? '0',
        fldOmschrijving: line.text ?? text,
        fldRegelnummer: at + 1,
        fldBtwID: 0,
      })
    }
    return entry
  }

  /** As a bookkeeper books a payment by hand: from the tussenrekening, on the invoice. @returns the entry's id */
  async payByHand(about: {
    invoice: Invoice
    euros: string
    document?: string
    date?: string
    text?: string
  }): Promise<number> {
    const { invoice, euros, document = `M-${++this.#made}`, date = '2026-03-15', text = 'Betaling' } = about
    const lines: readonly NewLine[] = [
      { account: 'clearing', debit: euros },
      { account: 'debtors', credit: euros, invoice: invoice.id },
    ]
    return this.book({ document, date, text, lines })
  }

  /** Linked to the invoice while the amount stands on another account: the two ways of counting then differ. */
  async misplacePayment(invoice: Invoice, euros: string): Promise<number> {
    const lines: readonly NewLine[] = [
      { account: 'clearing', debit: euros },
      { account: 'questions', credit: euros, invoice: invoice.id },
    ]
    return this.book({ document: `V-${++this.#made}`, text: 'Vraagpost', lines })
  }

  /** The opening balance of the next year, with every open invoice once more: counted twice by who sums all years. */
  async closeYear(year: number): Promise<number> {
    const { openByInvoice } = await this.audit()
    const lines = [...openByInvoice].flatMap(([invoice, euros]): readonly NewLine[] => {
      const amount = euros.replace('-', '')
      return euros.startsWith('-')
        ? [
            { account: 'debtors', credit: amount, invoice },
            { account: 'opening', debit: amount },
          ]
        : [
            { account: 'debtors', debit: amount, invoice },
            { account: 'opening', credit: amount },
          ]
    })
    return this.book({ journal: 'opening', date: `${year + 1}-01-01`, document: 'BEGINBALANS', lines })
  }

  audit(): Promise<Audit> {
    return auditLedger(this.rows)
  }

  /** The engine below goes on to the next world. */
  close(): Promise<void> {
    return this.database.close()
  }

  #openAccount(account: { number: number; name: string; function: number }): Promise<number> {
    return this.rows.insert('Grootboek', {
      fldNummer: account.number,
      fldOmschrijving: account.name,
      fldGrootboekFunctieID: account.function,
    })
  }

  #sell(invoice: number, number: string, euros: string, date: string): Promise<number> {
    const totalCents = Math.round(Number(euros) * 100)
    const vatCents = Math.round((totalCents * 21) / 121)
    const line = (account: AccountName, cents: number, ofInvoice?: number): NewLine => ({
      account,
      ...(cents > 0 ? { debit: eurosOf(cents) } : { credit: eurosOf(-cents) }),
      ...(ofInvoice === undefined ? {} : { invoice: ofInvoice }),
    })
    const lines = [line('debtors', totalCents, invoice), line('revenue', vatCents - totalCents), line('vat', -vatCents)]
    return this.book({ journal: 'debtors', date, document: number, text: `Factuur ${number}`, lines })
  }

  async #unknownColumns(journal: number, date: string) {
    if (!this.rows.has('Journaalpost', 'fldVolgnummer')) return {}
    const where = this.#journalColumn === undefined ? '' : `WHERE ${this.#journalColumn.toLowerCase()} = ${journal}`
    const [last] = await this.rows.look('coalesce(max(fldvolgnummer), 0) + 1 AS n', 'Journaalpost', where)
    return {
      fldVolgnummer: Number(last?.['n']),
      fldBoekjaar: Number(date.slice(0, 4)),
      fldPeriode: Number(date.slice(5, 7)),
      fldInvoerDatum: `${date} 09:30:00`,
      fldGebruikerID: 3,
    }
  }
}

function eurosOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
