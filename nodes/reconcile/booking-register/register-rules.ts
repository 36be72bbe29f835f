// Which steps a key can take, in memory and on disk alike. A step that is not here is a bug, or a damaged file.

import { reversalKey, turnOfKey } from '../domain/booking-key.ts'
import type { Claim, ClaimEnd, RegisterEntry, RegisterState } from './booking-register.ts'

export type RegisterStep =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'settle'; readonly key: string; readonly at: string; readonly end: ClaimEnd }
  | { readonly kind: 'release'; readonly key: string; readonly at: string; readonly who: string; readonly why: string }
  /** As an earlier file had it, when that was rewritten shorter. */
  | { readonly kind: 'entry'; readonly entry: RegisterEntry }

const ENDS: Readonly<Record<RegisterState, readonly ClaimEnd['state'][]>> = {
  claimed: ['booked', 'refused', 'unknown', 'file', 'absent'],
  // The request is long gone: only reading back tells, and that knows no refusal.
  unknown: ['booked', 'unknown', 'absent'],
  file: ['booked', 'file', 'absent'],
  booked: [],
  refused: [],
  free: [],
}

/** Whether this key may be in the bookkeeping, so that its money is spoken for. */
export function isInUse(state: RegisterState): boolean {
  return state !== 'refused' && state !== 'free'
}

/** Whether reading back by key has something to add. */
export function waitsForAnswer(state: RegisterState): boolean {
  return ENDS[state].length > 0
}

export function keyOf(step: RegisterStep): string {
  if (step.kind === 'claim') return step.claim.key
  return step.kind === 'entry' ? step.entry.key : step.key
}

/** @throws RangeError when the key can't take this step */
export function afterStep(before: RegisterEntry | undefined, step: RegisterStep): RegisterEntry {
  switch (step.kind) {
    case 'claim':
      return claimed(before, step.claim)
    case 'entry':
      if (before) throw new RangeError(`${before.key} stands in the register twice`)
      return step.entry
    case 'settle':
      if (!before || !ENDS[before.state].includes(step.end.state)) throw impossible(before, step.key, step.end.state)
      return settled(before, step.end, step.at)
    case 'release':
      if (!before || !isInUse(before.state)) throw impossible(before, step.key, 'free')
      return {
        ...promiseOf(before),
        state: 'free',
        settledAt: step.at,
        releases: [...(before.releases ?? []), { who: step.who, why: step.why, at: step.at }],
      }
  }
}

function claimed(before: RegisterEntry | undefined, claim: Claim): RegisterEntry {
  if (!isOwnKey(claim)) throw new RangeError(`not the key of its transaction: ${claim.key}`)
  if (before && isInUse(before.state)) throw impossible(before, claim.key, 'claimed')
  return { ...claim, state: 'claimed', ...(before?.releases ? { releases: before.releases } : {}) }
}

function isOwnKey({ key, transactionId, reverses }: Claim): boolean {
  const turn = turnOfKey(reverses?.key ?? key, transactionId)
  return turn !== undefined && (!reverses || key === reversalKey(transactionId, turn))
}

function settled(before: RegisterEntry, end: ClaimEnd, at: string): RegisterEntry {
  const claim = promiseOf(before)
  switch (end.state) {
    case 'booked': {
      const { postedUntil: _posted, importFile: _file, ...kept } = claim
      return { ...kept, state: 'booked', date: end.date, ...(end.id === undefined ? {} : { id: end.id }) }
    }
    case 'refused':
      return { ...claim, state: 'refused', settledAt: at, refusal: { errorCode: end.errorCode, because: end.because } }
    case 'absent':
      return { ...claim, state: 'free', settledAt: at }
    case 'unknown':
    case 'file':
      return { ...claim, state: end.state, settledAt: at }
  }
}

type Promised = Omit<RegisterEntry, 'state' | 'id' | 'settledAt' | 'refusal'>

/** What was promised, without what became of it; earlier releases stay. */
function promiseOf(entry: RegisterEntry): Promised {
  const { state: _state, id: _id, settledAt: _settledAt, refusal: _refusal, ...promised } = entry
  return promised
}

function impossible(before: RegisterEntry | undefined, key: string, to: string): RangeError {
  return new RangeError(`${key} is ${before?.state ?? 'not claimed'} and can't become ${to}`)
}
