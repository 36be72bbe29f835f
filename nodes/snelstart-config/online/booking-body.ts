// The body of a booking. SnelStart silently ignores a property that it does not know, so ours are checked before they
// leave; amounts are written digit by digit, as numbers with two decimals.

import { LosslessNumber, stringify } from 'lossless-json'
import { z } from 'zod'

import { type Cents, eurosFromCents, sumCents } from '../../reconcile/domain/cents.ts'
import type { BookingOrder } from '../../reconcile/domain/booking-order.ts'
import { guid } from './schemas.ts'

const amount = z.instanceof(LosslessNumber).refine(({ value }) => /^-?\d+\.\d{2}$/.test(value))
const side = amount.refine(({ value }) => !value.startsWith('-'))
const description = z.string().min(1).max(250)
const reference = z.strictObject({ id: guid })
const head = {
  datum: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  dagboek: reference,
  boekstuk: z.string().min(1).max(25),
  omschrijving: description,
}
const ledgerLine = { omschrijving: description, grootboek: reference, debet: side, credit: side }

export const bankBody = z.strictObject({
  ...head,
  bedragOntvangen: side,
  bedragUitgegeven: side,
  verkoopboekingBoekingsRegels: z.array(
    z.strictObject({ boekingId: reference, omschrijving: description, debet: side, credit: side }),
  ),
  grootboekBoekingsRegels: z.array(z.strictObject({ ...ledgerLine, btwSoort: z.literal('Geen') })),
})
export type BankBody = z.input<typeof bankBody>

export const memoriaalBody = z.strictObject({
  ...head,
  memoriaalBoekingsRegels: z.array(z.strictObject(ledgerLine)),
  verkoopboekingBoekingsRegels: z.array(
    z.strictObject({ boekingId: reference, omschrijving: description, bedrag: amount }),
  ),
})
export type MemoriaalBody = z.input<typeof memoriaalBody>

export function euros(cents: Cents): LosslessNumber {
  return new LosslessNumber(eurosFromCents(cents))
}

/** The two columns of a line, of which one is 0 (BOE-0076). @param debitCents negative: the amount is credited */
export function debit(debitCents: Cents): { debet: LosslessNumber; credit: LosslessNumber } {
  const magnitude = Math.abs(debitCents) as Cents
  const nothing = euros(0 as Cents)
  return debitCents < 0 ? { debet: nothing, credit: euros(magnitude) } : { debet: euros(magnitude), credit: nothing }
}

/** @throws ZodError when the body is not exactly what it must be: a bug of ours, and nothing has left */
export function bookingText(schema: typeof bankBody | typeof memoriaalBody, body: BankBody | MemoriaalBody): string {
  schema.parse(body)
  const text = stringify(body)
  if (text === undefined) throw new RangeError('a booking without a body')
  return text
}

/** @throws RangeError when debit and credit differ, or a line is empty: a bug of ours, and nothing has left */
export function assertBalanced(order: BookingOrder): void {
  const lines = sumCents(order.lines.map(({ cents }) => cents))
  const left = sumCents([order.clearingCents, order.differenceCents])
  if (left !== sumCents([lines, order.overpaidCents])) throw new RangeError(`booking ${order.key} is not in balance`)
  if (order.lines.some(({ cents }) => cents === 0)) throw new RangeError(`booking ${order.key} has an empty line`)
}
