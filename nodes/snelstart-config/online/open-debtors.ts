// Every open debtor: the open invoices, joined with the references of their orders, their customers and their journal.

import { NO_CENTS } from '../../reconcile/domain/cents.ts'
import type { DebtorQuery } from '../../reconcile/domain/administration.ts'
import type { OpenDebtor } from '../../reconcile/domain/open-debtor.ts'
import type { Customer, Customers } from './customers.ts'
import { centsOf, type InvoiceFacts, invoiceFacts } from './mapping.ts'
import { chunks, PAGE_ROWS } from './odata.ts'
import type { OrderReferences, References } from './order-references.ts'
import { type Connection, filteredPages, readPage } from './pages.ts'
import type { SalesJournals } from './sales-journals.ts'
import { type Verkoopfactuur, verkoopfacturen } from './schemas.ts'

export interface DebtorSources {
  readonly connection: Connection
  readonly orderReferences: OrderReferences
  readonly customers: Customers
  readonly salesJournals: SalesJournals
}

const OPEN = { filter: 'OpenstaandSaldo ne 0', filterName: 'verkoopfacturen.OpenstaandSaldo' }

export async function* openDebtors(
  sources: DebtorSources,
  query: DebtorQuery,
  signal: AbortSignal,
): AsyncGenerator<readonly OpenDebtor[], void, undefined> {
  const invoices = await openInvoices(sources.connection, signal)
  const rows = invoices.map(({ row }) => row)
  const references = await sources.orderReferences.of(rows, signal)
  const customers = query.customerNames ? await sources.customers.named(customerIds(rows), signal) : new Map()
  const journals =
    query.salesJournal === undefined
      ? new Map<string, number>()
      : await sources.salesJournals.placed(invoices.map(toPlaced), query.salesJournal, signal)
  for (const page of chunks(invoices, PAGE_ROWS)) {
    yield page.map((invoice) => toOpenDebtor(invoice, { references, customers, journals }))
  }
}

interface OpenInvoice {
  readonly row: Verkoopfactuur
  readonly facts: InvoiceFacts
}

interface Found {
  readonly references: ReadonlyMap<string, References>
  readonly customers: ReadonlyMap<string, Customer>
  readonly journals: ReadonlyMap<string, number>
}

async function openInvoices(connection: Connection, signal: AbortSignal): Promise<readonly OpenInvoice[]> {
  const found = await readOpenInvoices(connection, signal)
  if (found.length > 0 || !connection.filters.mayAsk(OPEN.filterName)) return found
  // Nobody owes anything: that can also be a filter that finds nothing.
  const page = await readPage(connection, verkoopfacturen, {}, signal)
  if (!page.some(isPerhapsOpen)) return found
  connection.filters.isUseless(OPEN.filterName)
  return readOpenInvoices(connection, signal)
}

async function readOpenInvoices(connection: Connection, signal: AbortSignal): Promise<readonly OpenInvoice[]> {
  const found = new Map<string, OpenInvoice>()
  for await (const page of filteredPages(connection, verkoopfacturen, OPEN, signal)) {
    for (const row of page.filter(isPerhapsOpen)) {
      const facts = invoiceFacts(row)
      if ('unreadable' in facts) {
        const values = { invoiceNumber: row.factuurnummer, property: facts.unreadable }
        connection.log({ code: 'unreadable-invoice', values })
      } else found.set(row.id, { row, facts })
    }
  }
  return [...found.values()]
}

/** Also when the balance can't be read: then a person is told. */
const isPerhapsOpen = (row: Verkoopfactuur): boolean => centsOf(row.openstaandSaldo) !== NO_CENTS

function customerIds(rows: readonly Verkoopfactuur[]): ReadonlySet<string> {
  return new Set(rows.map(({ relatie }) => relatie?.id).filter((id) => typeof id === 'string'))
}

const toPlaced = ({ row, facts }: OpenInvoice) => ({
  id: row.id,
  invoiceNumber: row.factuurnummer,
  invoiceDate: facts.invoiceDate,
})

function toOpenDebtor({ row, facts }: OpenInvoice, { references, customers, journals }: Found): OpenDebtor {
  const customerId = row.relatie?.id ?? ''
  const salesBookingId = row.verkoopBoeking?.id
  const salesJournal = journals.get(row.id)
  return {
    id: row.id,
    ...(salesBookingId ? { salesBookingId } : {}),
    invoiceNumber: row.factuurnummer,
    invoiceDate: facts.invoiceDate,
    ...(facts.dueDate === undefined ? {} : { dueDate: facts.dueDate }),
    customer: { id: customerId, ...customers.get(customerId) },
    currency: 'EUR',
    totalCents: facts.totalCents,
    openCents: facts.openCents,
    references: { factuurnummer: row.factuurnummer, ...references.get(row.id) },
    ...(salesJournal === undefined ? {} : { salesJournal }),
  }
}
