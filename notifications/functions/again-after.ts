// When a thing that was said is said again.

import type { Environment } from '../../dashboard/functions/function-node.ts'

/** A run that fails every night is told every night, and one that fails every quarter of an hour once a day. */
const FAILURE_HOURS = 20
const REMIND_DAYS = 7

/** @param what as in WhenTold */
export function isToBeTold(what: string, toldAt: string | undefined, env: Environment, now: Date): boolean {
  if (toldAt === undefined) return true
  const days = Number(env.get('REMIND_AFTER_DAYS'))
  const hours = /^(failure|stopped) /.test(what) ? FAILURE_HOURS : (days > 0 ? days : REMIND_DAYS) * 24
  return now.getTime() - Date.parse(toldAt) >= hours * 3_600_000
}
