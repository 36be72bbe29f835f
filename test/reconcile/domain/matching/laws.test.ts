// What holds of every run, whatever is in it.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { match, type MatchResult, type MatchRun } from '../../../../nodes/reconcile/domain/matching/match.ts'
import type { Outcome } from '../../../../nodes/reconcile/domain/outcomes.ts'
import { aSimpleWorld, aWorld } from './worlds.ts'

const RUNS = { numRuns: 1_500 }
const BOOKABLE: ReadonlySet<Outcome> = new Set(['paid', 'within-tolerance', 'paid-partly', 'overpaid', 'not-collected'])

function always(world: fc.Arbitrary<MatchRun>, holds: (run: MatchRun, result: MatchResult) => void): void {
  fc.assert(
    fc.property(world, (run) => holds(run, match(run))),
    RUNS,
  )
}

function sum(amounts: Iterable<number>): number {
  let total = 0
  for (const amount of amounts) total += amount
  return total
}

function coveredIn({ bookings }: MatchResult): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const row of bookings.flatMap(({ covers }) => covers)) {
    totals.set(row.transactionId, (totals.get(row.transactionId) ?? 0) + row.cents)
  }
  return totals
}

/** The day after: what was booked is covered, and the balances are lower. Settled debtors are still on the list. */
function afterBooking(run: MatchRun, { bookings, decisions }: MatchResult): MatchRun {
  const centsByTransaction = new Map(run.covered.centsByTransaction)
  const writtenOffByDebtor = new Map(run.covered.writtenOffByDebtor)
  for (const row of bookings.flatMap(({ covers }) => covers)) {
    centsByTransaction.set(row.transactionId, cents((centsByTransaction.get(row.transactionId) ?? 0) + row.cents))
  }
  const debtors = run.debtors.map((debtor) => {
    const amount = decisions.get(debtor.id)?.amountToBookCents ?? 0
    writtenOffByDebtor.set(debtor.id, cents((writtenOffByDebtor.get(debtor.id) ?? 0) + amount))
    return { ...debtor, openCents: cents(debtor.openCents - amount) }
  })
  return { ...run, debtors, covered: { centsByTransaction, writtenOffByDebtor } }
}

