// The double-entry ledger: the only place where an open balance changes.

import type { Entry, Journal, LedgerAccount, Mutation, SalesInvoice } from './books.ts'

export interface EntryLine {
  readonly account: LedgerAccount
  readonly debitCents: number
  readonly creditCents: number
  readonly description: string
  readonly costCentreId?: string | undefined
  readonly invoice?: SalesInvoice | undefined
}

export interface EntryDraft {
  readonly journal: Journal
  readonly date: string
  readonly documentNumber: string | undefined
  readonly lines: readonly EntryLine[]
  readonly invoice?: SalesInvoice
  readonly modifiedOn: string
  readonly visibleFromMs?: number
  readonly readsUntilVisible?: number
}

export class Ledger {
  readonly #newMutationId: () => string
  readonly entries = new Set<Entry>()
  /** Those that lists may not show yet. */
  readonly #unseen = new Set<Entry>()
  #mutations: Mutation[] = []

  constructor(newMutationId: () => string) {
    this.#newMutationId = newMutationId
  }

  /** Every mutation, also those that a list does not show yet. */
  get mutations(): readonly Mutation[] {
    return this.#mutations
  }

  /** What one list shows at this moment; reading it brings what is still hidden nearer. */
  readMutations(nowMs: number): readonly Mutation[] {
    for (const entry of this.#unseen) {
      if (entry.readsUntilVisible === 0 && entry.visibleFromMs <= nowMs) this.#unseen.delete(entry)
      else if (entry.readsUntilVisible > 0) entry.readsUntilVisible--
    }
    if (this.#unseen.size === 0) return this.#mutations
    return this.#mutations.filter(({ entry }) => !this.#unseen.has(entry))
  }

  /** @throws RangeError when the lines do not balance: callers have refused that before. */
  post(draft: EntryDraft): Entry {
    const outOfBalance = draft.lines.reduce((sum, line) => sum + line.debitCents - line.creditCents, 0)
    if (outOfBalance !== 0) throw new RangeError(`an entry is ${outOfBalance} cents out of balance`)
    const mutations: Mutation[] = []
    const entry: Entry = {
      journal: draft.journal,
      date: draft.date,
      documentNumber: draft.documentNumber,
      mutations,
      invoice: draft.invoice,
      visibleFromMs: draft.visibleFromMs ?? 0,
      readsUntilVisible: draft.readsUntilVisible ?? 0,
    }
    for (const line of draft.lines) {
      if (line.invoice) line.invoice.openCents += line.debitCents - line.creditCents
      mutations.push({
        id: this.#newMutationId(),
        entry,
        account: line.account,
        debitCents: line.debitCents,
        creditCents: line.creditCents,
        description: line.description,
        costCentreId: line.costCentreId,
        invoice: line.invoice,
        modifiedOn: draft.modifiedOn,
      })
    }
    this.entries.add(entry)
    if (entry.readsUntilVisible > 0 || entry.visibleFromMs > 0) this.#unseen.add(entry)
    for (const mutation of mutations) this.#mutations.push(mutation)
    return entry
  }

  /** Takes an entry back as if it had never been: balances return to what they were. */
  remove(entry: Entry): void {
    if (!this.entries.delete(entry)) throw new RangeError('the entry is not in the ledger')
    this.#unseen.delete(entry)
    for (const { invoice, debitCents, creditCents } of entry.mutations) {
      if (invoice) invoice.openCents -= debitCents - creditCents
    }
    this.#mutations = this.#mutations.filter((mutation) => mutation.entry !== entry)
  }
}
