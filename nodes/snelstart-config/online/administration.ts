// SnelStart online (B2B API v2) as an administration. Only wires and delegates.

import type { Administration } from '../../reconcile/domain/administration.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { bookedEntries } from './booked-entries.ts'
import { createBookings } from './bookings.ts'
import { createChart } from './chart.ts'
import { describe } from './connection-test.ts'
import { currentOpenCents } from './current-balances.ts'
import { createCustomers } from './customers.ts'
import { knownFilters } from './known-filters.ts'
import { provenShapes } from './memoriaal-sign.ts'
import { openDebtors } from './open-debtors.ts'
import { createOrderReferences } from './order-references.ts'
import type { Connection } from './pages.ts'
import { createReadBack } from './read-back.ts'
import { createRequests, type RequestsParts } from './requests.ts'
import { createSalesJournals } from './sales-journals.ts'

export interface OnlineParts extends RequestsParts {
  /** Belongs to this administration alone. */
  readonly kept: KeptFolder
  readonly log?: (warning: Warning) => void
}

/** One object per administration: the session, the limiter and what is kept are shared by all who use it. */
export function createOnlineAdministration(parts: OnlineParts): Administration {
  const { clock, kept } = parts
  const requests = createRequests(parts)
  const connection: Connection = {
    requests,
    filters: knownFilters(),
    largestPages: new Map(),
    log: quietly(parts.log),
  }
  const chart = createChart(connection, clock)
  const bookings = createBookings(connection, chart, provenShapes(kept, connection.log))
  const readBack = createReadBack(connection, chart)
  const sources = {
    connection,
    orderReferences: createOrderReferences(connection, kept, clock),
    customers: createCustomers(connection, clock),
    salesJournals: createSalesJournals(connection, chart, kept),
  }
  return {
    describe: (signal) => describe(requests, chart, signal),
    journals: (signal) => chart.journals(signal),
    ledgerAccounts: (signal) => chart.ledgerAccounts(signal),
    openDebtors: (query, signal) => openDebtors(sources, query, signal),
    findBookings: (search, signal) => readBack.find(search, signal),
    currentOpenCents: (debtorIds, signal) => currentOpenCents(connection, debtorIds, signal),
    book: (order, signal) => bookings.book(order, signal),
    isBookingProven: (journal, signal) => bookings.isProven(journal, signal),
    provedBooking: (order) => bookings.proved(order),
    bookedEntries: bookedEntries(connection, chart),
    requestCount: () => requests.count(),
  }
}

// A warning that can't be shown must not hide what became of a booking.
function quietly(log: ((warning: Warning) => void) | undefined): (warning: Warning) => void {
  return (warning) => {
    try {
      log?.(warning)
    } catch {
      return
    }
  }
}
