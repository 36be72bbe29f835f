// Which bookings were taken back by a reversing entry, and what that makes of the keys of their transactions.

import { bookingKey } from '../domain/booking-key.ts'
import type { RegisterEntry } from './booking-register.ts'
import { isInUse } from './register-rules.ts'

type Entries = ReadonlyMap<string, RegisterEntry>

/** The keys of bookings whose reversing entry is in the books. */
export function reversedKeys(entries: Entries): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { state, reverses } of entries.values()) if (reverses && state === 'booked') keys.add(reverses.key)
  return keys
}

/** The entry that reverses this booking, or that may be doing so. */
export function reversalOf(key: string, entries: Entries): RegisterEntry | undefined {
  for (const entry of entries.values()) if (entry.reverses?.key === key && isInUse(entry.state)) return entry
  return undefined
}

/**
 * The key under which a transaction is booked. A reversed booking keeps its key in SnelStart, where two bookings under one
 * boekstuk could never be told apart: the transaction's next booking gets a key of its own.
 */
export function keysToBook(entries: Entries): (transactionId: string) => string {
  const reversed = reversedKeys(entries)
  return (transactionId) => {
    let turn = 1
    while (reversed.has(bookingKey(transactionId, turn))) turn += 1
    return bookingKey(transactionId, turn)
  }
}
