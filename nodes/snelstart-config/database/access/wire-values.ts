// Values as the actuator takes them. Amounts, decimals and dates go as doubles, since text would be read by the country
// settings of the machine ("1.234" is a thousand in Dutch); what a double can't hold exactly is refused.

import type { Cents } from '../../../reconcile/domain/cents.ts'
import type { PlanValue } from '../engine.ts'
import { serialOf } from './wall-time.ts'

export type WireValue =
  | { readonly t: 'text' | 'guid'; readonly v: string }
  | { readonly t: 'integer' | 'money' | 'decimal' | 'date'; readonly v: number }
  | { readonly t: 'boolean'; readonly v: boolean }
  | { readonly t: 'null'; readonly v: null }
  | { readonly t: 'remembered'; readonly as: string; readonly plus?: number }

/** A double holds every number of up to fifteen digits exactly, and gives it back. */
const EXACT_DIGITS = 15

/** @throws RangeError for what would not arrive as it is */
export function wireValue(value: PlanValue): WireValue {
  switch (value.type) {
    case 'text':
      return { t: 'text', v: value.text }
    case 'integer':
      if (!Number.isInteger(value.integer) || value.integer !== (value.integer | 0)) {
        throw new RangeError(`not a whole number of 32 bits: ${value.integer}`)
      }
      return { t: 'integer', v: value.integer }
    case 'money':
      return { t: 'money', v: eurosOf(value.cents) }
    case 'decimal':
      return { t: 'decimal', v: decimalOf(value.decimal) }
    case 'date':
      return { t: 'date', v: serialOf(value.date) }
    case 'boolean':
      return { t: 'boolean', v: value.boolean }
    case 'guid':
      return { t: 'guid', v: guidOf(value.guid) }
    case 'null':
      return { t: 'null', v: null }
    case 'remembered':
      return { t: 'remembered', as: value.as, ...(value.plus === undefined ? {} : { plus: value.plus }) }
  }
}

/** Jet rounds it to ten-thousandths, which gives back the cents exactly up to this limit. */
const MOST_CENTS = 10_000_000_000_000

function eurosOf(amount: Cents): number {
  if (Math.abs(amount) > MOST_CENTS) throw new RangeError(`too large for Access in one amount: ${amount} cents`)
  return amount / 100
}

function decimalOf(text: string): number {
  const digits = text.replace(/^-?0*(?=\d)/, '').replace('.', '')
  if (!/^-?\d+(\.\d+)?$/.test(text) || digits.replace(/^0+/, '').length > EXACT_DIGITS) {
    throw new RangeError(`not a decimal number of at most ${EXACT_DIGITS} digits: ${JSON.stringify(text)}`)
  }
  return Number(text)
}

function guidOf(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new RangeError('not a guid')
  return `{${text.toUpperCase()}}`
}
