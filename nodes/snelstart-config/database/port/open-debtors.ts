// The open items as open debtors, page by page.

import type { DebtorQuery } from '../../../reconcile/domain/administration.ts'
import { addDays } from '../../../reconcile/domain/calendar-date.ts'
import type { OpenDebtor } from '../../../reconcile/domain/open-debtor.ts'
import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { Books, OpenItem } from '../books.ts'

const PAGE_ITEMS = 500
/** A longer term is no term: somebody typed a year. */
const CREDIT_DAYS_MAX = 3650

export async function* openDebtors(
  books: Pick<Books, 'openItems'>,
  query: DebtorQuery,
  log: (warning: Warning) => void,
  signal: AbortSignal,
): AsyncGenerator<readonly OpenDebtor[], void, undefined> {
  let unplaced = 0
  let after: string | undefined
  for (;;) {
    const items = await books.openItems(after, PAGE_ITEMS, signal)
    const last = items.at(-1)
    if (last === undefined) break
    after = last.id
    unplaced += items.filter(({ journal }) => journal === undefined).length
    yield items.map((item) => toOpenDebtor(item, query))
  }
  if (query.salesJournal !== undefined && unplaced > 0) {
    log({ code: 'sales-journal-unknown', values: { invoices: unplaced, journal: query.salesJournal } })
  }
}

function toOpenDebtor(item: OpenItem, { salesJournal, customerNames }: DebtorQuery): OpenDebtor {
  const { id, code, name, creditDays } = item.relation
  const hasTerm = creditDays !== undefined && creditDays >= 0 && creditDays <= CREDIT_DAYS_MAX
  return {
    id: item.id,
    // A line settles an invoice by the same key.
    salesBookingId: item.id,
    invoiceNumber: item.invoiceNumber,
    invoiceDate: item.invoiceDate,
    ...(hasTerm ? { dueDate: addDays(item.invoiceDate, creditDays) } : {}),
    customer: {
      id,
      ...(code === undefined ? {} : { code }),
      ...(customerNames && name !== undefined ? { name } : {}),
    },
    currency: 'EUR',
    totalCents: item.totalCents,
    openCents: item.openCents,
    ...(item.linkedCents === item.openCents ? {} : { linkedOpenCents: item.linkedCents }),
    references: {
      factuurnummer: item.invoiceNumber,
      ...(item.paymentReference === undefined ? {} : { betalingskenmerk: item.paymentReference }),
      ...(item.orderReference === undefined ? {} : { orderreferentie: item.orderReference }),
      ...(item.orderText === undefined ? {} : { omschrijving: item.orderText }),
    },
    ...(salesJournal !== undefined && item.journal === salesJournal ? { salesJournal } : {}),
  }
}
