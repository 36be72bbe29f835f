// An office with its books in an Access file: SnelStart makes entries, and ours are made beside them.

import assert from 'node:assert/strict'

import type { BookingOrder } from '../../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents, sumCents } from '../../../../nodes/reconcile/domain/cents.ts'
import { systemClock } from '../../../../nodes/shared/http/system-clock.ts'
import { createAccessEngine } from '../../../../nodes/snelstart-config/database/access/access-engine.ts'
import {
  type ByExampleBooking,
  createByExampleBooking,
} from '../../../../nodes/snelstart-config/database/by-example/by-example-booking.ts'
import { findProfile, tablesToAsk } from '../../../../nodes/snelstart-config/database/profile/find-profile.ts'
import { fingerprint, schemaParts } from '../../../../nodes/snelstart-config/database/profile/fingerprint.ts'
import { NO_OVERRIDES } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { createStatementBooks } from '../../../../nodes/snelstart-config/database/reading/statement-books.ts'
import type { Catalogue, CatalogueTable } from '../../../../nodes/snelstart-config/database/catalogue.ts'
import type { DatabaseEngine } from '../../../../nodes/snelstart-config/database/engine.ts'
import { type AccessStandIn, startAccess } from '../../../../sandbox/access/start-access.ts'
import { aWindows } from '../access/windows.ts'
import { keptInMemory } from '../kept-in-memory.ts'
import { type ExtraColumns, officeTables } from './office-tables.ts'

export const LEDGER = { clearing: 1, debtors: 2, memoriaal: 3, revenue: 4, sales: 2, differences: 5 } as const

export const signal = new AbortController().signal

export interface HandMade {
  readonly document: string
  readonly date: string
  readonly description?: string
  /** Invoice id to euros. */
  readonly settles: Readonly<Record<number, string>>
  readonly enteredOn?: string
  readonly user?: number
  /** Further columns: the entry's, and each line's. */
  readonly entry?: Readonly<Record<string, unknown>>
  readonly lines?: (line: { readonly position: number; readonly invoice: number | null }) => Record<string, unknown>
}

