// Since when a subscription key is used here. A development key dies after 90 days without a word, and its age can't be
// asked for: only what was seen here is certain (docs/snelstart.md#keys).

import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type CalendarDate, daysBetween, isCalendarDate } from '../../reconcile/domain/calendar-date.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'

const DEVELOPMENT_KEY_DAYS = 90
/** Getting a key for production takes weeks. */
const WARN_FROM_DAY = 69

const seenKey = z.object({
  salt: z.string(),
  hash: z.string(),
  since: z.string().refine(isCalendarDate),
})

export interface KeyAge {
  readonly since: CalendarDate
  readonly days: number
  /** Days that a development key still has, were this one; 0 when it can have ended. */
  readonly daysLeft: number
  /** Getting another takes longer than what is left. */
  readonly isOld: boolean
}

/** Notes the key when it is new, under a salted hash. */
export async function keyAge(folder: KeptFolder, subscriptionKey: string, today: CalendarDate): Promise<KeyAge> {
  const since = await firstSeen(folder, subscriptionKey, today)
  const days = daysBetween(since, today)
  return { since, days, daysLeft: Math.max(0, DEVELOPMENT_KEY_DAYS - days), isOld: days >= WARN_FROM_DAY }
}

/** As `keyAge`, told only when there is something to do. */
export async function keyAgeWarning(
  folder: KeptFolder,
  subscriptionKey: string,
  today: CalendarDate,
): Promise<Warning | undefined> {
  const { since, days, isOld } = await keyAge(folder, subscriptionKey, today)
  return isOld ? { code: 'key-age', values: { since, days, limit: DEVELOPMENT_KEY_DAYS } } : undefined
}

async function firstSeen(folder: KeptFolder, key: string, today: CalendarDate): Promise<CalendarDate> {
  const rows = folder.rows('subscription-keys')
  for await (const row of rows.read()) {
    const seen = seenKey.safeParse(row)
    if (seen.success && hashOf(seen.data.salt, key) === seen.data.hash) return seen.data.since
  }
  const salt = randomBytes(16).toString('hex')
  await rows.append([{ salt, hash: hashOf(salt, key), since: today }])
  return today
}

function hashOf(salt: string, key: string): string {
  return createHash('sha256').update(`${salt} ${key}`).digest('hex')
}
