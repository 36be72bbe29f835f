import assert from 'node:assert/strict'

import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { BookedRun } from '../../../nodes/reconcile/book-payment/book-lines.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { aDebtor, aPayment, aWorld } from './booking-world.ts'

const three = [1, 2, 3]
const debtors = three.map((number) => aDebtor(number))
const payments = three.map((number) => aPayment(number))

describe('a run of book-payment', () => {
  it('books each paid invoice once, and nothing more when it runs again', async () => {
    const world = aWorld(debtors, payments)
    const first = await world.run()
    assert.deepEqual(keysOf(world), ['MSP-901', 'MSP-902', 'MSP-903'])
    assert.deepEqual(first.lines.map(stateOf), ['booked', 'booked', 'booked'])
    const second = await world.run()
    assert.equal(world.books.written.length, 3)
    assert.deepEqual(second.lines, [])
  })

  it('shows in a preview exactly what booking then does, and writes nothing', async () => {
    const world = aWorld(debtors, payments)
    const preview = await world.run({ settings: { mode: 'preview' } })
    assert.equal(world.books.written.length, 0)
    assert.deepEqual(preview.lines.map(stateOf), ['preview', 'preview', 'preview'])
    const booked = await world.run()
    assert.deepEqual(preview.lines.map(amountsOf), booked.lines.map(amountsOf))
  })

  it('books nothing, by no way, in books that say why not; a preview of them is shown', async () => {
    const world = aWorld(debtors, payments)
    world.books.notBookable = new ReconcileError('CONFIG_INVALID', 'open-total-not-confirmed')
    await assert.rejects(world.run(), { code: 'CONFIG_INVALID', detail: 'open-total-not-confirmed' })
    assert.deepEqual([world.books.written.length, (await world.register.entries()).size], [0, 0])
    const preview = await world.run({ settings: { mode: 'preview' } })
    assert.deepEqual(preview.lines.map(stateOf), ['preview', 'preview', 'preview'])
  })

  it('books once when the answer was lost: the next run reads the booking back', async () => {
    const world = aWorld(debtors, payments)
    world.books.nextWrites = ['answered', 'lost', 'answered']
    const first = await world.run()
    assert.deepEqual(first.lines.map(stateOf), ['booked', 'unknown', 'booked'])
    assert.equal(first.lines[1]?.attention, true)
    await world.run()
    assert.equal(world.books.written.length, 3)
    assert.equal((await world.register.entries()).get('MSP-902')?.state, 'booked')
  })

  it('books again only when the first write is proved absent', async () => {
    const world = aWorld(debtors, payments)
    world.books.nextWrites = ['vanished']
    await world.run()
    assert.deepEqual(keysOf(world), ['MSP-902', 'MSP-903'])
    await world.run()
    assert.deepEqual(keysOf(world), ['MSP-901', 'MSP-902', 'MSP-903'])
  })

  it('leaves a booking unknown when it is absent and the balance has changed meanwhile', async () => {
    const world = aWorld(debtors, payments)
    world.books.nextWrites = ['vanished']
    await world.run()
    world.books.open.set('debtor-1', cents(2_100))
    const second = await world.run()
    assert.deepEqual(keysOf(world), ['MSP-902', 'MSP-903'])
    assert.equal((await world.register.entries()).get('MSP-901')?.state, 'unknown')
    assert.equal(lineOf(second, 'debtor-1').attention, true)
  })

  it('stops when a balance after a booking is not what the booking makes it', async () => {
    const world = aWorld(debtors, payments)
    world.books.proven = false
    world.books.extraCents = 1
    const run = await world.run()
    assert.equal(run.stopped?.code, 'BALANCE_UNEXPECTED')
    assert.equal(world.books.written.length, 1)
    assert.deepEqual(
      run.lines.map(({ reasonCode }) => reasonCode),
      ['balance-unexpected', 'run-stopped', 'run-stopped'],
    )
  })

  it('makes the first booking of a journal alone, and proves it before the others', async () => {
    const world = aWorld(debtors, payments)
    world.books.proven = false
    const order: string[] = []
    world.books.beforeRequest = (name) => void order.push(name)
    await world.run()
    const firstBooking = order.indexOf('book')
    assert.deepEqual(order.slice(firstBooking, firstBooking + 2), ['book', 'currentOpenCents'])
    assert.equal(world.books.proven, true)
    assert.equal(world.books.written.length, 3)
  })

  it('holds a line whose balance changed between the plan and the claim', async () => {
    const world = aWorld(debtors, payments)
    let reads = 0
    world.books.beforeRequest = (name) => {
      if (name === 'currentOpenCents' && (reads += 1) === 1) world.books.open.set('debtor-2', cents(5_000))
    }
    const run = await world.run()
    assert.deepEqual(keysOf(world), ['MSP-901', 'MSP-903'])
    assert.equal(lineOf(run, 'debtor-2').reasonCode, 'balance-changed')
    assert.equal(lineOf(run, 'debtor-2').attention, true)
  })

  it('does not believe a message that a function node changed', async () => {
    const world = aWorld(debtors, payments)
    const run = await world.run({
      edit: ([first, ...others]) => [
        ...(first ? [{ ...first, amountToBookCents: cents(99_900), outcome: 'paid' as const }] : []),
        ...others,
      ],
    })
    assert.equal(lineOf(run, 'debtor-1').reasonCode, 'changed-since-preview')
    assert.deepEqual(keysOf(world), ['MSP-902', 'MSP-903'])
  })

  it('books nobody whom the message leaves out, nor who shares money with them', async () => {
    const shared = [
      aDebtor(1, { openCents: cents(6_000), totalCents: cents(6_000) }),
      aDebtor(2, { openCents: cents(6_100), totalCents: cents(6_100), references: { betalingskenmerk: 'K1' } }),
    ]
    const world = aWorld(shared, [aPayment(1)])
    const run = await world.run({ edit: (lines) => lines.slice(0, 1) })
    assert.equal(world.books.written.length, 0)
    assert.equal(run.lines[0]?.outcome, 'ambiguous-reference')
    const whole = await world.run()
    assert.equal(whole.stopped, undefined)
    assert.deepEqual(keysOf(world), ['MSP-901'])
    assert.equal(world.books.written[0]?.lines.length, 2)
  })

  it('takes a booking that SnelStart holds and the register does not know for what it is', async () => {
    const world = aWorld(debtors, payments)
    await world.run()
    const other = aWorld(debtors, payments)
    other.books.written.push(...world.books.written)
    await other.run()
    assert.equal(other.books.written.length, 3)
  })

  it('moves a refused date to the first open day, says so in the description, and never past today', async () => {
    const world = aWorld([aDebtor(1)], [aPayment(1, { completed: '2026-08-10T10:00:00+02:00' })])
    world.books.nextWrites = ['closed-period', 'closed-period']
    await world.run({ settings: { closedPeriod: 'first-open-day' } })
    const moved = world.books.written.map(({ date, description }) => ({
      date,
      saysPaid: description.includes('2026-08-10'),
    }))
    assert.deepEqual(moved, [{ date: '2026-10-01', saysPaid: true }])
    const never = aWorld([aDebtor(1)], [aPayment(1)])
    never.books.nextWrites = ['closed-period', 'closed-period']
    const run = await never.run({ settings: { closedPeriod: 'first-open-day' } })
    assert.equal(never.books.written.length, 0)
    assert.equal(run.lines[0]?.booking?.state, 'refused')
  })

  it('refuses to book test money, without a start date, or in a wrong journal, and says which', async () => {
    const world = aWorld(debtors, payments)
    const test = { provider: { environment: 'test' as const } }
    await assert.rejects(world.run({ matched: test }), { code: 'CONFIG_INVALID', detail: 'test-payments' })
    await assert.rejects(world.run({ settings: { bookingJournal: 1 } }), { detail: 'journal-not-found' })
    await assert.rejects(world.run({ settings: { clearingAccount: 8000 } }), { detail: 'account-not-found' })
    assert.equal(world.books.written.length, 0)
  })

  it('refuses a second run at once while one is booking', async () => {
    const world = aWorld(debtors, payments)
    const first = await world.register.hold(new AbortController().signal)
    await assert.rejects(world.run(), { code: 'RUN_BUSY' })
    assert.equal(world.books.written.length, 0)
    await first.close()
    await world.run()
    assert.equal(world.books.written.length, 3)
  })

  it('cancelled between two bookings, it keeps what was booked and claims nothing more', async () => {
    const world = aWorld(debtors, payments)
    const stop = new AbortController()
    let writes = 0
    world.books.beforeRequest = (name) => {
      if (name === 'book' && (writes += 1) === 2) stop.abort(new Error('closing'))
    }
    const run = await world.run({ signal: stop.signal })
    assert.equal(run.stopped?.code, 'CANCELLED')
    const entries = await world.register.entries()
    assert.deepEqual(
      [...entries.values()].map(({ state }) => state),
      ['booked', 'booked'],
    )
  })

  it('leaves what is over the limit of a run for the next one', async () => {
    const world = aWorld(debtors, payments)
    const run = await world.run({ settings: { maxPerRun: 2 } })
    assert.deepEqual(keysOf(world), ['MSP-901', 'MSP-902'])
    assert.equal(lineOf(run, 'debtor-3').reasonCode, 'over-run-limit')
    await world.run({ settings: { maxPerRun: 2 } })
    assert.equal(world.books.written.length, 3)
  })

  it('holds money received before the start', async () => {
    const world = aWorld(debtors, payments)
    const run = await world.run({ settings: { bookFrom: calendarDate('2026-11-11') } })
    assert.equal(world.books.written.length, 0)
    assert.deepEqual(
      run.lines.map(({ outcome }) => outcome),
      ['before-start', 'before-start', 'before-start'],
    )
  })

  it('books nothing again for a booking that somebody deleted in SnelStart, and asks for a look', async () => {
    const world = aWorld(debtors, payments)
    await world.run()
    world.books.written.splice(0)
    for (const { id, openCents } of debtors) world.books.open.set(id, openCents)
    const run = await world.run()
    assert.equal(world.books.written.length, 0)
    assert.deepEqual(
      run.lines.map(({ outcome, attention }) => [outcome, attention]),
      three.map(() => ['already-booked', true]),
    )
  })
})

function keysOf({ books }: ReturnType<typeof aWorld>): readonly string[] {
  return books.written.map(({ key }) => key).sort()
}

function stateOf({ booking }: ReconcileLine): string | undefined {
  return booking?.state
}

function amountsOf({ debtor, bookings = [], amountToBookCents }: ReconcileLine): unknown {
  return [
    debtor.id,
    amountToBookCents,
    bookings.map(({ key, writeOffCents, clearingCents, date }) => ({ key, writeOffCents, clearingCents, date })),
  ]
}

function lineOf(run: BookedRun, id: string): ReconcileLine {
  const line = run.lines.find(({ debtor }) => debtor.id === id)
  assert.ok(line)
  return line
}
