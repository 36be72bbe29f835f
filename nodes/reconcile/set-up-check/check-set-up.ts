// The set-up check: everything that a run stands on, looked at in the order in which a person would put it right.
// Nothing is written in SnelStart or in the booking register.

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import { doubtful, failed, type Finding } from './finding.ts'
import { type Ground, GroundMissing, type GroundName, type Part } from './ground.ts'
import type { Look } from './look.ts'
import { lookAtAccounts } from './look-at-accounts.ts'
import { lookAtAccount, lookAtBooks } from './look-at-connections.ts'
import { lookAtDebtors } from './look-at-debtors.ts'
import { lookAtClocks, lookAtDisk } from './look-at-machine.ts'
import { lookAtPayments } from './look-at-payments.ts'
import { lookAtReadBack } from './look-at-read-back.ts'
import { lookAtRequests } from './look-at-requests.ts'
import { lookAtSettings } from './look-at-settings.ts'
import type { SetUpParts } from './set-up-parts.ts'

/** Later parts stand on earlier ones. */
const LOOKS: readonly (readonly [part: Part, look: Look])[] = [
  ['books', lookAtBooks],
  ['account', lookAtAccount],
  ['disk', lookAtDisk],
  ['clocks', lookAtClocks],
  ['settings', lookAtSettings],
  ['accounts', lookAtAccounts],
  ['read-back', lookAtReadBack],
  ['debtors', lookAtDebtors],
  ['payments', lookAtPayments],
  ['requests', lookAtRequests],
]

/**
 * @param limit when it is aborted, what was not looked at by then is told as such
 * @param signal ends the whole check, with its reason
 */
export async function checkSetUp(
  parts: SetUpParts,
  limit: AbortSignal,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ground: Ground = { requestsBefore: {} }
  const looking = {
    parts,
    ground,
    today: dateInAmsterdam(parts.clock.now()),
    signal: AbortSignal.any([signal, limit]),
  }
  const findings: Finding[] = []
  for (const [part, look] of LOOKS) {
    try {
      looking.signal.throwIfAborted()
      for await (const finding of look(looking)) findings.push(finding)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof GroundMissing) findings.push(notLookedAt(part, error.ground))
      else findings.push(limit.aborted ? notLookedAt(part, 'time') : failed(error))
    }
  }
  return findings
}

function notLookedAt(part: Part, ground: GroundName): Finding {
  return doubtful('not-looked-at', { part, ground })
}
