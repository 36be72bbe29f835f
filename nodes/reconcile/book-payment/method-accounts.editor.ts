// The list of payment methods that are booked on an account of their own.

import type { Choice } from '../../shared/editor/choice.ts'
import { chooser, type Chooser } from '../../shared/editor/chooser.ts'
import { methodInput, methodName } from '../../shared/editor/payment-methods.ts'

export interface MethodAccount {
  readonly method: string
  /** Number of the ledger account. */
  readonly account: string
}

export interface MethodAccounts {
  rows(): MethodAccount[]
  offer(choices: readonly Choice[] | undefined): void
}

/** Each method has an account, and stands in the list once; a Bank journal books on its own account only. */
export function methodAccountsFault(node: Translating, value: unknown, journalKind: string): true | string {
  const rows: readonly MethodAccount[] = Array.isArray(value) ? value : []
  if (rows.length > 0 && journalKind === 'Bank') return node._('validate.methodBank')
  const faulty = rows.find(({ method, account }) => method === '' || !/^(\d{1,9}|\$\{\w+\})$/.test(account))
  if (faulty !== undefined) return node._('validate.methodAccounts', { method: faulty.method })
  const methods = rows.map(({ method }) => method)
  const twice = methods.find((method, index) => methods.indexOf(method) < index)
  return twice === undefined || node._('validate.methodTwice', { method: twice })
}

export function methodAccountList(
  node: EditorNode<object>,
  place: JQuery,
  rows: readonly MethodAccount[],
): MethodAccounts {
  const choosers: Chooser[] = []
  let choices: readonly Choice[] | undefined
  place.editableList<Partial<MethodAccount>>({
    removable: true,
    addButton: node._('methods.add'),
    height: 'auto',
    addItem: (row, _index, { method, account }) => {
      const input = accountInput(node, account ?? '')
      row.append(
        $('<div class="ssmsp-pair"></div>').append(methodInput(node, method ?? ''), $('<div></div>').append(input)),
      )
      const made = chooser(node, input)
      made.offer(choices)
      choosers.push(made)
    },
  })
  for (const row of rows) place.editableList('addItem', row)
  return {
    rows: () => rowsIn(place),
    offer: (offered) => {
      choices = offered
      for (const one of choosers) one.offer(offered)
    },
  }
}

function accountInput(node: Translating, account: string): JQuery {
  return $('<input type="text" class="ssmsp-account">')
    .attr({ placeholder: node._('placeholder.account'), 'aria-label': node._('label.account') })
    .val(account)
}

function rowsIn(place: JQuery): MethodAccount[] {
  const rows = place
    .children()
    .toArray()
    .map((row) => ({
      method: methodName(String($(row).find('.ssmsp-method').val() ?? '')),
      account: String($(row).find('.ssmsp-account').val() ?? '').trim(),
    }))
  return rows.filter(({ method, account }) => method !== '' || account !== '')
}
