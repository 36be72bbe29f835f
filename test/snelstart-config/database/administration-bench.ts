// An administration over small books, with a clock that a test owns.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import type { BookingOrder } from '../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents, NO_CENTS } from '../../../nodes/reconcile/domain/cents.ts'
import type { OpenDebtor } from '../../../nodes/reconcile/domain/open-debtor.ts'
import type { Warning } from '../../../nodes/reconcile/domain/warning.ts'
import {
  createDatabaseAdministration,
  type DatabaseAdministration,
  type DatabaseParts,
} from '../../../nodes/snelstart-config/database/administration.ts'
import type { DatabaseBooking } from '../../../nodes/snelstart-config/database/database-booking.ts'
import { engineSource } from '../../../nodes/snelstart-config/database/reading/engine-source.ts'
import { type BooksBench, openBooksBench } from './books-bench.ts'
import { folderInMemory, keptInMemory } from './kept-in-memory.ts'
import type { Tables } from './small-books.ts'

export interface AdministrationBench extends BooksBench {
  readonly administration: DatabaseAdministration
  /** Another process with the same data folder. */
  again(over?: Partial<DatabaseParts>): DatabaseAdministration
  readonly released: { times: number }
  readonly clock: ManualClock
}

export class ManualClock implements Clock {
  time = globalThis.Date.parse('2026-11-24T12:00:00+01:00')
  readonly sleepers: { readonly until: number; wake(): void }[] = []

  now(): number {
    return this.time
  }

  random(): number {
    return 0
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      this.sleepers.push({ until: this.time + milliseconds, wake: resolve })
    })
  }

  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds
    for (const sleeper of this.sleepers.filter(({ until }) => until <= this.time)) sleeper.wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export async function openAdministration(
  over: Partial<DatabaseParts> = {},
  tables?: Tables,
): Promise<AdministrationBench> {
  const bench = await openBooksBench(tables)
  const clock = new ManualClock()
  const released = { times: 0 }
  const log = (warning: Warning): void => void bench.warnings.push(warning)
  const source = engineSource(
    {
      ...bench.small.engine,
      release: () => {
        released.times += 1
        return Promise.resolve()
      },
    },
    log,
  )
  const kept = folderInMemory()
  const totals = keptInMemory()
  const again = (more: Partial<DatabaseParts> = {}): DatabaseAdministration =>
    createDatabaseAdministration({
      source,
      kind: 'network',
      name: 'Winkel',
      settings: {},
      kept,
      totals,
      clock,
      log,
      ...over,
      ...more,
    })
  return { ...bench, administration: again(), again, released, clock }
}

export async function debtorsOf({ administration, signal }: AdministrationBench, query = {}): Promise<OpenDebtor[]> {
  const debtors: OpenDebtor[] = []
  for await (const page of administration.openDebtors({ customerNames: true, ...query }, signal)) debtors.push(...page)
  return debtors
}

export function anOrder(over: Partial<BookingOrder> = {}): BookingOrder {
  return {
    key: 'MSP-1',
    date: calendarDate('2026-11-20'),
    description: 'MSP-1',
    journal: 2900,
    clearingAccount: 2000,
    clearingCents: cents(12100),
    differenceCents: NO_CENTS,
    overpaidCents: NO_CENTS,
    lines: [{ debtorId: '1', salesBookingId: '1', invoiceNumber: 'F1', cents: cents(12100), description: 'MSP-1' }],
    ...over,
  }
}

export const alwaysBooks: DatabaseBooking = {
  book: () => Promise.resolve({ state: 'booked', id: '77' }),
  isProven: () => Promise.resolve(true),
  proved: () => Promise.resolve(),
}
