// The adapter on a stand-in of SnelStart, over real HTTP, with a clock of its own and rows kept in memory.

import type { Administration, BookingSearch } from '../../../nodes/reconcile/domain/administration.ts'
import type { BookingOrder } from '../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { type Cents, cents, NO_CENTS } from '../../../nodes/reconcile/domain/cents.ts'
import type { KeptFolder } from '../../../nodes/reconcile/domain/kept-rows.ts'
import type { OpenDebtor } from '../../../nodes/reconcile/domain/open-debtor.ts'
import type { Warning } from '../../../nodes/reconcile/domain/warning.ts'
import { createOnlineAdministration, type OnlineParts } from '../../../nodes/snelstart-config/online/administration.ts'
import { exchange } from '../../../nodes/shared/http/exchange.ts'
import {
  type SnelStartOptions,
  type SnelStartStandIn,
  startSnelStart,
} from '../../../sandbox/snelstart/start-snelstart.ts'
import type { SalesInvoice } from '../../../sandbox/snelstart/world/books.ts'
import { handClock, type HandClock } from '../../shared/http/hand-clock.ts'

export interface MemoryFolder extends KeptFolder {
  /** By name, as JSON text: what a disk would hold. */
  readonly files: Map<string, string[]>
}

export interface Bench {
  readonly snelStart: SnelStartStandIn
  readonly clock: HandClock
  readonly kept: MemoryFolder
  readonly warnings: Warning[]
  readonly administration: Administration
  readonly signal: AbortSignal
  /** The same connection anew, as after a restart: the disk is still there, the memory is not. */
  restarted(over?: Partial<OnlineParts>): Administration
  /** Requests to a path since the last clearing, the token's not counted. */
  asked(path?: string | RegExp): number
}

const open: SnelStartStandIn[] = []

/** Call in `afterEach`. */
export async function closeBenches(): Promise<void> {
  await Promise.all(open.splice(0).map((standIn) => standIn.close()))
}

export async function openBench(options: SnelStartOptions = {}, over: Partial<OnlineParts> = {}): Promise<Bench> {
  const clock = handClock()
  const snelStart = await startSnelStart({ now: () => clock.now(), ...options })
  open.push(snelStart)
  const kept = memoryFolder()
  const warnings: Warning[] = []
  const restarted = (changed: Partial<OnlineParts> = {}): Administration =>
    createOnlineAdministration({
      apiUrl: snelStart.apiUrl,
      authUrl: snelStart.authUrl,
      subscriptionKey: snelStart.keys.subscriptionKeys[0] ?? '',
      clientKey: snelStart.keys.clientKey,
      clock,
      exchange,
      kept,
      log: (warning) => void warnings.push(warning),
      ...over,
      ...changed,
    })
  return {
    snelStart,
    clock,
    kept,
    warnings,
    administration: restarted(),
    signal: new AbortController().signal,
    restarted,
    asked: (path = /^\/v2\//) =>
      snelStart.requests.filter((request) =>
        typeof path === 'string' ? request.path === `/v2${path}` : path.test(request.path),
      ).length,
  }
}

export function memoryFolder(): MemoryFolder {
  const files = new Map<string, string[]>()
  return {
    files,
    rows: (name) => ({
      async *read() {
        for (const line of files.get(name) ?? []) yield await Promise.resolve<unknown>(JSON.parse(line))
      },
      append(rows) {
        files.set(name, [...(files.get(name) ?? []), ...rows.map((row) => JSON.stringify(row))])
        return Promise.resolve()
      },
      replace(rows) {
        files.set(
          name,
          [...rows].map((row) => JSON.stringify(row)),
        )
        return Promise.resolve()
      },
    }),
  }
}

export async function debtorsOf(
  administration: Administration,
  signal: AbortSignal,
  query: { salesJournal?: number; customerNames?: boolean } = {},
): Promise<readonly OpenDebtor[]> {
  const debtors: OpenDebtor[] = []
  const asked = { customerNames: false, ...query }
  for await (const page of administration.openDebtors(asked, signal)) debtors.push(...page)
  return debtors
}

/** In the Memoriaal, on the clearing account 1220, the whole invoice. */
export function anOrder(invoice: SalesInvoice, over: Partial<BookingOrder> = {}): BookingOrder {
  const amount = cents(invoice.totalCents)
  return {
    key: 'MSP-718293645',
    date: calendarDate('2026-11-05'),
    description: `MSP-718293645 factuur ${invoice.number}`,
    journal: 2900,
    clearingAccount: 1220,
    clearingCents: amount,
    differenceCents: NO_CENTS,
    overpaidCents: NO_CENTS,
    lines: [aLine(invoice, amount)],
    ...over,
  }
}

/** The same in the Bank journal MultiSafepay, which is its own clearing account. */
export function aBankOrder(invoice: SalesInvoice, over: Partial<BookingOrder> = {}): BookingOrder {
  const { clearingAccount: none, ...order } = anOrder(invoice, { journal: 1015, ...over })
  return none === undefined ? order : { ...order }
}

export function aLine(invoice: SalesInvoice, amount: Cents): BookingOrder['lines'][number] {
  return {
    debtorId: invoice.id,
    salesBookingId: invoice.salesBookingId,
    invoiceNumber: invoice.number,
    cents: amount,
    description: `MSP-718293645 factuur ${invoice.number}`,
  }
}

export function aSearch(over: Partial<BookingSearch> = {}): BookingSearch {
  return {
    keys: ['MSP-718293645'],
    journal: 2900,
    from: calendarDate('2026-10-01'),
    until: calendarDate('2026-11-30'),
    proof: 'quick',
    ...over,
  }
}
