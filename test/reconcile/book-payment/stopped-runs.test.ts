// A run that ends before its last line tells of every line what became of it.

import assert from 'node:assert/strict'

import type { BookingRegister, HeldRegister } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { aDebtor, aPayment, aWorld } from './booking-world.ts'

const three = [1, 2, 3]
const debtors = three.map((number) => aDebtor(number))
const payments = three.map((number) => aPayment(number))

describe('a run of book-payment that stops', () => {
  it('because the disk is full after a write shows that booking as made, and the next run knows it too', async () => {
    const world = aWorld(debtors, payments)
    const { lines, stopped } = await world.run({ register: (real) => fullAfterClaims(real, 2) })
    assert.equal(stopped?.code, 'REGISTER_LOCKED')
    assert.equal(world.books.written.length, 2)
    assert.deepEqual(
      lines.map(({ booking, reasonCode }) => [booking?.state, reasonCode]),
      [
        ['booked', 'paid'],
        ['booked', 'paid'],
        [undefined, 'run-stopped'],
      ],
    )
    await world.run()
    assert.deepEqual(world.books.written.map(({ key }) => key).sort(), ['MSP-901', 'MSP-902', 'MSP-903'])
  })

  it('because a right is missing asks once, not for every booking, and tells it as a failure', async () => {
    const world = aWorld(debtors, payments)
    world.books.nextWrites = ['no-right', 'no-right', 'no-right']
    const { lines, stopped } = await world.run()
    assert.equal(stopped?.code, 'SNELSTART_SCOPE')
    assert.equal(world.books.nextWrites.length, 2)
    assert.deepEqual(
      lines.map(({ reasonCode, attention }) => [reasonCode, attention]),
      [
        ['booking-refused', true],
        ['run-stopped', true],
        ['run-stopped', true],
      ],
    )
    world.books.nextWrites = []
    assert.equal((await world.run()).stopped, undefined)
    assert.equal(world.books.written.length, 3)
  })

  it('between two payments of one invoice says that the invoice is not booked whole', async () => {
    const half = { amountCents: cents(6_050) }
    const world = aWorld([aDebtor(1)], [aPayment(1, half), aPayment(2, { ...half, orderId: 'K1' })])
    const stop = new AbortController()
    world.books.beforeRequest = (name) => {
      if (name === 'book') stop.abort(new Error('closing'))
    }
    const { lines } = await world.run({ signal: stop.signal })
    assert.equal(world.books.written.length, 1)
    assert.deepEqual(
      lines.map(({ booking, reasonCode, attention }) => [booking?.state, reasonCode, attention]),
      [['booked', 'run-stopped', true]],
    )
  })

  it('because the first booking of a journal did not hold makes no second one in the next run either', async () => {
    const world = aWorld(debtors, payments)
    world.books.proven = false
    world.books.extraCents = 24_200
    await world.run()
    world.books.extraCents = 0
    const { lines, stopped } = await world.run()
    assert.equal(stopped?.detail, 'first-booking')
    assert.equal(world.books.written.length, 1)
    assert.deepEqual(
      lines.map(({ reasonCode }) => reasonCode),
      ['already-booked-undone', 'run-stopped', 'run-stopped'],
    )
    const held = await world.register.hold(new AbortController().signal)
    await held.release('MSP-901', { who: 'bookkeeper', why: 'undone in SnelStart' })
    await held.close()
    world.books.written.splice(0)
    world.books.open.set('debtor-1', cents(12_100))
    assert.equal((await world.run()).stopped, undefined)
    assert.equal(world.books.written.length, 3)
  })

  it('because a balance was not told in time says that SnelStart did not answer, not that the register is damaged', async () => {
    const world = aWorld(debtors, payments)
    let reads = 0
    world.books.beforeRequest = (name) => {
      if (name === 'currentOpenCents' && (reads += 1) === 2) throw new DOMException('timed out', 'TimeoutError')
    }
    const { stopped, lines } = await world.run()
    assert.equal(stopped?.code, 'SNELSTART_UNREACHABLE')
    assert.equal(lines[0]?.booking?.state, 'booked')
    assert.ok(lines.every(({ booking, reasonCode }) => booking ?? reasonCode === 'run-stopped'))
  })

  it('names the invoice whose balance is not right', async () => {
    const world = aWorld(debtors, payments)
    world.books.extraCents = 1
    const { stopped } = await world.run()
    assert.equal(stopped?.values['invoiceNumber'], '2026-1')
  })

  it('gives every reason the figures that its sentence holds', async () => {
    const world = aWorld(debtors, payments)
    world.books.nextWrites = ['refused', 'no-right']
    const { lines } = await world.run()
    assert.deepEqual(
      lines.map(({ reasonCode, reasonValues }) => [reasonCode, Object.keys(reasonValues ?? {}).sort()]),
      [
        ['booking-refused', ['error', 'key']],
        ['booking-refused', ['error', 'key']],
        ['run-stopped', []],
      ],
    )
  })
})

/** From the given claim on, nothing more can be written. */
function fullAfterClaims(real: BookingRegister, claimsMax: number): BookingRegister {
  let claims = 0
  return {
    entries: () => real.entries(),
    async hold(signal): Promise<HeldRegister> {
      const held = await real.hold(signal)
      return {
        entries: () => held.entries(),
        release: (key, by) => held.release(key, by),
        signal: held.signal,
        assertHeld: () => held.assertHeld(),
        close: () => held.close(),
        claim(claim) {
          claims += 1
          return held.claim(claim)
        },
        settle: (key, end) =>
          claims < claimsMax
            ? held.settle(key, end)
            : Promise.reject(new ReconcileError('REGISTER_LOCKED', 'not-writable', { reason: 'ENOSPC', file: 'f' })),
      }
    },
  }
}
