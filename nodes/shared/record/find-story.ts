// Which administration knows a booking, and its story there.

import type { RegisterEntry } from '../../reconcile/booking-register/booking-register.ts'
import { type BookingStory, bookingStory } from '../../reconcile/run-record/booking-story.ts'
import { durableDisk } from '../files/durable-disk.ts'
import { systemClock } from '../http/system-clock.ts'
import type { Language } from '../texts/language.ts'
import type { RecordPlaceOnDisk } from './record-places.ts'
import { storySentences } from './story-sentences.ts'

export interface FoundStory extends BookingStory {
  readonly administration: string
  /** How the booking register has it now. */
  readonly register?: RegisterEntry
  readonly sentences: readonly string[]
}

/** Undefined when no administration knows the key. */
export async function findStory(
  places: readonly RecordPlaceOnDisk[],
  key: string,
  language: Language,
  signal: AbortSignal,
): Promise<FoundStory | undefined> {
  for (const { administration, folder, registerEntries } of places) {
    const story = await bookingStory(folder, key, durableDisk(systemClock), signal)
    const register = (await registerEntries()).get(key)
    if (story.orders.length === 0 && story.releases.length === 0 && !register) continue
    const sentences = storySentences(story, register, language)
    return { ...story, administration, sentences, ...(register ? { register } : {}) }
  }
  return undefined
}
