// What was decided for one debtor.

import type { Cents } from '../cents.ts'
import type { Outcome } from '../outcomes.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import type { ReasonCode, ReasonValues } from '../reason-codes.ts'
import type { Reference } from '../reference.ts'

export interface Decision {
  readonly debtorId: string
  readonly outcome: Outcome
  readonly attention: boolean
  readonly reasonCode: ReasonCode
  readonly reasonValues: ReasonValues
  readonly reference?: Reference
  /** Every row under the reference, oldest first. */
  readonly payments: readonly ProviderPayment[]
  /** Signed; 0 unless the outcome is bookable. */
  readonly amountToBookCents: Cents
}
