// Writes what a bookkeeper would: accounts, customers, invoices, payments. Every entry is in balance.

import type { SmallBooks } from './small-books.ts'

export const LEDGER = {
  cash: 1,
  bank: 2,
  debtors: 4,
  creditors: 5,
  memoriaal: 7,
  opening: 8,
  clearing: 110,
  revenue: 80,
  other: 19,
}

export interface AnInvoice {
  readonly number?: string
  readonly euros?: string
  readonly date?: string
  readonly customer?: number
  readonly reference?: string | null
  /** Without one it was entered by hand. */
  readonly hasOrder?: boolean
}

export class BookKeeper {
  readonly #books: Pick<SmallBooks, 'run'>
  readonly #prefix: string
  #entries = 0
  #invoices = 0
  #customers = 0

  constructor(books: Pick<SmallBooks, 'run'>, prefix = 'tbl') {
    this.#books = books
    this.#prefix = prefix
  }

  async openAccounts(): Promise<void> {
    const rows = [
      [LEDGER.cash, 1000, 'Kas', 1],
      [LEDGER.bank, 1010, 'Bank', 2],
      [LEDGER.debtors, 1300, 'Debiteuren', 4],
      [LEDGER.creditors, 1500, 'Crediteuren', 5],
      [LEDGER.memoriaal, 2900, 'Memoriaal', 7],
      [LEDGER.opening, 2100, 'Balans', 8],
      [LEDGER.clearing, 2000, 'Tussenrekening betalingen', 110],
      [LEDGER.revenue, 8000, 'Omzet', 0],
      [LEDGER.other, 1990, 'Vraagposten', 0],
    ]
    for (const [id, number, name, code] of rows) {
      await this.#insert('Grootboek', {
        fldGrootboekID: id,
        fldNummer: number,
        fldOmschrijving: name,
        fldGrootboekFunctieID: code,
        fldNonactief: false,
      })
    }
  }

  async addCustomer(name = 'Klant', creditDays: number | null = 14): Promise<number> {
    const id = ++this.#customers
    await this.#insert('Relatie', {
      fldRelatieID: id,
      fldRelatiecode: 100 + id,
      fldNaam: name,
      fldRelatieSoort: 0,
      fldKrediettermijn: creditDays,
    })
    return id
  }

  /** @returns the id of the invoice */
  async addInvoice(given: AnInvoice = {}): Promise<number> {
    const id = ++this.#invoices
    const {
      number = `F${id}`,
      euros = '121.00',
      date = '2026-10-01T00:00:00',
      reference = `MSP${id}`,
      hasOrder = true,
    } = given
    const customer = given.customer ?? 1
    await this.#insert('FactuurNummer', { fldFactuurNummerID: id, fldFactuurnummer: number, fldRelatieID: customer })
    if (hasOrder) {
      await this.#insert('VerkoopFactuur', { fldVerkoopFactuurID: 1000 + id, fldFactuurNummerID: id, fldDatum: date })
      await this.addOrder(id, { reference })
    }
    await this.addEntry({ journal: LEDGER.debtors, date }, [
      { ledger: LEDGER.debtors, invoice: id, debit: euros },
      { ledger: LEDGER.revenue, credit: euros },
    ])
    return id
  }

  async addOrder(
    invoice: number,
    given: { readonly reference?: string | null; readonly orderReference?: string } = {},
  ): Promise<void> {
    await this.#insert('VerkoopOrder', {
      fldVerkoopOrderID: 5000 + ++this.#entries,
      fldVerkoopFactuurID: 1000 + invoice,
      fldRelatieID: 1,
      fldBetalingskenmerk: given.reference ?? null,
      fldOrderreferentie: given.orderReference ?? null,
      fldOmschrijving: null,
    })
  }

  /** @returns the id of the entry */
  async settle(invoice: number, euros: string, header: AnEntry = {}): Promise<number> {
    return this.addEntry({ journal: LEDGER.memoriaal, ...header }, [
      { ledger: LEDGER.clearing, debit: euros },
      { ledger: LEDGER.debtors, invoice, credit: euros },
    ])
  }

  async addEntry(header: AnEntry, lines: readonly ALine[]): Promise<number> {
    const id = ++this.#entries
    const { journal = LEDGER.memoriaal, date = '2026-10-20T00:00:00', document = null } = header
    await this.#insert('Journaalpost', {
      fldJournaalpostID: id,
      fldDatum: date,
      fldBoekstuk: document,
      fldDagboekGrootboekID: journal,
    })
    for (const [index, { ledger, invoice = null, debit = null, credit = null }] of lines.entries()) {
      await this.#insert('JournaalpostRegel', {
        fldJournaalpostRegelID: id * 10 + index,
        fldJournaalpostID: id,
        fldGrootboekID: ledger,
        fldFactuurNummerID: invoice,
        fldDebet: debit,
        fldCredit: credit,
      })
    }
    return id
  }

  async #insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row).map((column) => `"${column}"`)
    const values = Object.values(row).map((value) =>
      typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
    )
    await this.#books.run(`INSERT INTO "${this.#prefix}${table}" (${columns.join(', ')}) VALUES (${values.join(', ')})`)
  }
}

export interface AnEntry {
  readonly journal?: number
  readonly date?: string
  readonly document?: string
}

export interface ALine {
  readonly ledger: number
  readonly invoice?: number
  readonly debit?: string
  readonly credit?: string
}
