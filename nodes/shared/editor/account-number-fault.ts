// The number of a journal or a ledger account, as SnelStart shows it.

import { typedText } from './with-reason.ts'

/** @param name key of the field's name */
export function accountNumberFault(
  node: Translating,
  name: string,
  typed: { readonly value: unknown; readonly blank: 'allowed' | 'refused' },
): true | string {
  const text = typedText(typed.value)
  if (text === '' ? typed.blank === 'allowed' : /^[1-9]\d{0,8}$/.test(text)) return true
  return node._('validate.account-number', { name: node._(name) })
}
