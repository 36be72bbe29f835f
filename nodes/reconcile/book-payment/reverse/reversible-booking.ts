// Whether a booking can be reversed, as far as the register knows: it must be in the books, and not be reversed already.

import { reversalKey, turnOfKey } from '../../domain/booking-key.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { RegisterEntry } from '../../booking-register/booking-register.ts'
import { isInUse } from '../../booking-register/register-rules.ts'
import { reversalOf } from '../../booking-register/reversed-bookings.ts'

export interface ReversibleBooking {
  readonly entry: RegisterEntry
  /** Of the entry that is to reverse it. */
  readonly key: string
}

/** @throws ReconcileError CONFIG_INVALID that says why it can't be reversed, and what to do */
export function reversibleBooking(key: string, entries: ReadonlyMap<string, RegisterEntry>): ReversibleBooking {
  const entry = entries.get(key)
  if (!entry || !isInUse(entry.state)) throw no('reverse-unknown-key', { key })
  if (entry.reverses) throw no('reverse-of-reversal', { key, reverses: entry.reverses.key })
  if (entry.state === 'file') throw no('reverse-in-file', { key })
  if (entry.state !== 'booked') throw no('reverse-in-doubt', { key })
  const earlier = reversalOf(key, entries)
  if (earlier?.state === 'booked') throw no('reverse-twice', { key, reversal: earlier.key, date: earlier.date })
  if (earlier) throw no('reverse-in-doubt', { key: earlier.key })
  return { entry, key: ownKey(entry) }
}

function ownKey({ key, transactionId }: RegisterEntry): string {
  try {
    return reversalKey(transactionId, turnOfKey(key, transactionId))
  } catch {
    throw no('reverse-key-too-long', { key })
  }
}

function no(detail: string, values: Readonly<Record<string, string | number>>): ReconcileError {
  return new ReconcileError('CONFIG_INVALID', detail, values)
}
