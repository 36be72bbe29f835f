// Worlds for the laws: few references and few amounts, so that debtors and payments meet, share, cancel and almost fit.

import fc from 'fast-check'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import type { MatchRun } from '../../../../nodes/reconcile/domain/matching/match.ts'
import type { OpenDebtor } from '../../../../nodes/reconcile/domain/open-debtor.ts'
import type { PaymentKind, ProviderPayment } from '../../../../nodes/reconcile/domain/provider-payment.ts'
import { anOpenDebtor, aPayment, aRun, covered } from '../builders.ts'

const REFERENCES = ['a', 'b', 'c']
const reference = fc.constantFrom(...REFERENCES)
const amount = fc.constantFrom(100, 200, 300, 400, 99, 101, 500)
const dayOfJanuary = fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, '0')}`)

const debtorTraits = fc.record({
  reference,
  source: fc.constantFrom('betalingskenmerk', 'betalingskenmerk', 'factuurnummer'),
  totalCents: amount,
  sign: fc.constantFrom(1, 1, 1, -1),
  settledCents: fc.constantFrom(0, 0, 0, 100, 99),
  isOurs: fc.boolean(),
  invoiceDate: dayOfJanuary,
})

const debtors = fc.array(debtorTraits, { minLength: 1, maxLength: 6 }).map((all) =>
  all.map((traits, index): { debtor: OpenDebtor; settledByUsCents: number } => {
    const settledCents = traits.settledCents < traits.totalCents ? traits.settledCents : 0
    const debtor = anOpenDebtor({
      id: `debtor-${index}`,
      invoiceDate: traits.invoiceDate,
      totalCents: traits.sign * traits.totalCents,
      openCents: traits.sign * (traits.totalCents - settledCents),
      references: { [traits.source]: traits.reference },
    })
    return { debtor, settledByUsCents: traits.isOurs ? traits.sign * settledCents : 0 }
  }),
)

const SIGNS: Readonly<Record<PaymentKind, 1 | -1>> = {
  payment: 1,
  'chargeback-reversed': 1,
  refund: -1,
  chargeback: -1,
  other: 1,
}

const paymentTraits = fc.record({
  orderId: fc.constantFrom(...REFERENCES, ...REFERENCES, 'nobody'),
  invoiceId: fc.option(reference, { freq: 5 }),
  kind: fc.constantFrom<PaymentKind>(
    'payment',
    'payment',
    'payment',
    'payment',
    'refund',
    'refund',
    'chargeback',
    'chargeback-reversed',
    'other',
  ),
  amountCents: amount,
  standing: fc.constantFrom(...Array<'settled'>(20).fill('settled'), 'authorised', 'underway', 'failed', 'unknown'),
  method: fc.constantFrom('IDEAL', 'IDEAL', 'IDEAL', 'IDEAL', 'IDEAL', 'PAYPAL'),
  currency: fc.constantFrom(...Array<string>(40).fill('EUR'), 'USD'),
  siteId: fc.constantFrom(...Array<string>(40).fill('1'), '2'),
  on: dayOfJanuary,
  coveredCents: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'whole', 'part'),
})

const payments = fc.array(paymentTraits, { maxLength: 8 }).map((all) =>
  all.map(({ invoiceId, coveredCents, ...traits }, index): { payment: ProviderPayment; coveredCents: number } => {
    const sign = SIGNS[traits.kind]
    const payment = aPayment({
      ...traits,
      transactionId: String(9_000_000 + index),
      amountCents: sign * traits.amountCents,
      ...(invoiceId === null ? {} : { invoiceId }),
    })
    const part = { none: 0, whole: traits.amountCents, part: Math.min(50, traits.amountCents) }
    return { payment, coveredCents: sign * part[coveredCents] }
  }),
)

const settings = fc.record({
  references: fc.constantFrom(['betalingskenmerk', 'factuurnummer'] as const, ['betalingskenmerk'] as const),
  partial: fc.constantFrom('hold' as const, 'book' as const),
  overpaid: fc.constantFrom('hold' as const, 'book-open' as const),
  toleranceCents: fc.constantFrom(0, 1, 100),
})

/** A run of up to six debtors and eight rows of money, some of it booked before. */
export function aWorld(): fc.Arbitrary<MatchRun> {
  return fc
    .record({
      debtors,
      payments,
      settings,
      bookFrom: fc.option(dayOfJanuary, { freq: 3 }),
      withheld: fc.constantFrom([], [], [], ['debtor-0'], ['debtor-1', 'debtor-2']),
      fitted: fc.subarray(REFERENCES),
      payPalIsBookable: fc.boolean(),
    })
    .map((world) =>
      aRun({
        debtors: world.debtors.map(({ debtor }) => debtor),
        payments: [...world.payments.map(({ payment }) => payment), ...fittingRows(world)],
        settings: world.settings,
        covered: covered(
          Object.fromEntries(
            world.payments
              .filter((row) => row.coveredCents !== 0)
              .map((row) => [row.payment.transactionId, row.coveredCents]),
          ),
          Object.fromEntries(world.debtors.map((row) => [row.debtor.id, row.settledByUsCents])),
        ),
        ...(world.bookFrom === null ? {} : { bookFrom: world.bookFrom }),
        withheld: new Set(world.withheld),
        bookableMethods: new Set(world.payPalIsBookable ? ['PAYPAL'] : []),
      }),
    )
}

/** The one row more that makes the money under a reference exactly what is open: worlds seldom fit by chance. */
function fittingRows(world: {
  readonly debtors: readonly { debtor: OpenDebtor }[]
  readonly payments: readonly { payment: ProviderPayment; coveredCents: number }[]
  readonly fitted: readonly string[]
}): readonly ProviderPayment[] {
  return world.fitted.flatMap((name, index) => {
    let shortCents = 0
    for (const { debtor } of world.debtors) {
      if (Object.values(debtor.references).includes(name)) shortCents += debtor.openCents
    }
    for (const { payment, coveredCents } of world.payments) {
      const isMoney = payment.standing === 'settled' && payment.kind !== 'other'
      if (payment.orderId === name && isMoney) shortCents -= payment.amountCents - coveredCents
    }
    if (shortCents === 0) return []
    const kind = shortCents > 0 ? 'payment' : 'refund'
    return [
      aPayment({
        transactionId: String(8_000_000 + index),
        orderId: name,
        kind,
        amountCents: shortCents,
        on: '2026-01-29',
      }),
    ]
  })
}

/** One debtor and one row of money to a reference, at most: what is to be decided can be said in a few lines. */
export function aSimpleWorld(): fc.Arbitrary<MatchRun> {
  const pair = fc.record({
    openCents: fc.integer({ min: 1, max: 5 }),
    receivedCents: fc.option(fc.integer({ min: 1, max: 5 })),
    standing: fc.constantFrom('settled', 'settled', 'underway', 'failed'),
  })
  return fc.record({ pairs: fc.array(pair, { maxLength: 8 }), settings }).map((world) =>
    aRun({
      debtors: world.pairs.map(({ openCents }, index) =>
        anOpenDebtor({ id: `debtor-${index}`, totalCents: openCents, reference: `r${index}` }),
      ),
      payments: world.pairs.flatMap(({ receivedCents, standing }, index) =>
        receivedCents === null
          ? []
          : [
              aPayment({
                transactionId: String(index),
                orderId: `R${index}`,
                amountCents: cents(receivedCents),
                standing,
              }),
            ],
      ),
      settings: world.settings,
    }),
  )
}
