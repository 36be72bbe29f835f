// One verdict for a group of debtors under one reference. The list of rules is the precedence: the first that applies.

import { type Cents, NO_CENTS } from '../cents.ts'
import { OUTCOMES, type Outcome } from '../outcomes.ts'
import type { ReasonCode, ReasonValues } from '../reason-codes.ts'
import { byAmount, creditWithReturn } from './by-amount.ts'
import type { Decision } from './decision.ts'
import type { Group, Member } from './groups.ts'
import type { MatchRun } from './match.ts'
import {
  ambiguousPayment,
  ambiguousReference,
  creditInvoice,
  currencyDiffers,
  lookupFailed,
  noReference,
  notFound,
} from './no-conclusion.ts'
import {
  alreadyBooked,
  beforeStart,
  countsDiffer,
  returnUnderway,
  settledElsewhere,
  whatExplainsIt,
} from './no-booking.ts'
import { type PlannedBooking, writtenOffBy, writtenOffIn } from './plan-bookings.ts'
import { type Position, positionOf } from './position.ts'
import { waitsInFile } from './waits-in-file.ts'

/** What a rule knows. */
export interface Case {
  readonly group: Group
  readonly position: Position
  readonly run: MatchRun
}

/** What a rule says of every debtor of the group. */
export interface Verdict {
  readonly outcome: Outcome
  readonly reasonCode: ReasonCode
  readonly reasonValues: ReasonValues
  /** When it differs from what the outcome says by itself. */
  readonly attention?: boolean
  readonly bookings?: readonly PlannedBooking[]
}

export type Rule = (given: Case) => Verdict | undefined

// In descending precedence. docs/outcomes.md shows the same list.
const RULES: readonly Rule[] = [
  noReference,
  creditInvoice,
  lookupFailed,
  notFound,
  ambiguousPayment,
  currencyDiffers,
  waitsInFile,
  ambiguousReference,
  countsDiffer,
  creditWithReturn,
  alreadyBooked,
  beforeStart,
  returnUnderway,
  settledElsewhere,
  byAmount,
  whatExplainsIt,
]

export interface GroupDecision {
  readonly decisions: readonly Decision[]
  readonly bookings: readonly PlannedBooking[]
}

const NO_BOOKINGS: readonly PlannedBooking[] = []

export function decideGroup(group: Group, run: MatchRun): GroupDecision {
  const verdict = firstVerdict({ group, position: positionOf(group, run), run })
  const bookings = verdict.bookings ?? NO_BOOKINGS
  const amounts = group.members.length > 1 ? writtenOffBy(bookings) : undefined
  const decisions = group.members.map((member) => {
    const amount = amounts ? (amounts.get(member.debtor.id) ?? NO_CENTS) : writtenOffIn(bookings)
    return decisionOf(member, verdict, group, amount)
  })
  return { decisions, bookings }
}

// Written out twice rather than spread: a run makes up to a million of these.
function decisionOf({ debtor, reference }: Member, verdict: Verdict, group: Group, amountToBookCents: Cents): Decision {
  const { outcome, attention = OUTCOMES[outcome].attention, reasonCode, reasonValues } = verdict
  const debtorId = debtor.id
  const { payments } = group
  return reference
    ? { debtorId, outcome, attention, reasonCode, reasonValues, reference, payments, amountToBookCents }
    : { debtorId, outcome, attention, reasonCode, reasonValues, payments, amountToBookCents }
}

function firstVerdict(given: Case): Verdict {
  for (const rule of RULES) {
    const verdict = rule(given)
    if (verdict) return verdict
  }
  throw new RangeError('no rule applied: the last one always does')
}
