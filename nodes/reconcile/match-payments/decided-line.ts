// A decision as it stands on a line.

import type { Decision } from '../domain/matching/decision.ts'
import type { ReasonCode, ReasonValues } from '../domain/reason-codes.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'

/** Words a reason in the language of the server; the domain knows none. */
export type WordReason = (code: ReasonCode, values: ReasonValues) => string

export function decidedLine(line: ReconcileLine, decision: Decision, word: WordReason): ReconcileLine {
  return {
    ...line,
    ...(decision.reference ? { reference: decision.reference } : {}),
    payments: decision.payments,
    outcome: decision.outcome,
    attention: decision.attention,
    reason: word(decision.reasonCode, decision.reasonValues),
    reasonCode: decision.reasonCode,
    reasonValues: decision.reasonValues,
    amountToBookCents: decision.amountToBookCents,
  }
}
