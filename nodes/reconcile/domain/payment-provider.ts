// The port to a payment provider: what the house asks of it, whichever it is.

import type { CalendarDate } from './calendar-date.ts'
import type { ErrorCode } from './error-codes.ts'
import type { ReferenceSource } from './open-debtor.ts'
import type { ProviderPayment } from './provider-payment.ts'
import type { Warning } from './warning.ts'

export interface PaymentProvider {
  /** Asks who we are: the connection test. @throws ReconcileError with the code of what is wrong */
  describe(signal: AbortSignal): Promise<ProviderDescription>
  /**
   * Every row under the references, and in `bulk` every other row of the period too.
   * @throws ReconcileError when nothing can be concluded for anyone (no connection, refused key)
   */
  readPayments(query: PaymentQuery, signal: AbortSignal): Promise<PaymentReading>
  /** Requests that this connection has sent since it was made. */
  requestCount(): number
}

export interface ProviderDescription {
  readonly environment: 'live' | 'test'
  readonly accountId?: string
  readonly siteId?: string
  /** Where nothing tells the account: a name of the key, from which it can't be found back. */
  readonly keyName?: string
  readonly warnings: readonly Warning[]
}

export interface PaymentQuery {
  /** In the original text, each once. */
  readonly references: readonly { readonly value: string; readonly source: ReferenceSource }[]
  /** The first day that is read. */
  readonly since: CalendarDate
  readonly lookup: 'auto' | 'bulk' | 'single'
  /** Rows kept from earlier than this many milliseconds ago are asked again for these references. 0 = ask all again. */
  readonly keptForMs?: number
}

export interface PaymentReading {
  readonly way: 'bulk' | 'single'
  /** Whether every row of the period was read, so that money that nobody asks for is known. */
  readonly complete: boolean
  readonly payments: readonly ProviderPayment[]
  /** References that could not be looked up, in the original text; nothing may be concluded for them. */
  readonly failed: ReadonlyMap<string, ErrorCode>
  /** Milliseconds since 1970 at which the oldest part of the answer was read from the provider, not from disk. */
  readonly readAt: number
  /** One per way that was chosen or given up, for the log. */
  readonly notes: readonly Warning[]
}
