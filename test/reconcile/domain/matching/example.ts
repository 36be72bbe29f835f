// A world, and what the matcher says of its first debtor.

import type { Outcome } from '../../../../nodes/reconcile/domain/outcomes.ts'
import type { ReasonCode, ReasonValues } from '../../../../nodes/reconcile/domain/reason-codes.ts'
import type { decide } from '../builders.ts'

export interface Example {
  world: string
  run: Parameters<typeof decide>[0]
  outcome: Outcome
  reason: ReasonCode
  attention?: true
  values: ReasonValues
}
