// A preview is the plan: hours later exactly those lines are booked, and what changed since drops out with its reason.
// PREVIEW_WORLDS in the environment asks for more worlds than the usual number, PREVIEW_SEED for the same ones again.

import assert from 'node:assert/strict'

import fc from 'fast-check'

import type { BookedRun } from '../../../nodes/reconcile/book-payment/book-lines.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { LineBooking, ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { type JobGiven, MATCHED } from '../main-job.ts'
import { assertBooksAreRight, bookedKeys, openShop, type Shop } from '../shop.ts'
import { type Change, changes, fillShop, happen, type PreviewWorld, previewWorlds } from './preview-worlds.ts'

const WORLDS = Number(process.env['PREVIEW_WORLDS'] ?? 60)
const SEED = process.env['PREVIEW_SEED']
const RUNS = { numRuns: WORLDS, endOnFailure: false, ...(SEED === undefined ? {} : { seed: Number(SEED) }) }
const SIX_HOURS_MS = 21_600_000

describe('A preview that is booked hours later', function () {
  this.timeout(60_000 + WORLDS * 2_000)

  it(`is booked to the cent, the key and the day, when nothing changed: ${WORLDS} worlds`, () =>
    fc.assert(
      fc.asyncProperty(previewWorlds, (world) =>
        inWorld(world, async ({ shown, shop, book }) => {
          const { lines, stopped } = await book()
          assert.equal(stopped, undefined)
          assert.deepEqual(figuresOf(lines, 'booked'), figuresOf(shown, 'preview'))
          assertLedgerIs(shop, lines)
        }),
      ),
      RUNS,
    ))

  it(`leaves out what changed since and books all the rest as it was shown: ${WORLDS} worlds`, () =>
    fc.assert(
      fc.asyncProperty(previewWorlds, changes, (world, change) =>
        inWorld(world, async ({ shown, shop, book }) => {
          fc.pre(happen(shop, world, change))
          const { lines, stopped } = await book()
          assert.equal(stopped, undefined)
          const [changed, others] = [isUnder(change), (line: ReconcileLine) => !isUnder(change)(line)]
          assert.deepEqual(figuresOf(lines.filter(others), 'booked'), figuresOf(shown.filter(others), 'preview'))
          assert.deepEqual(figuresOf(lines.filter(changed), 'booked'), [])
          for (const line of lines.filter(changed)) assertDroppedOut(line, shown)
          assertLedgerIs(shop, lines)
        }),
      ),
      RUNS,
    ))
})

interface Previewed {
  readonly shop: Shop
  readonly shown: readonly ReconcileLine[]
  readonly book: () => Promise<BookedRun>
}

async function inWorld(world: PreviewWorld, then: (previewed: Previewed) => Promise<void>): Promise<void> {
  const shop = await openShop()
  try {
    fillShop(shop, world)
    const given = givenOf(world)
    const job = shop.job()
    const message = await job.fetchAndMatch(given)
    const { lines: shown } = await job.book(message, { ...given, settings: { ...given.settings, mode: 'preview' } })
    assert.deepEqual(bookedKeys(shop), [])
    const book = (): Promise<BookedRun> => {
      shop.clock.pass(SIX_HOURS_MS)
      const booker = world.isRestarted ? shop.job({ folder: job.folder }) : job
      return booker.book({ lines: shown, run: { ...message.run, mode: 'preview' } }, given)
    }
    await then({ shop, shown, book })
  } finally {
    await shop.close()
  }
}

function givenOf({ journal, lookup, overpaid }: PreviewWorld): JobGiven {
  return {
    matched: { lookup, settings: { ...MATCHED.settings, overpaid, toleranceCents: cents(1) } },
    settings: { bookingJournal: journal, overpaidAccount: 1460, differenceAccount: 7980 },
  }
}

/** What is booked on each line, without what only the booking itself can know. */
function figuresOf(lines: readonly ReconcileLine[], state: LineBooking['state']): readonly unknown[] {
  return lines.flatMap(({ debtor, bookings = [] }) =>
    bookings
      .filter((booking) => booking.state === state)
      .map(({ state: _state, id: _id, ...figures }) => ({ invoice: debtor.invoiceNumber, ...figures })),
  )
}

function isUnder({ reference }: Change): (line: ReconcileLine) => boolean {
  return ({ debtor }) => debtor.references.betalingskenmerk === reference
}

/** A line that the preview would have booked says why it is not. */
function assertDroppedOut(line: ReconcileLine, shown: readonly ReconcileLine[]): void {
  const before = shown.find(({ debtor }) => debtor.id === line.debtor.id)
  const wasToBeBooked = before?.bookings?.some(({ state }) => state === 'preview') ?? false
  if (!wasToBeBooked) return
  assert.notEqual(line.reasonCode, before?.reasonCode, line.debtor.invoiceNumber)
  assert.equal(line.amountToBookCents, 0)
}

/** The ledger holds the bookings of these lines, each once, and nothing else of ours. */
function assertLedgerIs(shop: Shop, lines: readonly ReconcileLine[]): void {
  const made = new Map<string, LineBooking>()
  for (const { bookings = [] } of lines) {
    for (const booking of bookings) if (booking.state === 'booked') made.set(booking.key, booking)
  }
  assert.deepEqual(bookedKeys(shop), [...made.keys()].sort())
  const clearingCents = [...made.values()].reduce((total, booking) => total + (booking.clearingCents ?? 0), 0)
  assertBooksAreRight(shop, { openCents: shop.snelstart.world.audit().openCents, clearingCents })
}
