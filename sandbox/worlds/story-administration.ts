// What an administration must be able to do to be filled with the story, and to read in an import file afterwards.

import type { SoldInvoice } from './story-books.ts'

export interface StoryAdministration {
  /** Number of the Memoriaal. */
  readonly memoriaal: number
  /** @returns the invoice's own id */
  sell(invoice: SoldInvoice): Promise<number>
  enter(entry: StoryEntry): Promise<void>
}

export interface StoryEntry {
  readonly journal: number
  readonly document: string
  readonly date: string
  readonly lines: readonly StoryEntryLine[]
}

export interface StoryEntryLine {
  /** Number of the ledger account. */
  readonly account: number
  readonly invoice?: number
  /** Debit less credit. */
  readonly cents: number
}

export const DEBTORS_ACCOUNT = 1300
export const CLEARING_ACCOUNT = 2000

/** @returns the ids of the invoices by their number */
export async function fillWithStory(
  books: StoryAdministration,
  story: readonly SoldInvoice[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const sold of story) {
    const invoice = await books.sell(sold)
    ids.set(sold.number, invoice)
    if (!sold.settled) continue
    const { cents, date } = sold.settled
    const lines = [
      { account: CLEARING_ACCOUNT, cents },
      { account: DEBTORS_ACCOUNT, invoice, cents: -cents },
    ]
    await books.enter({ journal: books.memoriaal, document: `HAND-${sold.number}`, date, lines })
  }
  return ids
}
