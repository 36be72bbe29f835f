// An administration in the tables of SnelStart in an .mdb: its customers, invoices and entries.

import type { AccessStandIn } from './start-access.ts'

export interface SmallInvoice {
  readonly number: string
  readonly cents: number
  readonly paidCents?: number
  readonly reference?: string
}

export interface NewInvoice {
  readonly number: string
  readonly customer: number
  readonly date: string
  readonly cents: number
  readonly reference: string | undefined
}

export interface NewEntry {
  /** Number of the journal. */
  readonly journal: number
  readonly document: string
  readonly date: string
  readonly lines: readonly EntryLine[]
}

export interface EntryLine {
  /** Number of the ledger account. */
  readonly account: number
  readonly invoice?: number
  /** Debit less credit. */
  readonly cents: number
}

export interface SmallAdministration {
  /** @returns its id */
  addCustomer(code: number, name: string): Promise<number>
  /** @returns its id */
  addInvoice(invoice: NewInvoice): Promise<number>
  enter(entry: NewEntry): Promise<void>
}

/** By number; the function tells what an account is (docs/database.md#functions). */
const ACCOUNTS = [
  { number: 1300, name: 'Debiteuren', function: 4 },
  { number: 2000, name: 'Tussenrekening betalingen', function: 110 },
  { number: 8000, name: 'Omzet', function: 21 },
  { number: 9000, name: 'Memoriaal', function: 7 },
  { number: 2100, name: 'Beginbalans', function: 8 },
] as const

/** A few invoices and payments, for who needs books and not a story. */
export async function fillAdministration(access: AccessStandIn, invoices: readonly SmallInvoice[]): Promise<void> {
  const books = await openAdministration(access)
  const customer = await books.addCustomer(10_001, 'Bakkerij Jansen')
  for (const { number, cents, reference, paidCents = 0 } of invoices) {
    const invoice = await books.addInvoice({ number, customer, date: '2026-03-01', cents, reference })
    if (paidCents === 0) continue
    const lines = [
      { account: 2000, cents: paidCents },
      { account: 1300, invoice, cents: -paidCents },
    ]
    await books.enter({ journal: 9000, document: `M${number}`, date: '2026-03-10', lines })
  }
}

export async function openAdministration(access: AccessStandIn): Promise<SmallAdministration> {
  const accounts = new Map<number, number>()
  for (const { number, name, function: code } of ACCOUNTS) {
    const columns = '(fldnummer, fldomschrijving, fldgrootboekfunctieid, fldnonactief)'
    const values = `(${number}, ${quoted(name)}, ${code}, false)`
    accounts.set(number, await insert(access, 'fldgrootboekid', `tblgrootboek ${columns} VALUES ${values}`))
  }
  const account = (number: number): number => accounts.get(number) ?? 0
  const enter = async ({ journal, document, date, lines }: NewEntry): Promise<void> => {
    const columns = '(flddatum, fldboekstuk, flddagboekgrootboekid)'
    const values = `(${quoted(date)}, ${quoted(document)}, ${account(journal)})`
    const entry = await insert(access, 'fldjournaalpostid', `tbljournaalpost ${columns} VALUES ${values}`)
    for (const { account: number, invoice, cents } of lines) {
      const [debit, credit] = cents >= 0 ? [cents, 0] : [0, -cents]
      await access.rows(
        `INSERT INTO tbljournaalpostregel (fldjournaalpostid, fldgrootboekid, fldfactuurnummerid, flddebet, fldcredit)
         VALUES (${entry}, ${account(number)}, ${invoice ?? 'NULL'}, ${debit / 100}, ${credit / 100})`,
      )
    }
  }
  return {
    enter,
    addCustomer: (code, name) =>
      insert(
        access,
        'fldrelatieid',
        `tblrelatie (fldrelatiecode, fldrelatiesoort, fldnaam, fldkrediettermijn)
         VALUES (${code}, 0, ${quoted(name)}, 14)`,
      ),
    async addInvoice({ number, customer, date, cents, reference }) {
      const row = `tblfactuurnummer (fldfactuurnummer, fldrelatieid) VALUES (${quoted(number)}, ${customer})`
      const invoice = await insert(access, 'fldfactuurnummerid', row)
      const lines = [
        { account: 1300, invoice, cents },
        { account: 8000, cents: -cents },
      ]
      await enter({ journal: 1300, document: `V${number}`, date, lines })
      const sold = `tblverkoopfactuur (fldfactuurnummerid, flddatum) VALUES (${invoice}, ${quoted(date)})`
      const sale = await insert(access, 'fldverkoopfactuurid', sold)
      await access.rows(
        `INSERT INTO tblverkooporder (fldverkoopfactuurid, fldrelatieid, fldbetalingskenmerk)
         VALUES (${sale}, ${customer}, ${reference === undefined ? 'NULL' : quoted(reference)})`,
      )
      return invoice
    },
  }
}

async function insert(access: AccessStandIn, key: string, row: string): Promise<number> {
  const [made] = await access.rows(`INSERT INTO ${row} RETURNING ${key} AS id`)
  return Number(made?.['id'])
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
