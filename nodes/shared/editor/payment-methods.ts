// The payment methods of a MultiSafepay account, proposed while typing; any other method can be typed too.

import type { ListSource } from './live-list.ts'
import { undeployedSecrets } from './secret.ts'
import { rowsOf, textOf, type UnknownRecord } from './unknown-record.ts'

export interface PaymentMethod {
  readonly id: string
  readonly name: string
}

export const PAYMENT_METHODS: ListSource<readonly PaymentMethod[]> = {
  path: 'multisafepay/methods',
  insteadText: 'methods.type-instead',
  question: (connection) => ({
    id: connection.id,
    environment: connection.environment,
    ...undeployedSecrets(connection, ['apiKey']),
  }),
  read: (answer) => rowsOf(answer, 'methods', methodOf),
}

/** Fills the list that the method fields propose from (`list="ssmsp-methods"`). */
export function proposeMethods(methods: readonly PaymentMethod[] | undefined): void {
  const options = (methods ?? []).map((method) => $('<option></option>').attr('value', method.id).text(method.name))
  $('#ssmsp-methods').empty().append(options)
}

export function methodInput(node: Translating, method: string): JQuery {
  return $('<input type="text" class="ssmsp-method" list="ssmsp-methods" spellcheck="false">')
    .attr({ placeholder: 'PAYPAL', 'aria-label': node._('methods.method') })
    .val(method)
}

/** A method as MultiSafepay writes it: capitals, no blanks. */
export const methodName = (typed: string): string => typed.trim().toUpperCase()

function methodOf(row: UnknownRecord): PaymentMethod | undefined {
  const id = textOf(row, 'id')
  return id === '' ? undefined : { id, name: textOf(row, 'name') }
}
