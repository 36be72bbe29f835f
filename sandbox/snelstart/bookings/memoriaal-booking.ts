// POST /memoriaalboekingen: ledger lines with two sides, invoice lines with one signed amount.

import type { Booking } from '../world/books.ts'
import type { EntryLine } from '../world/ledger.ts'
import type { SnelStartWorld } from '../world.ts'
import type { WrittenMemoriaalBooking } from '../wire/memoriaal-booking.ts'
import { refuseIf } from './booking-refused.ts'
import { commit } from './commit.ts'
import { checkHeading, journalOf } from './heading.ts'
import { ledgerLine, refusePurchaseLines, salesLine } from './lines.ts'

const LINES_MIN = 2

/**
 * @param written amounts in cents
 * @throws BookingRefused; then nothing was booked. BOE-0039 also when the sign of `bedrag` is the other one.
 */
export function bookMemoriaalBooking(world: SnelStartWorld, written: WrittenMemoriaalBooking): Booking {
  const date = checkHeading(world, written)
  const journal = journalOf(world, written, 'Memoriaal')
  refusePurchaseLines(written.inkoopboekingBoekingsRegels)
  const lines = [
    ...(written.memoriaalBoekingsRegels ?? []).map((line) => ledgerLine(world, line)),
    ...(written.verkoopboekingBoekingsRegels ?? []).map((line) => signedSalesLine(world, line)),
  ]
  refuseIf(lines.length === 0, 'BOE-0023')
  refuseIf(lines.length < LINES_MIN, 'BOE-0094')
  const modifiedOn = world.clock
  const documentNumber = written.boekstuk ?? undefined
  const entry = commit(world, { journal, date, documentNumber, modifiedOn, lines })
  return world.keepBooking({ id: world.newId('booking'), kind: 'memoriaal', written, entry, modifiedOn })
}

type WrittenSalesLine = NonNullable<WrittenMemoriaalBooking['verkoopboekingBoekingsRegels']>[number]

function signedSalesLine(world: SnelStartWorld, line: WrittenSalesLine): EntryLine {
  const settlesCents = world.switches.memoriaalSign === 'positive-settles' ? line.bedrag : 0 - line.bedrag
  const sides = { debet: Math.max(0, 0 - settlesCents), credit: Math.max(0, settlesCents) }
  return salesLine(world, { boekingId: line.boekingId, omschrijving: line.omschrijving, ...sides })
}
