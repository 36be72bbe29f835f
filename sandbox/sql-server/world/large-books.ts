// Books as large as an administration gets: rows by the hundred thousand, made inside the database.

import { quoted, tableName } from '../books/postgres-names.ts'
import type { Table } from '../books/table.ts'
import { ACCOUNTS, FUNCTIONS } from './chart.ts'

export interface LargeBooks {
  readonly openInvoices: number
  /** Of all journal lines: three for a sale, two for a payment. */
  readonly lines: number
}

/** Every invoice is 121.00 euros; those that are open lie evenly among the settled ones. */
export async function fillLarge(
  run: (sql: string) => Promise<void>,
  tables: readonly Table[],
  large: LargeBooks | undefined,
): Promise<void> {
  if (!large) return
  const settled = Math.max(0, Math.floor((large.lines - large.openInvoices * 3) / 5))
  const all = large.openInvoices + settled
  const insert = (name: string, columns: Readonly<Record<string, string>>, from: string): Promise<void> =>
    run(insertText(tables, name, columns, from))
  const accounts = Object.values(ACCOUNTS)
  await insert('GrootboekFunctie', { fldGrootboekFunctieID: 'f.code', fldOmschrijving: 'f.text' }, functionRows())
  await insert(
    'Grootboek',
    { fldNummer: 'a.number', fldOmschrijving: 'a.name', fldGrootboekFunctieID: 'a.function' },
    `(VALUES ${accounts.map(({ number, name, function: code }) => `(${number}, '${name}', ${code})`).join(', ')}) AS a (number, name, function)`,
  )
  const relations = Math.max(1, Math.floor(all / 10))
  const invoices = `generate_series(1, ${all}) AS i`
  await insert('Relatie', RELATION, `generate_series(1, ${relations}) AS i`)
  await insert('FactuurNummer', { ...INVOICE, fldRelatieID: `1 + i % ${relations}` }, invoices)
  await insert('VerkoopFactuur', SALE, invoices)
  await insert('VerkoopOrder', { ...ORDER, fldRelatieID: `1 + i % ${relations}` }, invoices)
  await fillEntries(insert, { all, open: large.openInvoices })
}

type Insert = (name: string, columns: Readonly<Record<string, string>>, from: string) => Promise<void>

async function fillEntries(insert: Insert, { all, open }: { all: number; open: number }): Promise<void> {
  const account = (name: keyof typeof ACCOUNTS): number => Object.keys(ACCOUNTS).indexOf(name) + 1
  const day = (number: string): string => `timestamp '2020-01-01' + (${number} % 2200) * interval '1 day'`
  const unknown = (date: string): Readonly<Record<string, string>> => ({
    fldVolgnummer: 'i',
    fldBoekjaar: `date_part('year', ${date})`,
    fldPeriode: `date_part('month', ${date})`,
    fldInvoerDatum: date,
    fldGebruikerID: '3',
  })
  const isSettled = `floor(i::numeric * ${open} / ${all}) = floor((i - 1)::numeric * ${open} / ${all})`
  const entries = `generate_series(1, ${all}) AS i`
  const sales = { fldDatum: day('i'), fldBoekstuk: `'F' || i`, fldOmschrijving: `'Factuur ' || i` }
  await insert('Journaalpost', { ...sales, '*journal': String(account('debtors')), ...unknown(day('i')) }, entries)
  const payments = { fldDatum: day('i + 14'), fldBoekstuk: `'B' || i`, fldOmschrijving: `'Betaling ' || i` }
  const paid = `${entries} WHERE ${isSettled}`
  await insert('Journaalpost', { ...payments, '*journal': String(account('bank')), ...unknown(day('i + 14')) }, paid)
  const lines = (from: string, entry: string, rows: readonly string[]): Promise<void> =>
    insert(
      'JournaalpostRegel',
      {
        fldJournaalpostID: entry,
        fldGrootboekID: 'r.account',
        fldFactuurNummerID: 'CASE WHEN r.linked THEN i END',
        fldDebet: 'r.debit',
        fldCredit: 'r.credit',
        fldOmschrijving: `'Regel ' || i`,
        fldRegelnummer: 'r.nth',
        fldBtwID: '0',
      },
      `${from} CROSS JOIN (VALUES ${rows.join(', ')}) AS r (nth, account, linked, debit, credit)`,
    )
  await lines(entries, 'i', [
    `(1, ${account('debtors')}, true, 121.0000, 0.0000)`,
    `(2, ${account('revenue')}, false, 0, 100)`,
    `(3, ${account('vat')}, false, 0, 21)`,
  ])
  const numbered = `(SELECT i, ${all} + row_number() OVER (ORDER BY i) AS entry FROM ${paid}) AS p`
  await lines(numbered, 'p.entry', [
    `(1, ${account('bank')}, false, 121.0000, 0.0000)`,
    `(2, ${account('debtors')}, true, 0, 121)`,
  ])
}

function functionRows(): string {
  return `(VALUES ${Object.entries(FUNCTIONS)
    .map(([code, text]) => `(${code}, '${text}')`)
    .join(', ')}) AS f (code, text)`
}

const RELATION = {
  fldRelatieSoort: '0',
  fldRelatiecode: '10000 + i',
  fldNaam: `'Klant ' || i`,
  fldKrediettermijn: '14',
}
const INVOICE = {
  fldFactuurnummer: `(2000000 + i)::text`,
  fldFactuurSoort: '1',
  '*reference': `'KENMERK-' || (2000000 + i)`,
}
const SALE = {
  fldFactuurNummerID: 'i',
  fldDatum: `timestamp '2020-01-01' + (i % 2200) * interval '1 day'`,
  fldOrderSjabloonVerkoopID: '1',
  '*reference': `'KENMERK-' || (2000000 + i)`,
}
const ORDER = {
  fldVerkoopFactuurID: 'i',
  fldOrdernummer: 'i',
  fldDatum: SALE.fldDatum,
  fldAfhandelStatus: '3',
  '*reference': SALE['*reference'],
}

/** Columns that this schema lacks are left out; those with a star go by what they hold. */
function insertText(
  tables: readonly Table[],
  name: string,
  columns: Readonly<Record<string, string>>,
  from: string,
): string {
  const table = tables.find((each) => each.viewOf === undefined && [name, `tbl${name}`].includes(each.name))
  if (!table) throw new RangeError(`no table ${name}`)
  const named = Object.entries(columns).flatMap(([column, value]) => {
    const real =
      column === '*journal' ? table.foreignKeys[0]?.column : column === '*reference' ? referenceOf(table) : column
    const known = table.columns.find((each) => each.name === real)
    return known ? [[quoted(known.name), value] as const] : []
  })
  const list = named.map(([column]) => column).join(', ')
  const order = /generate_series/.test(from) && !from.includes('CROSS JOIN') ? ' ORDER BY i' : ''
  return `INSERT INTO ${tableName(table)} (${list}) SELECT ${named.map(([, value]) => value).join(', ')} FROM ${from}${order}`
}

/** The betalingskenmerk is the last column of the table that has it. */
function referenceOf(table: Table): string | undefined {
  const last = table.columns.at(-1)?.name ?? ''
  return ['fldAfhandelStatus', 'fldOrderSjabloonVerkoopID', 'fldFactuurSoort'].includes(last) ? undefined : last
}