describe('In every run', () => {
  it('the order in which debtors and payments come changes nothing', () => {
    const shuffled = aWorld().chain((run) =>
      fc.record({
        run: fc.constant(run),
        debtors: fc.shuffledSubarray([...run.debtors], { minLength: run.debtors.length }),
        payments: fc.shuffledSubarray([...run.payments], { minLength: run.payments.length }),
      }),
    )
    const comparable = ({ decisions, bookings, unasked }: MatchResult) => ({
      decisions,
      bookings: new Map(bookings.map((booking) => [booking.payment.transactionId, booking])),
      unasked: new Set(unasked.map(({ transactionId }) => transactionId)),
    })
    fc.assert(
      fc.property(shuffled, ({ run, debtors, payments }) =>
        assert.deepEqual(comparable(match({ ...run, debtors, payments })), comparable(match(run))),
      ),
      RUNS,
    )
  })

  it('every debtor has one decision', () => {
    always(aWorld(), (run, { decisions }) =>
      assert.deepEqual([...decisions.keys()].sort(), run.debtors.map(({ id }) => id).sort()),
    )
  })

  it('no transaction is booked twice', () => {
    always(aWorld(), (_, { bookings }) => {
      const ids = bookings.map(({ payment }) => payment.transactionId)
      assert.equal(new Set(ids).size, ids.length)
    })
  })

  it('no row is covered for more than what no booking covered before', () => {
    always(aWorld(), (run, result) => {
      const rows = new Map(run.payments.map((payment) => [payment.transactionId, payment.amountCents]))
      for (const [id, coveredCents] of coveredIn(result)) {
        const amountCents = rows.get(id) ?? 0
        const leftCents = amountCents - (run.covered.centsByTransaction.get(id) ?? 0)
        assert.equal(Math.sign(coveredCents), Math.sign(amountCents))
        assert.ok(Math.abs(coveredCents) <= Math.abs(leftCents))
      }
    })
  })

  it('no more is written off than is open, on credit invoices neither', () => {
    always(aWorld(), ({ debtors }, { decisions }) => {
      for (const { id, openCents } of debtors) {
        const amountCents = decisions.get(id)?.amountToBookCents ?? 0
        assert.ok(amountCents === 0 || Math.sign(amountCents) === Math.sign(openCents))
        assert.ok(Math.abs(amountCents) <= Math.abs(openCents))
      }
    })
  })

  it('each booking is in balance, debits its clearing account by what it covers, and names a debtor once', () => {
    always(aWorld(), (_, { bookings }) => {
      for (const booking of bookings) {
        const credited = sum(booking.lines.map((line) => line.cents)) + booking.overpaidCents
        assert.equal(booking.clearingCents + booking.differenceCents, credited)
        assert.equal(booking.clearingCents, sum(booking.covers.map((row) => row.cents)))
        assert.equal(new Set(booking.lines.map(({ debtorId }) => debtorId)).size, booking.lines.length)
        assert.ok(booking.lines.every((line) => line.cents !== 0))
        assert.equal(new Set(booking.covers.map(({ transactionId }) => transactionId)).size, booking.covers.length)
      }
    })
  })

  it('what the decisions promise is the sum of the lines, debtor by debtor', () => {
    always(aWorld(), ({ debtors }, { bookings, decisions }) => {
      const lines = bookings.flatMap((booking) => booking.lines)
      for (const { id } of debtors) {
        const written = sum(lines.filter(({ debtorId }) => debtorId === id).map((line) => line.cents))
        assert.equal(decisions.get(id)?.amountToBookCents, written)
      }
    })
  })

  it('nothing is booked for an outcome that is not bookable, nor where a person should look', () => {
    always(aWorld(), (_, { decisions }) => {
      for (const { outcome, attention, amountToBookCents } of decisions.values()) {
        if (!BOOKABLE.has(outcome) || attention) assert.equal(amountToBookCents, 0)
      }
    })
  })

  it('a second run after the bookings of the first books nothing more', () => {
    always(aWorld(), (run, result) => {
      const after = afterBooking(run, result)
      assert.deepEqual(match(after).bookings, [])
      const stillOpen = { ...after, debtors: after.debtors.filter(({ openCents }) => openCents !== 0) }
      assert.deepEqual(match(stillOpen).bookings, [])
    })
  })

  it('a debtor that is withheld is not booked, nor any that shares its payments', () => {
    always(aWorld(), ({ withheld = new Set() }, { decisions, bookings }) => {
      const held = [...withheld].flatMap((id) => decisions.get(id)?.payments ?? [])
      const touched = new Set(held.map(({ transactionId }) => transactionId))
      for (const booking of bookings) {
        assert.ok(!booking.lines.some(({ debtorId }) => withheld.has(debtorId)))
        assert.ok(!touched.has(booking.payment.transactionId))
      }
    })
  })

  it('no part of an invoice is booked while parts are held', () => {
    const held = aWorld().map((run): MatchRun => ({ ...run, settings: { ...run.settings, partial: 'hold' } }))
    always(held, ({ debtors }, { decisions }) => {
      for (const { id, openCents } of debtors) {
        const amountCents = decisions.get(id)?.amountToBookCents
        assert.ok(amountCents === 0 || amountCents === openCents)
      }
    })
  })

  it('money in another currency, of another kind, failed or before the start is covered by no booking', () => {
    always(aWorld(), (run, result) => {
      const rows = new Map(run.payments.map((payment) => [payment.transactionId, payment]))
      for (const id of coveredIn(result).keys()) {
        const row = rows.get(id)
        assert.ok(row?.currency === 'EUR' && row.kind !== 'other')
        assert.ok(row.standing === 'settled' || row.standing === 'authorised')
        assert.ok((row.completed ?? '').slice(0, 10) >= (run.bookFrom ?? ''))
      }
    })
  })

  it('what goes in is not changed', () => {
    always(aWorld(), (run) => {
      const before = structuredClone({ debtors: run.debtors, payments: run.payments, covered: run.covered })
      match(run)
      assert.deepEqual({ debtors: run.debtors, payments: run.payments, covered: run.covered }, before)
    })
  })
})

describe('With one debtor and one payment to a reference', () => {
  /** Slow and simple: looks through all payments for each debtor. */
  function oracle({ payments, settings }: MatchRun, reference: string, openCents: number): [Outcome, number] {
    const row = payments.find(({ orderId }) => orderId.toLowerCase() === reference)
    if (!row) return ['not-found', 0]
    if (row.standing === 'underway') return ['pending', 0]
    if (row.standing === 'failed') return ['unpaid', 0]
    const shortCents = openCents - row.amountCents
    if (shortCents === 0) return ['paid', openCents]
    if (Math.abs(shortCents) <= settings.toleranceCents) return ['within-tolerance', openCents]
    if (shortCents > 0) return ['paid-partly', settings.partial === 'book' ? row.amountCents : 0]
    return ['overpaid', settings.overpaid === 'book-open' ? openCents : 0]
  }

  it('the decision is the one that a person would take', () => {
    always(aSimpleWorld(), (run, { decisions }) => {
      for (const debtor of run.debtors) {
        const { outcome, amountToBookCents } = decisions.get(debtor.id) ?? {}
        const expected = oracle(run, debtor.references.betalingskenmerk ?? '', debtor.openCents)
        assert.deepEqual([outcome, amountToBookCents], expected)
      }
    })
  })
})
