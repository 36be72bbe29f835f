// The short way of what is plainly paid is only that: it says what the rules say.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decideGroup } from '../../../../nodes/reconcile/domain/matching/decide-group.ts'
import type { Decision } from '../../../../nodes/reconcile/domain/matching/decision.ts'
import { groupByReference, groupOf } from '../../../../nodes/reconcile/domain/matching/groups.ts'
import { match, type MatchResult, type MatchRun } from '../../../../nodes/reconcile/domain/matching/match.ts'
import { isPlainlyPaid } from '../../../../nodes/reconcile/domain/matching/plainly-paid.ts'
import type { PaymentKind, Standing } from '../../../../nodes/reconcile/domain/provider-payment.ts'
import { anOpenDebtor, aPayment, aRun, covered } from '../builders.ts'
import { aWorld } from './worlds.ts'

/** The same, with every group before the rules. */
function matchByRules(run: MatchRun): MatchResult {
  const { gathered, unasked } = groupByReference(run)
  const verdicts = gathered.map((one) => decideGroup(groupOf(one), run))
  const decisions = verdicts.flatMap((verdict) => verdict.decisions)
  return {
    decisions: new Map(decisions.map((decision): [string, Decision] => [decision.debtorId, decision])),
    bookings: verdicts.flatMap((verdict) => verdict.bookings),
    unasked,
  }
}

function countPlain(run: MatchRun): number {
  return groupByReference(run).gathered.filter((one) => isPlainlyPaid(one, run)).length
}

/** Seldom anything but the first: a pair that is plain but for one thing shows whether that thing is seen. */
const mostly = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.constantFrom(...Array<T>(20 * others.length).fill(usual), ...others)

/** One debtor and one payment of it, plain but for what is set otherwise. */
const aPair = fc.record({
  totalCents: mostly(500, 499, 600),
  openCents: mostly(500, 0, 499),
  amountCents: mostly(500, -500, 0, 499, 1),
  sign: mostly(1, -1),
  source: fc.constantFrom('betalingskenmerk', 'factuurnummer'),
  invoiceDate: mostly('2026-01-10', '2026-03-15', '2026-03-16', '2025-01-01'),
  sharers: mostly(0, 1),
  linkedCents: mostly<number | undefined>(undefined, 400),
  kind: mostly<PaymentKind>('payment', 'refund', 'chargeback', 'chargeback-reversed', 'other'),
  standing: mostly<Standing>('settled', 'authorised', 'underway', 'failed', 'unknown'),
  method: mostly('IDEAL', 'PAYPAL'),
  currency: mostly('EUR', 'USD'),
  on: mostly('2026-01-14', '2026-01-15', '2026-01-31', '2024-12-31'),
  coveredCents: mostly(0, 1, 500),
  writtenOffCents: mostly(0, 1, 500),
  isWithheld: mostly(false, true),
  isFailed: mostly(false, true),
  hasReference: mostly(true, false),
  bookFrom: mostly('2026-01-01', '2026-01-15'),
  toleranceCents: mostly(0, 1, 100),
  payPalIsBookable: fc.boolean(),
})

const aNearlyPlainRun = aPair.map((pair) => {
  const { source, sharers, linkedCents, sign, writtenOffCents, ...traits } = pair
  const debtor = anOpenDebtor({
    invoiceDate: traits.invoiceDate,
    totalCents: sign * traits.totalCents,
    openCents: sign * traits.openCents,
    references: pair.hasReference ? { [source]: 'R-1' } : {},
    ...(linkedCents === undefined ? {} : { linkedOpenCents: linkedCents }),
    ...(sharers > 0 ? { sharedWith: { debtors: sharers, openCents: 500 } } : {}),
  })
  const { kind, standing, method, currency, on } = traits
  const amountCents = sign * traits.amountCents
  const payment = aPayment({ orderId: 'r-1', kind, amountCents, standing, method, currency, on })
  return aRun({
    debtors: [debtor],
    payments: [payment],
    settings: { references: ['betalingskenmerk', 'factuurnummer'], toleranceCents: traits.toleranceCents },
    covered: covered(
      traits.coveredCents === 0 ? {} : { [payment.transactionId]: traits.coveredCents },
      writtenOffCents === 0 ? {} : { [debtor.id]: writtenOffCents },
    ),
    failedReferences: new Set(traits.isFailed ? ['r-1'] : []),
    withheld: new Set(traits.isWithheld ? [debtor.id] : []),
    bookableMethods: new Set(traits.payPalIsBookable ? ['PAYPAL'] : []),
    bookFrom: traits.bookFrom,
  })
})

describe('What is plainly paid', () => {
  for (const [name, world, runs] of [
    ['a pair that is plain but for a thing or two', aNearlyPlainRun, 20_000],
    ['a world in which much is shared, cancelled and covered', aWorld(), 3_000],
  ] as const) {
    it(`is decided and booked as the rules would, in ${name}`, () => {
      let plain = 0
      fc.assert(
        fc.property(world, (run) => {
          plain += countPlain(run)
          assert.deepEqual(match(run), matchByRules(run))
        }),
        { numRuns: runs },
      )
      assert.ok(plain > runs / 50, `only ${plain} of ${runs} went the short way`)
    })
  }

  it('is a debtor with one payment of exactly what is open', () => {
    assert.equal(countPlain(aRun()), 1)
    assert.equal(countPlain(aRun({ payments: [aPayment({ amountCents: 12_099 })] })), 0)
    assert.equal(countPlain(aRun({ debtors: [anOpenDebtor(), anOpenDebtor({ id: 'debtor-2' })] })), 0)
  })
})
