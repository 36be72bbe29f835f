// What the record says of a booking: its order before it is promised, and what became of it after.

import type { Claim, ClaimEnd, RegisterEntry, Release } from '../booking-register/booking-register.ts'
import type { RecordFact } from './record-entry.ts'

type CaughtUp = { readonly caughtUp?: true }

export function orderFact(claim: Claim, how: CaughtUp = {}): RecordFact {
  const { key, transactionId, orderId, date, journal, clearingAccount, reverses } = claim
  return {
    kind: 'order',
    runId: claim.runId,
    body: {
      key,
      transactionId,
      orderId,
      date,
      journal,
      ...(clearingAccount === undefined ? {} : { clearingAccount }),
      clearingCents: claim.clearingCents,
      differenceCents: claim.differenceCents,
      overpaidCents: claim.overpaidCents,
      debtors: claim.debtors.map((debtor) => ({ ...debtor })),
      covers: claim.covers.map((covered) => ({ ...covered })),
      via: claim.importFile === undefined ? 'administration' : 'file',
      ...(reverses ? { reverses: reverses.key, who: reverses.who, why: reverses.why } : {}),
      ...how,
    },
  }
}

export function answerFact(key: string, runId: string | undefined, end: ClaimEnd, how: CaughtUp = {}): RecordFact {
  return { kind: 'answer', ...(runId === undefined ? {} : { runId }), body: { key, ...end, ...how } }
}

export function lapsedFact(key: string, runId: string | undefined, how: CaughtUp = {}): RecordFact {
  return { kind: 'answer', ...(runId === undefined ? {} : { runId }), body: { key, state: 'lapsed', ...how } }
}

export function releaseFact(
  key: string,
  runId: string | undefined,
  { who, why }: Pick<Release, 'who' | 'why'>,
  how: CaughtUp = {},
): RecordFact {
  return { kind: 'released', ...(runId === undefined ? {} : { runId }), body: { key, who, why, ...how } }
}

/** Where an entry of the register stands, as facts; none while it waits for its first answer. */
export function standingFacts(entry: RegisterEntry): readonly RecordFact[] {
  const { key, runId, state, id, date, refusal, releases, settledAt } = entry
  const how = { caughtUp: true } as const
  switch (state) {
    case 'claimed':
      return []
    case 'booked':
      return [answerFact(key, runId, { state, date, ...(id === undefined ? {} : { id }) }, how)]
    case 'refused':
      return [answerFact(key, runId, { state, ...(refusal ?? { errorCode: 'UNEXPECTED', because: 'other' }) }, how)]
    case 'unknown':
    case 'file':
      return [answerFact(key, runId, { state }, how)]
    case 'free': {
      const release = releases?.at(-1)
      if (release?.at === settledAt && release) return [releaseFact(key, runId, release, how)]
      return [answerFact(key, runId, { state: 'absent' }, how)]
    }
  }
}
