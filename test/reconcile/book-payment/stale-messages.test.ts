// What a message says of bookings is not what was booked.

import assert from 'node:assert/strict'

import { bookedCentsOf } from '../../../nodes/reconcile/domain/reconcile-run.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { LineBooking } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { aDebtor, aWorld } from './booking-world.ts'

describe('a line that comes with bookings', () => {
  for (const state of ['booked', 'preview', 'refused'] as const) {
    it(`of which none was made, goes on without them when they are said to be ${state}`, async () => {
      const booking: LineBooking = { key: 'MSP-1', state, writeOffCents: cents(12_100), covers: [] }
      const run = await aWorld([aDebtor(1)], []).run({
        edit: (lines) => lines.map((line) => ({ ...line, booking, bookings: [booking] })),
      })
      const [line] = run.lines
      assert.deepEqual([line?.outcome, line?.booking, line?.bookings], ['not-found', undefined, undefined])
      assert.equal(bookedCentsOf(run.lines), 0)
    })

    it(`of a debtor that is gone, goes on without them when they are said to be ${state}`, async () => {
      const booking: LineBooking = { key: 'MSP-1', state, writeOffCents: cents(12_100), covers: [] }
      const world = aWorld([aDebtor(1)], [])
      const run = await world.run({
        edit: (lines) => lines.map((line) => ({ ...line, booking, bookings: [booking] })),
        meanwhile: () => void world.books.open.set('debtor-1', cents(0)),
      })
      assert.equal(run.lines[0]?.bookings, undefined)
      assert.equal(bookedCentsOf(run.lines), 0)
    })
  }
})
