// The reversing entry is made from what stands in the books, and only when that is to the cent what was booked.

import assert from 'node:assert/strict'

import { reversingOrder } from '../../../nodes/reconcile/book-payment/reverse/reversing-order.ts'
import type { RegisterEntry } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import type { BookedInvoice, BookedLine, LedgerAccount } from '../../../nodes/reconcile/domain/administration.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { aClaim } from '../booking-register/a-claim.ts'
import { CLEARING, DEBTORS } from './books-in-memory.ts'

const TODAY = calendarDate('2026-11-24')
const OVERPAID: LedgerAccount = { ...CLEARING, id: 'a3', number: 1460, name: 'Vooruitontvangen' }
const DIFFERENCES: LedgerAccount = { ...CLEARING, id: 'a4', number: 7980, name: 'Verschillen' }
const KEY = 'MSP-7001'

describe('A reversing entry', () => {
  it('has the opposite amounts on the same invoices and accounts, dated today, and names what it reverses', () => {
    const order = reverse()
    assert.deepEqual(
      order.lines.map(({ invoiceNumber, salesBookingId, cents: amount }) => [invoiceNumber, salesBookingId, amount]),
      [
        ['2026-1', 'sale-1', -7_000],
        ['2026-2', 'sale-2', -3_000],
      ],
    )
    assert.deepEqual([order.key, order.date, order.journal, order.clearingAccount], ['MSP-R-7001', TODAY, 2900, 1220])
    assert.equal(order.clearingCents, -10_400)
    assert.deepEqual([order.overpaidCents, order.overpaidAccount], [-400, 1460])
    assert.deepEqual([order.differenceCents, order.differenceAccount], [0, undefined])
    assert.match(order.description, /^MSP-R-7001 tegenboeking van MSP-7001 fact 2026-1, 2026-2$/)
  })

  it('takes a difference from the account on which it was booked, whatever the settings say now', () => {
    const entry = anEntry({ clearingCents: cents(9_997), differenceCents: cents(3), overpaidCents: cents(0) })
    const lines = [
      line(CLEARING, 9_997),
      line(DIFFERENCES, 3),
      line(DEBTORS, -7_000, '2026-1'),
      line(DEBTORS, -3_000, '2026-2'),
    ]
    const order = reverse({ entry, lines })
    assert.deepEqual([order.differenceCents, order.differenceAccount], [-3, 7980])
  })

  it('goes by the numbers that the invoices have now', () => {
    const lines = LINES.map((one) => (one.invoiceNumber === '2026-1' ? { ...one, invoiceNumber: '2026-1A' } : one))
    const invoices = new Map(INVOICES).set('d1', { invoiceNumber: '2026-1A', salesBookingId: 'sale-1' })
    assert.equal(reverse({ lines, invoices }).lines[0]?.invoiceNumber, '2026-1A')
  })

  it('stays within what SnelStart takes as a description, and keeps its key', () => {
    const debtors = Array.from({ length: 60 }, (_, index) => ({
      id: `d${index}`,
      invoiceNumber: `2026-${index}`,
      cents: cents(100),
    }))
    const { description } = reverse({
      entry: anEntry({ debtors, clearingCents: cents(6_000), overpaidCents: cents(0) }),
      lines: [line(CLEARING, 6_000), ...debtors.map(({ invoiceNumber }) => line(DEBTORS, -100, invoiceNumber))],
      invoices: new Map(debtors.map(({ id, invoiceNumber }) => [id, { invoiceNumber, salesBookingId: id }])),
    })
    assert.ok(description.length <= 250 && description.startsWith('MSP-R-7001'), description)
  })

  const changed: Readonly<Record<string, readonly BookedLine[]>> = {
    'the invoice that was settled': without('2026-1').concat(line(DEBTORS, -7_000, '2026-9')),
    'the division over the invoices': without('2026-1', '2026-2').concat(
      line(DEBTORS, -6_000, '2026-1'),
      line(DEBTORS, -4_000, '2026-2'),
    ),
    'an invoice into none': without('2026-1').concat(line(DEBTORS, -7_000)),
    'an invoice more, for nothing in all': [...all(), line(DEBTORS, -50, '2026-9'), line(DEBTORS, 50, '2026-8')],
    'a line of another account more': [...all(), line(DIFFERENCES, 50), line(OVERPAID, -50)],
    'the clearing account': all().map((one) => (one.account === CLEARING ? { ...one, account: DIFFERENCES } : one)),
    'one line into two': all().flatMap((one) =>
      one.account === CLEARING ? [line(CLEARING, 10_000), line(CLEARING, 400)] : [one],
    ),
    'what was overpaid': all().filter(({ account }) => account !== OVERPAID),
  }
  for (const [what, lines] of Object.entries(changed)) {
    it(`is not made when somebody changed ${what}`, () => {
      assert.throws(() => reverse({ lines }), detail('reverse-changed'))
    })
  }

  it('is not made when the booking is gone, or an invoice, or its sales booking', () => {
    assert.throws(() => reverse({ lines: [] }), detail('reverse-gone'))
    const gone = new Map(INVOICES)
    gone.delete('d2')
    assert.throws(() => reverse({ invoices: gone }), detail('reverse-invoice-gone'))
    const bare = new Map<string, BookedInvoice>(INVOICES).set('d2', { invoiceNumber: '2026-2' })
    assert.throws(() => reverse({ invoices: bare }), detail('reverse-invoice-gone'))
  })
})

const INVOICES: ReadonlyMap<string, Required<BookedInvoice>> = new Map([
  ['d1', { invoiceNumber: '2026-1', salesBookingId: 'sale-1' }],
  ['d2', { invoiceNumber: '2026-2', salesBookingId: 'sale-2' }],
])

const LINES = all()

function all(): BookedLine[] {
  return [
    line(CLEARING, 10_400),
    line(OVERPAID, -400),
    line(DEBTORS, -7_000, '2026-1'),
    line(DEBTORS, -3_000, '2026-2'),
  ]
}

function without(...invoiceNumbers: readonly string[]): BookedLine[] {
  return all().filter(({ invoiceNumber = '' }) => !invoiceNumbers.includes(invoiceNumber))
}

function line(account: LedgerAccount, debitCents: number, invoiceNumber?: string): BookedLine {
  return { account, debitCents: cents(debitCents), ...(invoiceNumber === undefined ? {} : { invoiceNumber }) }
}

function anEntry(given: Partial<RegisterEntry> = {}): RegisterEntry {
  const debtors = [
    { id: 'd1', invoiceNumber: '2026-1', cents: cents(7_000) },
    { id: 'd2', invoiceNumber: '2026-2', cents: cents(3_000) },
  ]
  const money = { clearingCents: cents(10_400), overpaidCents: cents(400) }
  const claim = aClaim({ transactionId: '7001', journal: 2900, clearingAccount: 1220, debtors, ...money })
  return { ...claim, key: KEY, state: 'booked', ...given }
}

function reverse(
  given: {
    readonly entry?: RegisterEntry
    readonly lines?: readonly BookedLine[]
    readonly invoices?: ReadonlyMap<string, BookedInvoice>
  } = {},
) {
  const { entry = anEntry(), lines = all(), invoices = INVOICES } = given
  return reversingOrder({ entry, key: 'MSP-R-7001' }, { lines, invoices }, TODAY)
}

function detail(wanted: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.detail === wanted
}
