// One transaction as the world holds it: everything that a list row and an order are written from.

export interface Customer {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** Masked, as MultiSafepay shows it by default. */
  readonly iban: string
}

export interface Transaction {
  /** Digits; up to 17 of them. */
  readonly id: string
  /** Written as a JSON string, as some answers do. */
  readonly idAsText: boolean
  readonly orderId: string
  /** An order id of digits alone, written as a JSON number by the order, as one recorded answer does. */
  readonly orderIdAsNumber: boolean
  readonly type: string
  /** C: into the balance, D: out of it. */
  readonly debitCredit: 'C' | 'D'
  /** In the smallest unit of the currency (yen have no cents); never negative. */
  readonly cents: number
  readonly currency: string
  readonly feeCents: number
  readonly feeText: string
  readonly status: string
  readonly financialStatus: string
  readonly created: Moment
  readonly completed?: Moment | undefined
  /** `iso` as every recorded answer; `day-first` as the schema's own example, `23-02-2022 23:31:31`. */
  readonly completedFormat: 'iso' | 'day-first'
  readonly method: string | null
  readonly description: string
  readonly invoiceId?: string
  /** Null on payouts and monthly fees: rows of the account. */
  readonly siteId: number | null
  readonly variables: readonly [string, string, string]
  readonly customer: Customer
  /** The transaction that a refund, chargeback or capture belongs to. */
  readonly originalId?: string
  readonly refundOrderId?: string
  readonly externalTransactionId: string | number | null
  /** Manual capture: what is reserved on a card and not yet taken. */
  readonly captureRemainCents?: number
  /** Only the order tells of it; no list shows it. */
  readonly unlisted: boolean
}

/** An instant, with the wall clock that MultiSafepay writes for it. */
export interface Moment {
  readonly unix: number
  readonly text: string
}
