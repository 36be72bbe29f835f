// One part of the check: it looks, and gives what it found as it goes, so that a failure hides nothing found before.

import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Finding } from './finding.ts'
import type { Ground } from './ground.ts'
import type { SetUpParts } from './set-up-parts.ts'

export interface Looking {
  readonly parts: SetUpParts
  /** What this part finds out for later ones is put here. */
  readonly ground: Ground
  readonly today: CalendarDate
  readonly signal: AbortSignal
}

export type Look = (looking: Looking) => AsyncIterable<Finding> | Iterable<Finding>
