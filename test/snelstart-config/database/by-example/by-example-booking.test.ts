import assert from 'node:assert/strict'

import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import type { BookingResult } from '../../../../nodes/reconcile/domain/booking-order.ts'
import type { ByExampleBooking } from '../../../../nodes/snelstart-config/database/by-example/by-example-booking.ts'
import { JET } from '../../../../sandbox/access/jet-errors.ts'
import { anOffice, anOrder, type Office, signal } from './an-office.ts'

describe('a booking after an example', function () {
  this.timeout(60_000)
  let office: Office
  let booking: ByExampleBooking
  let paid: number
  let transaction = 5000

  before(async () => {
    office = await anOffice()
    await threePaymentsByHand(office)
    booking = await office.booking()
    await booking.learn('HAND-2', signal)
  })
  after(() => office.close())
  beforeEach(async () => {
    paid = await office.addInvoice('121.00')
    transaction += 1
  })

  const orderOf = (settles: Readonly<Record<number, string>>, given = {}): ReturnType<typeof anOrder> =>
    anOrder(settles, { transaction: String(transaction), ...given })

  it('holds in every column what SnelStart writes for the same payment', async () => {
    const order = orderOf({ [paid]: '121.00' })
    assert.equal((await booking.book(order, signal)).state, 'booked')
    const ours = await office.entry(order.key)
    await office.remove(order.key)
    const { key: document, description } = order
    await office.makeByHand({ document, date: order.date, description, settles: { [paid]: '121.00' } })
    const theirs = await office.entry(order.key)
    assert.ok(ours.length === 2)
    assert.deepEqual(ours.map(withoutIds), theirs.map(withoutIds))
  })

  it('of several invoices numbers its lines as SnelStart does, and copies of each its own', async () => {
    const other = await office.addInvoice('60.50', { customer: 42 })
    const order = orderOf({ [paid]: '100.00', [other]: '60.50' })
    assert.equal((await booking.book(order, signal)).state, 'booked')
    const rows = await office.entry(order.key)
    assert.deepEqual(
      rows.map((row) => [row['fldregelnummer'], row['flddebet'], row['fldcredit'], row['fldrelatieid']]),
      [
        [1, '160.5000', '0.0000', null],
        [2, '0.0000', '100.0000', 41],
        [3, '0.0000', '60.5000', 42],
      ],
    )
    assert.deepEqual([await office.openCents(paid), await office.openCents(other)], [2100, 0])
  })

  it('as a dry run does it all and leaves nothing', async () => {
    const before = await office.everything()
    assert.deepEqual(await booking.tryOut(orderOf({ [paid]: '121.00' }), signal), { state: 'held' })
    assert.deepEqual(await office.everything(), before)
  })

  it('is made once by two Node-REDs at once', async () => {
    const other = await office.booking()
    const order = orderOf({ [paid]: '60.50' })
    const results = await Promise.all([booking.book(order, signal), other.book(order, signal)])
    assert.deepEqual(results.map(({ state }) => state).sort(), ['booked', 'refused'])
    assert.deepEqual(results.flatMap(detailOf), ['example-key-taken'])
    assert.equal((await office.entry(order.key)).length, 2)
  })

  it('of more than is open is refused', async () => {
    const result = await booking.book(orderOf({ [paid]: '121.01' }), signal)
    assert.deepEqual(detailOf(result), ['example-less-open'])
    assert.equal(await office.openCents(paid), 12_100)
  })

  it('of an invoice that has another number by now is refused', async () => {
    const order = orderOf({ [paid]: '121.00' })
    await office.rows(`UPDATE tblfactuurnummer SET fldfactuurnummer = 'anders' WHERE fldfactuurnummerid = ${paid}`)
    assert.deepEqual(detailOf(await booking.book(order, signal)), ['example-invoice-changed'])
  })

  for (const [what, given] of [
    ['in another journal', { journal: 2901 }],
    ['on another clearing account', { clearingAccount: 1010 }],
    ['without a clearing account', { clearingAccount: undefined }],
    ['with a difference', { clearingCents: cents(12_099), differenceCents: cents(1), differenceAccount: 4990 }],
    ['with money left over', { clearingCents: cents(12_101), overpaidCents: cents(1), overpaidAccount: 1990 }],
    ['whose sums differ', { clearingCents: cents(12_101) }],
  ] as const) {
    it(`${what} is not what the example shows`, async () => {
      const before = await office.everything()
      const result = await booking.book(orderOf({ [paid]: '121.00' }, given), signal)
      assert.deepEqual(detailOf(result), ['example-not-shown'])
      assert.deepEqual(await office.everything(), before)
    })
  }

  it('of a credit invoice is not what the example shows', async () => {
    assert.deepEqual(detailOf(await booking.book(orderOf({ [paid]: '-5.00' }), signal)), ['example-not-shown'])
  })

  it('in another year than the example is refused', async () => {
    const order = orderOf({ [paid]: '121.00' }, { date: calendarDate('2027-01-01') })
    assert.deepEqual(detailOf(await booking.book(order, signal)), ['example-other-year'])
  })

  it('after an example that nobody let it learn is refused', async () => {
    const order = orderOf({ [paid]: '121.00' }, { example: 'HAND-1' })
    assert.deepEqual(detailOf(await booking.book(order, signal)), ['example-not-learnt'])
    const { example: _, ...without } = order
    assert.deepEqual(detailOf(await booking.book(without, signal)), ['example-missing'])
  })

  it('cuts its description to what the column holds, and never its key', async () => {
    const long = `${'x'.repeat(100)} MSP-${transaction}`
    const order = orderOf({ [paid]: '121.00' }, { description: long })
    assert.equal((await booking.book(order, signal)).state, 'booked')
    const header = String((await office.entry(order.key))[0]?.['header'])
    assert.ok(header.length <= 60 && header.endsWith(`x ${order.key}`), header)
  })

  it('leaves no row, whichever of its statements fails', async () => {
    const before = await office.everything()
    const order = orderOf({ [paid]: '121.00' })
    const asked = office.log.length
    assert.deepEqual(await booking.tryOut(order, signal), { state: 'held' })
    const statements = office.log.slice(asked)
    // What looks at the tables is asked again when the file is in use.
    const looking = statements.filter((text) => text.includes('WHERE 1 = 0')).length
    assert.ok(statements.length - looking > 20)
    for (let failing = looking; failing < statements.length; failing += 1) {
      office.faults.failAt('statement', failing, JET.locked())
      assert.equal((await booking.book(order, signal)).state, 'refused', statements[failing])
      assert.deepEqual(await office.everything(), before, statements[failing])
    }
  })

  it('that nobody can tell the end of is unknown', async () => {
    office.faults.failAt('answer-of-commit', 0, JET.locked())
    assert.equal((await booking.book(orderOf({ [paid]: '121.00' }), signal)).state, 'unknown')
  })

  it('keeps the books in balance, whatever was booked before', async () => {
    const unbalanced = await office.rows(`SELECT fldjournaalpostid FROM tbljournaalpostregel
      GROUP BY fldjournaalpostid HAVING sum(flddebet) <> sum(fldcredit)`)
    assert.deepEqual(unbalanced, [])
  })

  it('remembers in which journal a booking was seen to work', async () => {
    assert.equal(await booking.isProven(2900, signal), false)
    await booking.proved(orderOf({ [paid]: '121.00' }))
    assert.equal(await booking.isProven(2900, signal), true)
    assert.equal(await booking.isProven(2901, signal), false)
  })

  it('is refused once a column was added since it learnt', async () => {
    const order = orderOf({ [paid]: '121.00' })
    const changed = await office.bookingAfter({ line: [{ name: 'fldNieuw', type: 'long' }] })
    assert.deepEqual(detailOf(await changed.book(order, signal)), ['example-outdated'])
  })
})

/** Of different months, customers and amounts; the middle one of two invoices. */
export async function threePaymentsByHand(office: Office): Promise<void> {
  const first = await office.addInvoice('121.00')
  const second = await office.addInvoice('60.50', { customer: 42 })
  const third = await office.addInvoice('12.10', { customer: 42 })
  const fourth = await office.addInvoice('242.00')
  await office.makeByHand({ document: 'HAND-0', date: '2026-09-12', settles: { [third]: '12.10' } })
  await office.makeByHand({ document: 'HAND-1', date: '2026-10-12', settles: { [first]: '121.00', [fourth]: '42.00' } })
  await office.makeByHand({ document: 'HAND-2', date: '2026-11-20', settles: { [second]: '60.50' } })
}

function detailOf(result: BookingResult | { readonly state: 'held' }): string[] {
  return result.state === 'refused' ? [result.error.detail] : []
}

/** The database counts these, and the moment is of the row itself. */
function withoutIds(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { fldjournaalpostid: _, fldjournaalpostregelid: __, fldinvoerdatum: ___, ...rest } = row
  return rest
}
