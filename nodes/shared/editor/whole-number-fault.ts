// A whole number that a person typed, or the reason why it is none.

import { typedText } from './with-reason.ts'

/** @param name key of the field's name */
export function wholeNumberFault(
  node: Translating,
  name: string,
  typed: { readonly value: unknown; readonly min: number; readonly max: number },
): true | string {
  const { value, min, max } = typed
  const text = typedText(value)
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return (number >= min && number <= max) || node._('validate.whole-number', { name: node._(name), min, max })
}