export interface Office extends AccessStandIn {
  readonly engine: DatabaseEngine
  /** Another Node-RED with the same kept rows, at the same file. */
  booking(): Promise<ByExampleBooking>
  addInvoice(euros: string, given?: { customer?: number; columns?: Record<string, unknown> }): Promise<number>
  /** As SnelStart writes it. */
  makeByHand(entry: HandMade): Promise<number>
  /** Whole rows of one entry, by its boekstuk. */
  entry(document: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  openCents(invoice: number): Promise<number>
  remove(document: string): Promise<void>
  /** Every entry and line there is. */
  everything(): Promise<readonly unknown[]>
  /** As a Node-RED that starts after the tables have changed. */
  bookingAfter(change: ExtraColumns): Promise<ByExampleBooking>
}

export async function anOffice(extra: ExtraColumns = {}): Promise<Office> {
  const { machine } = await aWindows()
  const standIn = await startAccess(officeTables(extra))
  const rows: Office['rows'] = (sql) => standIn.rows(sql)
  const engineAt = (): DatabaseEngine =>
    createAccessEngine({ place: { file: standIn.file }, clock: systemClock, machine })
  const engine = engineAt()
  const kept = keptInMemory()
  const bookingBy = async (own: DatabaseEngine): Promise<ByExampleBooking> => {
    const catalogue = await own.catalogue(tablesToAsk(NO_OVERRIDES), signal)
    const found = findProfile(catalogue, NO_OVERRIDES)
    assert.ok(found.found)
    const { profile } = found
    const books = createStatementBooks({ engine: own, profile, log: () => undefined })
    const print = fingerprint(schemaParts(catalogue, profile))
    return createByExampleBooking({ engine: own, profile, books, fingerprint: print, kept, clock: systemClock })
  }
  await rows(`INSERT INTO tblgrootboek (fldnummer, fldomschrijving, fldgrootboekfunctieid, fldnonactief) VALUES
    (2000, 'Tussenrekening', 110, false), (1300, 'Debiteuren', 4, false), (2900, 'Memoriaal', 7, false),
    (8000, 'Omzet', 0, false), (4990, 'Betalingsverschillen', 0, false)`)
  await rows(`INSERT INTO tblrelatie (fldrelatieid, fldrelatiecode, fldnaam) VALUES
    (41, 10041, 'Jansen'), (42, 10042, 'De Vries')`)
  const insert = async (table: string, values: Readonly<Record<string, unknown>>, key: string): Promise<number> => {
    const names = Object.keys(values).map((name) => `"${name.toLowerCase()}"`)
    const list = Object.values(values).map(literal)
    const [row] = await rows(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${list.join(', ')}) RETURNING ${key}`)
    return Number(row?.[key])
  }
  const addEntry = async (
    values: Readonly<Record<string, unknown>>,
    lines: readonly Readonly<Record<string, unknown>>[],
  ): Promise<number> => {
    const id = await insert('tbljournaalpost', values, 'fldjournaalpostid')
    for (const line of lines) {
      await insert('tbljournaalpostregel', { fldJournaalpostID: id, ...line }, 'fldjournaalpostregelid')
    }
    return id
  }
  return {
    ...standIn,
    engine,
    booking: () => bookingBy(engineAt()),
    async addInvoice(euros, { customer = 41, columns = {} } = {}) {
      const [{ next } = { next: 0 }] = await rows(
        'SELECT coalesce(max(fldfactuurnummerid), 700) + 1 AS next FROM tblfactuurnummer',
      )
      const id = Number(next)
      const invoice = { fldFactuurNummerID: id, fldFactuurnummer: `2026-${id}`, fldRelatieID: customer, ...columns }
      await insert('tblfactuurnummer', invoice, 'fldfactuurnummerid')
      const line = {
        fldFactuurNummerID: id,
        fldOmschrijving: 'Verkoop',
        fldBtwID: 0,
        fldKoers: '1',
        fldRelatieID: customer,
      }
      await addEntry(
        { fldDatum: '2026-09-01', fldDagboekGrootboekID: LEDGER.sales, ...unknownOf('2026-09-01', 1, 1) },
        [
          { ...line, fldGrootboekID: LEDGER.debtors, fldDebet: euros, fldCredit: '0', fldRegelnummer: 1 },
          {
            ...line,
            fldFactuurNummerID: null,
            fldGrootboekID: LEDGER.revenue,
            fldDebet: '0',
            fldCredit: euros,
            fldRegelnummer: 2,
          },
        ],
      )
      return id
    },
    async makeByHand({
      document,
      date,
      description = 'met de hand',
      settles,
      enteredOn = '2026-11-20 09:13:07',
      ...more
    }) {
      const [{ next } = { next: 0 }] = await rows(
        `SELECT coalesce(max(fldvolgnummer), 0) + 1 AS next FROM tbljournaalpost WHERE flddagboekgrootboekid = ${LEDGER.memoriaal}`,
      )
      const invoices = Object.entries(settles)
      const total = sumCents(invoices.map(([, euros]) => cents(Math.round(Number(euros) * 100)))) / 100
      const relations = await rows('SELECT fldfactuurnummerid AS id, fldrelatieid AS relation FROM tblfactuurnummer')
      const extraLine = more.lines ?? (() => ({}))
      const known = { fldBtwID: 0, fldKoers: '1', fldOmschrijving: description }
      return addEntry(
        {
          fldDatum: date,
          fldBoekstuk: document,
          fldOmschrijving: description,
          fldDagboekGrootboekID: LEDGER.memoriaal,
          ...unknownOf(date, Number(next), more.user ?? 7, enteredOn),
          ...more.entry,
        },
        [
          {
            ...known,
            fldGrootboekID: LEDGER.clearing,
            fldFactuurNummerID: null,
            fldDebet: total.toFixed(2),
            fldCredit: '0',
            fldRegelnummer: 1,
            ...extraLine({ position: 0, invoice: null }),
          },
          ...invoices.map(([id, euros], index) => ({
            ...known,
            fldGrootboekID: LEDGER.debtors,
            fldFactuurNummerID: Number(id),
            fldDebet: '0',
            fldCredit: euros,
            fldRegelnummer: index + 2,
            fldRelatieID: relations.find((row) => Number(row['id']) === Number(id))?.['relation'],
            ...extraLine({ position: index + 1, invoice: Number(id) }),
          })),
        ],
      )
    },
    entry: (document) =>
      rows(`SELECT p.*, r.*, p.fldomschrijving AS header FROM tbljournaalpost p JOIN tbljournaalpostregel r
        ON r.fldjournaalpostid = p.fldjournaalpostid WHERE p.fldboekstuk = '${document}' ORDER BY r.fldjournaalpostregelid`),
    async remove(document) {
      const ours = `(SELECT fldjournaalpostid FROM tbljournaalpost WHERE fldboekstuk = '${document}')`
      await rows(`DELETE FROM tbljournaalpostregel WHERE fldjournaalpostid IN ${ours}`)
      await rows(`DELETE FROM tbljournaalpost WHERE fldboekstuk = '${document}'`)
    },
    everything: async () => [
      ...(await rows('SELECT * FROM tbljournaalpost ORDER BY 1')),
      ...(await rows('SELECT * FROM tbljournaalpostregel ORDER BY 1')),
    ],
    bookingAfter: (change) =>
      bookingBy({
        ...engine,
        catalogue: async (names, asked) => withColumns(await engine.catalogue(names, asked), change),
      }),
    async openCents(invoice) {
      const [row] = await rows(`SELECT sum(flddebet - fldcredit) * 100 AS open FROM tbljournaalpostregel
        WHERE fldgrootboekid = ${LEDGER.debtors} AND fldfactuurnummerid = ${invoice}`)
      return Number(row?.['open'])
    },
  }
}

/** As if a column had been added: the stand-in's tables are what they are. */
function withColumns({ tables }: Catalogue, { line = [], entry = [] }: ExtraColumns): Catalogue {
  const added = (name: string): CatalogueTable['columns'] =>
    (name === 'tblJournaalpost' ? entry : name === 'tblJournaalpostRegel' ? line : []).map((column) => ({
      name: column.name,
      type: 'Long Integer',
      family: 'integer',
      nullable: true,
      hasDefault: false,
      counted: false,
      computed: false,
    }))
  return { tables: tables.map((table) => ({ ...table, columns: [...table.columns, ...added(table.name)] })) }
}

function unknownOf(
  date: string,
  number: number,
  user: number,
  enteredOn = '2026-09-01 08:00:01',
): Record<string, unknown> {
  return {
    fldBoekjaar: Number(date.slice(0, 4)),
    fldVolgnummer: number,
    fldInvoerDatum: enteredOn,
    fldGebruikerID: user,
    fldMarkering: 0,
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  throw new RangeError(`not a value for a column: ${typeof value}`)
}

/** An order for invoices and their euros. */
export function anOrder(
  settles: Readonly<Record<number, string>>,
  given: Partial<BookingOrder> & { readonly transaction?: string } = {},
): BookingOrder {
  const { transaction = '4051823', ...more } = given
  const key = `MSP-${transaction}`
  const lines = Object.entries(settles).map(([id, euros]) => ({
    debtorId: id,
    salesBookingId: id,
    invoiceNumber: `2026-${id}`,
    cents: cents(Math.round(Number(euros) * 100)),
    description: `${key} IDEAL`,
  }))
  return {
    key,
    date: calendarDate('2026-11-23'),
    description: `${key} IDEAL`,
    journal: 2900,
    clearingAccount: 2000,
    clearingCents: sumCents(lines.map((line) => line.cents)),
    differenceCents: cents(0),
    overpaidCents: cents(0),
    lines,
    example: 'HAND-2',
    ...more,
  }
}
