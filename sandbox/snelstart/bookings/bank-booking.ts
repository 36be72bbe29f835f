// POST /bankboekingen: received or spent in a Bank journal, against invoices, ledger accounts and VAT.

import type { Booking, LedgerAccount } from '../world/books.ts'
import type { EntryLine } from '../world/ledger.ts'
import type { SnelStartWorld } from '../world.ts'
import type { WrittenBankBooking } from '../wire/bank-booking.ts'
import { refuseIf } from './booking-refused.ts'
import { commit } from './commit.ts'
import { checkHeading, journalOf } from './heading.ts'
import { ledgerLine, refusePurchaseLines, salesLine, vatLine } from './lines.ts'

/**
 * bedragOntvangen − bedragUitgegeven = Σ(credit − debet): the journal's own account takes the other side.
 *
 * @param written amounts in cents
 * @throws BookingRefused; then nothing was booked
 */
export function bookBankBooking(world: SnelStartWorld, written: WrittenBankBooking): Booking {
  const date = checkHeading(world, written)
  const journal = journalOf(world, written, 'Bank')
  const { bedragOntvangen: receivedCents, bedragUitgegeven: spentCents } = written
  refuseIf(receivedCents !== 0 && spentCents !== 0, 'BOE-0027')
  refusePurchaseLines(written.inkoopboekingBoekingsRegels)
  const lines = [
    ...(written.grootboekBoekingsRegels ?? []).map((line) => ledgerLine(world, line)),
    ...(written.verkoopboekingBoekingsRegels ?? []).map((line) => salesLine(world, line)),
    ...(written.btwBoekingsregels ?? []).map((line) => vatLine(world, line)),
  ]
  refuseIf(lines.length === 0, 'BOE-0023')
  const own = journalLine(world.account(journal.number), receivedCents - spentCents, written.omschrijving ?? '')
  const modifiedOn = world.clock
  const documentNumber = written.boekstuk ?? undefined
  const entry = commit(world, { journal, date, documentNumber, modifiedOn, lines: own ? [own, ...lines] : lines })
  return world.keepBooking({ id: world.newId('booking'), kind: 'bank', written, entry, modifiedOn })
}

/** Nothing when neither is filled: 0 and 0 balances, and no document forbids it. */
function journalLine(account: LedgerAccount, cents: number, description: string): EntryLine | undefined {
  if (cents === 0) return undefined
  return { account, debitCents: Math.max(0, cents), creditCents: Math.max(0, 0 - cents), description }
}
