// Whether a booking can be found back in SnelStart, which every run relies on before it books.

import type { RegisterEntry } from '../booking-register/booking-register.ts'
import { addDays } from '../domain/calendar-date.ts'
import { doubtful, fine, type Finding } from './finding.ts'
import { standingOn } from './ground.ts'
import type { Looking } from './look.ts'

/** No transaction has this number, so no booking has this key. */
const ABSENT_KEY = 'MSP-0'
const DAYS_READ = 31

export async function* lookAtReadBack({ parts, ground, today, signal }: Looking): AsyncGenerator<Finding> {
  const { id } = standingOn(ground.description, 'description')
  const { administration } = standingOn(ground.books, 'description')
  standingOn(ground.settings, 'settings')
  const journal = standingOn(ground.journal, 'journal')
  const known = lastBookedIn(journal.number, await parts.registerOf(id).entries())
  const found = await administration.findBookings(
    {
      keys: known ? [ABSENT_KEY, known.key] : [ABSENT_KEY],
      journal: journal.number,
      from: known?.date ?? addDays(today, -DAYS_READ),
      until: addDays(today, 1),
      proof: 'quick',
    },
    signal,
  )
  const named = { journal: journal.number, name: journal.name }
  if (known && !found.has(known.key)) yield doubtful('read-back-missed', { ...named, key: known.key, date: known.date })
  else yield fine('read-back-works', named)
}

function lastBookedIn(journal: number, entries: ReadonlyMap<string, RegisterEntry>): RegisterEntry | undefined {
  let last: RegisterEntry | undefined
  for (const entry of entries.values()) {
    if (entry.journal !== journal || entry.state !== 'booked') continue
    if (last === undefined || entry.date >= last.date) last = entry
  }
  return last
}
