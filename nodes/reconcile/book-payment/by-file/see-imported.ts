// Bookings that wait in an import file are looked for in SnelStart: the user may have imported it since.

import type { Administration } from '../../domain/administration.ts'
import type { Clock } from '../../domain/clock.ts'
import type { HeldRegister, RegisterEntry } from '../../booking-register/booking-register.ts'
import { KEYS_TO_ASK_MAX } from '../covered-now.ts'
import { byJournal, findOfJournal } from '../journal-search.ts'

export interface SeeImportedParts {
  readonly administration: Pick<Administration, 'findBookings' | 'currentOpenCents'>
  readonly register: Pick<HeldRegister, 'entries' | 'settle'>
  readonly clock: Clock
}

/**
 * Found by its boekstuk: `booked`. Anything else goes on waiting: absence says nothing of a file that nobody imported.
 *
 * @returns the debtors whose booking was found: their money waits no longer
 */
export async function seeImported(parts: SeeImportedParts, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const entries = await parts.register.entries()
  const waiting = [...entries.values()].filter(({ state }) => state === 'file')
  const seen: RegisterEntry[] = []
  const unseen: RegisterEntry[] = []
  for (const sameJournal of byJournal(waiting)) {
    const proof = sameJournal.length > KEYS_TO_ASK_MAX ? 'likely' : 'quick'
    const found = await findOfJournal(sameJournal, proof, parts, signal)
    for (const entry of sameJournal) {
      const booking = found?.get(entry.key)
      if (!booking) {
        unseen.push(entry)
        continue
      }
      const id = booking.id === undefined ? {} : { id: booking.id }
      await parts.register.settle(entry.key, { state: 'booked', date: booking.date, ...id })
      seen.push(entry)
    }
  }
  seen.push(...(await seeAccepted(unseen.filter(isInStatement), parts, signal)))
  return new Set(seen.flatMap(({ debtors }) => debtors.map(({ id }) => id)))
}

/**
 * SnelStart gives the bookings of a bank statement a boekstuk of its own. That the user accepted one is seen by the
 * balance: it fell by exactly what the booking writes off.
 */
async function seeAccepted(
  entries: readonly RegisterEntry[],
  { administration, register }: SeeImportedParts,
  signal: AbortSignal,
): Promise<readonly RegisterEntry[]> {
  if (entries.length === 0) return []
  const ids = [...new Set(entries.flatMap(({ debtors }) => debtors.map(({ id }) => id)))]
  const openNow = await administration.currentOpenCents(ids, signal)
  const accepted = entries.filter(({ debtors }) =>
    debtors.every(({ id, openCents, cents }) => openCents !== undefined && openNow.get(id) === openCents - cents),
  )
  for (const { key, date } of accepted) await register.settle(key, { state: 'booked', date })
  return accepted
}

function isInStatement({ importFile }: RegisterEntry): boolean {
  return importFile?.endsWith('.xml') === true
}
