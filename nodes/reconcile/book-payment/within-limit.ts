// At most so many bookings in one run; the rest waits for the next one.

import type { BookingGroup, HeldBack } from './plan-run.ts'

export function withinLimit(
  groups: readonly BookingGroup[],
  limit: number,
): { now: readonly BookingGroup[]; later: ReadonlyMap<string, HeldBack> } {
  if (limit === 0) return { now: groups, later: new Map() }
  const now: BookingGroup[] = []
  const later = new Map<string, HeldBack>()
  let left = limit
  for (const group of groups) {
    // A group is written whole: one that no run has room for needs a person, and keeps nobody waiting.
    const isTooLarge = group.bookings.length > limit
    if (group.bookings.length <= left) {
      now.push(group)
      left -= group.bookings.length
      continue
    }
    if (!isTooLarge) left = 0
    const why: HeldBack = { reasonCode: 'over-run-limit', reasonValues: { limit }, attention: isTooLarge }
    for (const id of group.debtorIds) later.set(id, why)
  }
  return { now, later }
}
