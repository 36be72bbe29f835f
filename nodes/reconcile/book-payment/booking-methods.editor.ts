// The payment methods with an account of their own, with the methods that MultiSafepay knows proposed.

import { field } from '../../shared/editor/field.ts'
import { liveList } from '../../shared/editor/live-list.ts'
import { PAYMENT_METHODS, proposeMethods } from '../../shared/editor/payment-methods.ts'
import { methodAccountList, type MethodAccount, type MethodAccounts } from './method-accounts.editor.ts'

export function bookingMethods(node: EditorNode<object>, rows: readonly MethodAccount[]): MethodAccounts {
  liveList({
    node,
    connection: field('provider'),
    state: $('#ssmsp-methods-state'),
    reload: $('#ssmsp-methods-reload'),
    source: PAYMENT_METHODS,
    show: proposeMethods,
  })
  return methodAccountList(node, $('#ssmsp-method-accounts'), rows)
}
