// An administration and a payment provider as plain objects: what a booking run asks, with every answer in the test's hand.

import { setImmediate } from 'node:timers/promises'

import type { Administration, Journal, LedgerAccount } from '../../../nodes/reconcile/domain/administration.ts'
import type { BookingOrder, BookingResult, FoundBooking } from '../../../nodes/reconcile/domain/booking-order.ts'
import { type Cents, cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { OpenDebtor } from '../../../nodes/reconcile/domain/open-debtor.ts'
import type { PaymentProvider } from '../../../nodes/reconcile/domain/payment-provider.ts'
import type { ProviderPayment } from '../../../nodes/reconcile/domain/provider-payment.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'

/** How the next write ends. `lost` writes and gives no answer; `vanished` does neither. */
export type NextWrite = 'answered' | 'lost' | 'vanished' | 'closed-period' | 'refused' | 'no-right'

export interface BooksInMemory extends Administration {
  readonly written: BookingOrder[]
  readonly open: Map<string, Cents>
  nextWrites: NextWrite[]
  /** Called before each request, with its name. */
  beforeRequest: (name: string) => void
  proven: boolean
  /** Why nothing may be booked. */
  notBookable: ReconcileError | undefined
  /** What a booking does to the balance beside what it says. */
  extraCents: number
}

export const MEMORIAAL: Journal = { id: 'j1', number: 2900, name: 'Memoriaal', kind: 'Memoriaal', active: true }
export const CLEARING: LedgerAccount = {
  id: 'a1',
  number: 1220,
  name: 'Tussenrekening MultiSafepay',
  function: 'TussenrekeningBetalingen',
  statement: 'balance-sheet',
  costCentreRequired: false,
  active: true,
}

export const DEBTORS: LedgerAccount = {
  ...CLEARING,
  id: 'a2',
  number: 1300,
  name: 'Debiteuren',
  function: 'DagboekVerkoop',
}

export function booksInMemory(debtors: readonly OpenDebtor[]): BooksInMemory {
  const written: BookingOrder[] = []
  const open = new Map(debtors.map(({ id, openCents }) => [id, openCents]))
  let requests = 0
  const request = async (name: string): Promise<void> => {
    requests += 1
    books.beforeRequest(name)
    await setImmediate()
  }
  const books: BooksInMemory = {
    written,
    open,
    nextWrites: [],
    beforeRequest: () => undefined,
    proven: true,
    notBookable: undefined,
    extraCents: 0,
    async describe() {
      await request('describe')
      const described = { id: 'administration-1', name: 'Voorbeeld', kind: 'online', warnings: [] } as const
      return {
        ...described,
        financialYearStartsIn: 1,
        ...(books.notBookable ? { notBookable: books.notBookable } : {}),
      }
    },
    journals: async () => (await request('journals'), [MEMORIAAL]),
    ledgerAccounts: async () => (await request('ledgerAccounts'), [CLEARING, DEBTORS]),
    async *openDebtors() {
      await request('openDebtors')
      yield debtors.flatMap((debtor) => {
        const openCents = open.get(debtor.id) ?? cents(0)
        return openCents === 0 ? [] : [{ ...debtor, openCents }]
      })
    },
    async findBookings({ keys }) {
      await request('findBookings')
      const found = written.filter(({ key }) => keys.includes(key))
      return new Map(found.map((order): [string, FoundBooking] => [order.key, foundBooking(order)]))
    },
    async currentOpenCents(ids) {
      await request('currentOpenCents')
      return new Map(ids.flatMap((id) => (open.has(id) ? [[id, open.get(id) ?? cents(0)] as const] : [])))
    },
    async book(order) {
      await request('book')
      const end = books.nextWrites.shift() ?? 'answered'
      if (end === 'closed-period') return refused('closed-period')
      if (end === 'refused') return refused('other')
      if (end === 'no-right') return noRight()
      if (end === 'vanished') return unknown()
      write(order)
      await setImmediate()
      return end === 'lost' ? unknown() : { state: 'booked', id: `id-${order.key}` }
    },
    isBookingProven: () => Promise.resolve(books.proven),
    provedBooking: () => ((books.proven = true), Promise.resolve()),
    requestCount: () => requests,
  }
  const write = (order: BookingOrder): void => {
    written.push(order)
    for (const { debtorId, cents: amount } of order.lines) {
      open.set(debtorId, cents((open.get(debtorId) ?? 0) - amount + books.extraCents))
    }
  }
  return books
}

export function paymentsInMemory(payments: readonly ProviderPayment[], readAt: () => number): PaymentProvider {
  let requests = 0
  return {
    describe: () => Promise.resolve({ environment: 'live', accountId: '1001', siteId: '12', warnings: [] }),
    readPayments() {
      requests += 1
      return Promise.resolve({ way: 'bulk', complete: true, payments, failed: new Map(), readAt: readAt(), notes: [] })
    },
    requestCount: () => requests,
  }
}

function foundBooking({ key, date, lines }: BookingOrder): FoundBooking {
  const settled = lines.map(({ invoiceNumber, cents: amount }) => ({ invoiceNumber, cents: amount }))
  return { key, id: `id-${key}`, date, settled }
}

function refused(because: 'closed-period' | 'other'): BookingResult {
  return { state: 'refused', because, error: new ReconcileError('SNELSTART_ANSWER', 'refused', { message: 'BOE' }) }
}

function noRight(): BookingResult {
  const error = new ReconcileError('SNELSTART_SCOPE', 'missing-right', {
    scope: 'boekingen',
    path: '/memoriaalboekingen',
  })
  return { state: 'refused', because: 'other', error }
}

function unknown(): BookingResult {
  return { state: 'unknown', error: new ReconcileError('SNELSTART_UNREACHABLE', 'no-answer') }
}
