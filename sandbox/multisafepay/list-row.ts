// A transaction as GET /transactions writes it. Shape: docs-openapi-examples/listTransactions.json and, for the rows
// of the account, docs-history/accounts-charges.response.json. Amounts and costs are in cents.

import { jsonText, type Json, type JsonObject } from './json-text.ts'
import type { Transaction } from './transaction.ts'

export type RowText = (transaction: Transaction, allDayFirst: boolean) => string

/** Each row is written once and kept: a change makes a new transaction, so its text is made anew. */
export function createRowText(): RowText {
  const asIs = new WeakMap<Transaction, string>()
  const dayFirst = new WeakMap<Transaction, string>()
  return (transaction, allDayFirst) => {
    const texts = allDayFirst ? dayFirst : asIs
    const known = texts.get(transaction)
    if (known !== undefined) return known
    const text = jsonText(listRow(transaction, allDayFirst))
    texts.set(transaction, text)
    return text
  }
}

export const transactionIdJson = ({ id, idAsText }: Transaction): Json => (idAsText ? id : BigInt(id))

function listRow(transaction: Transaction, allDayFirst: boolean): JsonObject {
  const { completed, customer, feeCents, siteId } = transaction
  const [var1, var2, var3] = siteId === null ? [null, null, null] : transaction.variables
  return {
    amount: transaction.cents,
    completed: completed && completedText(completed.text, allDayFirst || transaction.completedFormat === 'day-first'),
    costs: feeCents === 0 ? [] : [{ amount: feeCents, description: transaction.feeText, dst: 0 }],
    created: transaction.created.text,
    currency: transaction.currency,
    customer:
      siteId === null
        ? undefined
        : { email: customer.email, first_name: customer.firstName, iban: customer.iban, last_name: customer.lastName },
    debit_credit: transaction.debitCredit,
    description: transaction.description,
    dispute: transaction.type === 'chargeback' ? DISPUTE : undefined,
    financial_status: transaction.financialStatus,
    invoice_id: transaction.invoiceId,
    net: transaction.cents - feeCents, // also on expired rows and on rows out of the balance, as recorded
    order_id: transaction.orderId,
    payment_method: transaction.method,
    site_id: siteId,
    status: transaction.status,
    transaction_id: transactionIdJson(transaction),
    type: transaction.type,
    var1,
    var2,
    var3,
  }
}

const DISPUTE: JsonObject = {
  merchant_response_date: null,
  reason_code: '4853',
  reason_description: 'Cardholder dispute',
  status: 'new',
}

/** `2022-02-23T23:31:31` as `23-02-2022 23:31:31`. */
function completedText(iso: string, dayFirst: boolean): string {
  if (!dayFirst) return iso
  const [date = '', time = ''] = iso.split('T')
  return `${date.split('-').reverse().join('-')} ${time}`
}
