// What a booking is made of in the books: its lines in the ledger, whatever journal it is in and whoever changed it since.
// The ledger has no link to the booking, so its lines are those of its journal, its day and its boekstuk.

import type { BookedEntries, BookedInvoice, BookedLine, LedgerAccount } from '../../reconcile/domain/administration.ts'
import { addDays, type CalendarDate } from '../../reconcile/domain/calendar-date.ts'
import { cents } from '../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { readById } from './by-id.ts'
import type { Chart } from './chart.ts'
import { eachOf } from './each-of.ts'
import { centsOf } from './mapping.ts'
import { allOf, guidLiteral, isGuid, startOfDay } from './odata.ts'
import { allRows, type Connection, filteredPages } from './pages.ts'
import {
  type Grootboekmutatie,
  grootboekmutaties,
  type Verkoopfactuur,
  verkoopfactuur,
  verkoopfacturen,
} from './schemas.ts'

export function bookedEntries(connection: Connection, chart: Chart): BookedEntries {
  return {
    async linesUnder({ key, journal: number, date }, signal) {
      const journal = await chart.journal(number, signal)
      const rows = await linesOfDay(connection, journal.id, date, signal)
      const own = rows.filter((row) => row.dagboek?.id === journal.id && row.datum === date && isUnder(key, row))
      if (own.length === 0) return []
      const accounts = new Map((await chart.ledgerAccounts(signal)).map((account) => [account.id, account]))
      return own.map((row) => toBookedLine(row, accounts))
    },
    async invoices(debtorIds, signal) {
      const ids = [...new Set(debtorIds)].filter(isGuid)
      const rows = await eachOf(ids, (id) =>
        readById(connection.requests, { path: verkoopfacturen.path, schema: verkoopfactuur, id }, signal),
      )
      return new Map(rows.flatMap((row) => (row ? [[row.id, toInvoice(row)] as const] : [])))
    },
  }
}

/** A filter that is ignored brings other rows along, which are left out; one that hides rows makes a booking absent. */
function linesOfDay(
  connection: Connection,
  journalId: string,
  date: CalendarDate,
  signal: AbortSignal,
): Promise<Grootboekmutatie[]> {
  const days = allOf(`Datum ge ${startOfDay(date)}`, `Datum lt ${startOfDay(addDays(date, 1))}`)
  const filter = allOf(`Dagboek/Id eq ${guidLiteral(journalId)}`, days)
  const ask = { filter, filterName: `${grootboekmutaties.path}.Dagboek/Id+Datum`, strict: true }
  return allRows(filteredPages(connection, grootboekmutaties, ask, signal))
}

/** A boekstuk that was typed over in other capitals is still the same booking. */
function isUnder(key: string, { boekstuk }: Grootboekmutatie): boolean {
  return (boekstuk ?? '').trim().toUpperCase() === key.toUpperCase()
}

function toBookedLine(row: Grootboekmutatie, accounts: ReadonlyMap<string, LedgerAccount>): BookedLine {
  const account = accounts.get(row.grootboek?.id ?? '')
  const [debit, credit] = [centsOf(row.debet ?? '0'), centsOf(row.credit ?? '0')]
  if (!account || debit === undefined || credit === undefined) {
    const values = { invoiceNumber: row.factuurNummer ?? '', property: account ? 'debet' : 'grootboek' }
    throw new ReconcileError('SNELSTART_ANSWER', 'unreadable-amount', values)
  }
  const invoiceNumber = row.factuurNummer?.trim()
  return { account, debitCents: cents(debit - credit), ...(invoiceNumber ? { invoiceNumber } : {}) }
}

function toInvoice({ factuurnummer, verkoopBoeking }: Verkoopfactuur): BookedInvoice {
  const salesBookingId = verkoopBoeking?.id
  return { invoiceNumber: factuurnummer.trim(), ...(salesBookingId ? { salesBookingId } : {}) }
}
