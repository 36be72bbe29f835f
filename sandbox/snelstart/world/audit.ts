// Are the books right? Counted anew from the ledger's lines, trusting no balance that is kept elsewhere.

import type { SnelStartWorld } from '../world.ts'

export interface Audit {
  /** In words, with the figures; empty when the books are right. */
  readonly problems: readonly string[]
  /** Debit minus credit in cents, of every account that was ever booked on, by its number. */
  readonly balances: ReadonlyMap<number, number>
  /** How many bookings carry a boekstuk; bookings without one are not in it. */
  readonly bookingsPerDocumentNumber: ReadonlyMap<string, number>
  /** What all invoices have open, credit invoices counted as negative. */
  readonly openCents: number
  /** The balance of the debtors accounts: the same figure when the books are right. */
  readonly debtorsCents: number
}

export function auditOf(world: SnelStartWorld): Audit {
  const balances = new Map<number, number>()
  const settled = new Map<string, number>()
  const problems: string[] = []
  let debtorsCents = 0
  for (const entry of world.ledger.entries) {
    let outOfBalance = 0
    for (const { account, invoice, debitCents, creditCents } of entry.mutations) {
      const cents = debitCents - creditCents
      outOfBalance += cents
      balances.set(account.number, (balances.get(account.number) ?? 0) + cents)
      if (account.function === 'DagboekVerkoop') debtorsCents += cents
      if (invoice && entry.invoice !== invoice) settled.set(invoice.id, (settled.get(invoice.id) ?? 0) - cents)
    }
    if (outOfBalance !== 0) {
      const where = `${entry.journal.name} ${entry.date} ${entry.documentNumber ?? ''}`.trim()
      problems.push(`the entry ${where} is ${outOfBalance} cents out of balance`)
    }
  }
  let openCents = 0
  for (const invoice of world.invoices()) {
    openCents += invoice.openCents
    const expected = invoice.totalCents - (settled.get(invoice.id) ?? 0)
    if (invoice.openCents === expected) continue
    problems.push(`invoice ${invoice.number} has ${invoice.openCents} cents open, its bookings leave ${expected}`)
  }
  if (debtorsCents !== openCents) {
    problems.push(`the debtors accounts hold ${debtorsCents} cents, the invoices have ${openCents} open`)
  }
  return { problems, balances, bookingsPerDocumentNumber: countBookings(world), openCents, debtorsCents }
}

function countBookings(world: SnelStartWorld): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { entry } of world.bookings()) {
    if (entry.documentNumber === undefined) continue
    counts.set(entry.documentNumber, (counts.get(entry.documentNumber) ?? 0) + 1)
  }
  return counts
}
