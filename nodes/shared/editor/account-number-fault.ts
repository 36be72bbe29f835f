// The number of a journal or a ledger account, as SnelStart shows it, or the reason why it can't be used.

import { shownFault } from './chooser-fault.ts'
import { typedText } from './with-reason.ts'

/** @param name key of the field's name */
export function accountNumberFault(
  node: EditorNode<object>,
  name: string,
  typed: { readonly property: string; readonly value: unknown; readonly blank: 'allowed' | 'refused' },
): true | string {
  const { property, value, blank } = typed
  const text = typedText(value)
  const wellFormed = text === '' ? blank === 'allowed' : /^[1-9]\d{0,8}$/.test(text)
  if (!wellFormed) return node._('validate.account-number', { name: node._(name) })
  const fault = shownFault(node, property)
  return fault === undefined || `${node._(name)}: ${fault}`
}
