// Fills in what a builder of the world leaves out: numbers, wall clock, fee, the usual description and customer.

import { amsterdamFromUnix, unixFromAmsterdam } from './amsterdam-time.ts'
import { paymentMethod } from './payment-methods.ts'
import type { Customer, Moment, Transaction } from './transaction.ts'

export interface Draft {
  readonly orderId: string
  readonly type: string
  readonly debitCredit: 'C' | 'D'
  readonly cents: number
  readonly status: string
  readonly financialStatus: string
  readonly method: string | null
  readonly siteId: number | null
  readonly created: Moment
  readonly completed?: Moment | undefined
  readonly details: Partial<TransactionDetails>
}

export type TransactionDetails = Pick<
  Transaction,
  | 'idAsText'
  | 'orderIdAsNumber'
  | 'currency'
  | 'feeCents'
  | 'feeText'
  | 'completedFormat'
  | 'description'
  | 'invoiceId'
  | 'variables'
  | 'customer'
  | 'originalId'
  | 'refundOrderId'
  | 'externalTransactionId'
  | 'captureRemainCents'
  | 'unlisted'
> & { readonly transactionId: string }

/** `number` tells the rows of one world apart; the transaction number follows from it and the time. */
export function newTransaction(draft: Draft, number: number): Transaction {
  const { details, ...given } = draft
  const { transactionId, ...rest } = details
  if (!Number.isSafeInteger(draft.cents) || draft.cents < 0) throw new RangeError(`not an amount: ${draft.cents}`)
  const method = paymentMethod(draft.method ?? '')
  return {
    idAsText: false,
    orderIdAsNumber: false,
    currency: 'EUR',
    feeCents: method.feeCents,
    feeText: `For ${method.description} Transactions`,
    completedFormat: 'iso',
    description: `Payment for order: ${draft.orderId}`,
    variables: ['', '', ''],
    customer: SOMEBODY,
    externalTransactionId: String(50_000_000_000_000 + number).padStart(16, '0'),
    unlisted: false,
    ...given,
    ...rest,
    id: transactionId ?? transactionNumber(draft.created.unix, number),
  }
}

/** Amsterdam's wall clock, or an instant with an offset; see unixFromAmsterdam. */
export function moment(at: string): Moment {
  return momentOf(unixFromAmsterdam(at))
}

export const momentOf = (unix: number): Moment => ({ unix, text: amsterdamFromUnix(unix) })

/**
 * As MultiSafepay's own since about 2024: the second of creation, then more digits. Every fifth has 17 digits and is
 * odd, so that a program that reads it as a JavaScript number changes it.
 */
function transactionNumber(unix: number, number: number): string {
  const tail = String((number * 7919) % 1_000_000).padStart(6, '0')
  return number % 5 === 4 ? `${unix}${tail}7` : `${unix}${tail}`
}

const SOMEBODY: Customer = { email: 'anna.jansen@example.com', firstName: 'Anna', lastName: 'Jansen', iban: '*** 4321' }
