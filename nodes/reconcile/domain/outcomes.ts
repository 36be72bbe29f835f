// What can be said of an open debtor: one code each, with the facts that screen, log and report show (contract section 4).

export interface OutcomeFacts {
  readonly colour: 'green' | 'blue' | 'red'
  /** Whether a person should look, unless the decision says otherwise. */
  readonly attention: boolean
}

export const OUTCOMES = {
  paid: { colour: 'green', attention: false },
  'within-tolerance': { colour: 'green', attention: false },
  'paid-partly': { colour: 'blue', attention: true },
  overpaid: { colour: 'blue', attention: true },
  'already-booked': { colour: 'blue', attention: false },
  'settled-elsewhere': { colour: 'blue', attention: true },
  pending: { colour: 'blue', attention: false },
  unpaid: { colour: 'blue', attention: false },
  'not-collected': { colour: 'blue', attention: false },
  'before-start': { colour: 'blue', attention: false },
  'not-found': { colour: 'blue', attention: false },
  'no-reference': { colour: 'blue', attention: false },
  refunded: { colour: 'blue', attention: true },
  'charged-back': { colour: 'blue', attention: true },
  'ambiguous-reference': { colour: 'blue', attention: true },
  'ambiguous-payment': { colour: 'blue', attention: true },
  'currency-differs': { colour: 'blue', attention: true },
  'credit-invoice': { colour: 'blue', attention: false },
  'lookup-failed': { colour: 'red', attention: true },
} as const satisfies Record<string, OutcomeFacts>

export type Outcome = keyof typeof OUTCOMES

export const OUTCOME_CODES = Object.keys(OUTCOMES) as readonly Outcome[]
