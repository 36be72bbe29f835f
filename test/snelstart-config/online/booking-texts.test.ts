import assert from 'node:assert/strict'

import fc from 'fast-check'

import type { BookingOrder } from '../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents, centsFromEuros, sumCents } from '../../../nodes/reconcile/domain/cents.ts'
import { parseExactJson } from '../../../nodes/shared/http/exact-json.ts'
import { bankBookingText } from '../../../nodes/snelstart-config/online/bank-booking.ts'
import type { LedgerAmount } from '../../../nodes/snelstart-config/online/booking-accounts.ts'
import { memoriaalBookingText } from '../../../nodes/snelstart-config/online/memoriaal-booking.ts'

const ID = '5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'

interface Written {
  readonly bedragOntvangen?: string
  readonly bedragUitgegeven?: string
  readonly verkoopboekingBoekingsRegels: readonly { debet?: string; credit?: string; bedrag?: string }[]
  readonly grootboekBoekingsRegels?: readonly { debet: string; credit: string }[]
  readonly memoriaalBoekingsRegels?: readonly { debet: string; credit: string }[]
}

const anAmount = fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((amount) => amount !== 0)

/** Any order that balances, with a difference and an overpayment. */
const anyOrder = fc
  .record({ lines: fc.array(anAmount, { minLength: 1, maxLength: 5 }), difference: anAmount, overpaid: anAmount })
  .map(({ lines, difference, overpaid }): BookingOrder => {
    const settled = sumCents(lines.map(cents))
    return {
      key: 'MSP-1',
      date: calendarDate('2026-11-05'),
      description: 'MSP-1',
      journal: 1,
      clearingCents: cents(settled + overpaid - difference),
      differenceCents: cents(difference),
      overpaidCents: cents(overpaid),
      lines: lines.map((amount) => ({
        debtorId: ID,
        salesBookingId: ID,
        invoiceNumber: 'A',
        cents: cents(amount),
        description: 'MSP-1',
      })),
    }
  })

const amount = (text: string | undefined): number => centsFromEuros(text ?? '')
const debits = (lines: readonly { debet?: string; credit?: string }[] = []): number =>
  sumCents(lines.map(({ debet, credit }) => cents(amount(debet) - amount(credit))))
const others = ({ differenceCents, overpaidCents }: BookingOrder): LedgerAmount[] => [
  { accountId: ID, debitCents: differenceCents },
  { accountId: ID, debitCents: cents(0 - overpaidCents) },
]

describe('the text of a booking', () => {
  it('in a Bank journal balances to the cent: received minus paid out is credit minus debit', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const written = parseExactJson(bankBookingText(order, ID, others(order))) as Written
        const header = amount(written.bedragOntvangen) - amount(written.bedragUitgegeven)
        const lines = debits(written.verkoopboekingBoekingsRegels) + debits(written.grootboekBoekingsRegels)
        assert.equal(header + lines, 0)
        assert.equal(header, order.clearingCents)
        assert.equal(Math.min(amount(written.bedragOntvangen), amount(written.bedragUitgegeven)), 0)
      }),
    )
  })

  it('in a Memoriaal balances to the cent: what is debited is what the lines settle', () => {
    fc.assert(
      fc.property(
        anyOrder,
        fc.constantFrom('positive-settles' as const, 'negative-settles' as const),
        (order, sign) => {
          const amounts = [{ accountId: ID, debitCents: order.clearingCents }, ...others(order)]
          const written = parseExactJson(memoriaalBookingText(order, ID, amounts, sign)) as Written
          const settled = sumCents(written.verkoopboekingBoekingsRegels.map(({ bedrag }) => cents(amount(bedrag))))
          assert.equal(debits(written.memoriaalBoekingsRegels), sign === 'positive-settles' ? settled : 0 - settled)
          assert.equal(debits(written.memoriaalBoekingsRegels), sumCents(order.lines.map((line) => line.cents)))
        },
      ),
    )
  })

  it('has every amount as a number with exactly two decimals', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const text = bankBookingText(order, ID, others(order))
        const amounts = [...text.matchAll(/"(?:debet|credit|bedragOntvangen|bedragUitgegeven)":([^,}]*)/g)]
        assert.ok(amounts.length >= 4)
        for (const [, written = ''] of amounts) assert.match(written, /^\d+\.\d{2}$/)
      }),
    )
  })

  for (const [what, over] of [
    ['a key of more than 25 characters', { key: 'MSP-1234567890123456789012' }],
    ['a description of more than 250 characters', { description: 'x'.repeat(251) }],
    ['no description', { description: '' }],
  ] as const) {
    it(`with ${what} is a mistake of ours`, () => {
      const [order] = fc.sample(anyOrder, 1)
      assert.ok(order)
      assert.throws(() => bankBookingText({ ...order, ...over }, ID, []), { name: 'ZodError' })
    })
  }
})
