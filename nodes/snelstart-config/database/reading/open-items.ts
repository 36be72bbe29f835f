// The open items in pages by invoice id: three statements a page at most, however large the books are.

import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { AccountRow, OpenItem } from '../books.ts'
import type { DatabaseEngine } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { keyValue } from './cells.ts'
import { type ItemFact, itemFacts, REFERENCE_NAMES, toItemFact } from './item-facts.ts'
import { itemSums, type ItemSums, type SumAccounts, toItemSums } from './item-sums.ts'
import { openInvoices, type Range } from './open-lines.ts'

export interface ReadingParts {
  readonly engine: Pick<DatabaseEngine, 'read'>
  readonly profile: SchemaProfile
  readonly log: (warning: Warning) => void
}

export interface ItemPages {
  page(after: string | undefined, count: number, signal: AbortSignal): Promise<readonly OpenItem[]>
}

export interface BooksAccounts extends SumAccounts {
  /** By ledger id. */
  readonly byId: ReadonlyMap<string, AccountRow>
}

/** Invoice ids in a first window, for each item asked. */
const IDS_PER_ITEM = 20
const IDS_PER_ITEM_MAX = 1_000_000
/** Orders read for each item asked; beyond that the page is cut short. */
const ORDERS_PER_ITEM = 20

/**
 * A page reads a window of invoice ids first, as wide as the last pages show to be enough: Jet reads all that a
 * condition leaves before it takes the first rows. Only an empty window is read again without an end.
 */
export function createItemPages(
  parts: ReadingParts,
  accountsOf: (isFirst: boolean, signal: AbortSignal) => Promise<BooksAccounts>,
): ItemPages {
  let idsPerItem = IDS_PER_ITEM
  return {
    async page(after, count, signal) {
      const bench: Bench = { ...parts, accounts: await accountsOf(after === undefined, signal), count }
      for (let from = after; ;) {
        const window = from === undefined ? undefined : windowAfter(from, count * idsPerItem)
        let sums = window === undefined ? [] : await sumsIn(bench, window, signal)
        if (window !== undefined) idsPerItem = widthFor(sums.length, count, idsPerItem)
        if (sums.length === 0) sums = await sumsIn(bench, beyond(from), signal)
        const last = sums.at(-1)
        if (last === undefined) return []
        const items = await itemsOf(bench, from, sums, signal)
        if (items.length > 0) return items
        // All of them were settled meanwhile, or left out with a warning: an empty page would say that this is the end.
        from = last.id
      }
    },
  }
}

interface Bench extends ReadingParts {
  readonly accounts: BooksAccounts
  readonly count: number
}

const beyond = (after: string | undefined): Range => (after === undefined ? {} : { after: keyValue(after) })

function windowAfter(after: string, width: number): Range {
  const upTo = String(BigInt(after) + BigInt(Math.ceil(width)))
  return { after: keyValue(after), upTo: keyValue(upTo) }
}

/** Aims at a window that gives a little more than a page. */
function widthFor(found: number, count: number, idsPerItem: number): number {
  if (found >= count) return Math.max(1, idsPerItem / 1.5)
  return Math.min(IDS_PER_ITEM_MAX, found > count / 2 ? idsPerItem : idsPerItem * 2)
}

async function sumsIn(bench: Bench, range: Range, signal: AbortSignal): Promise<readonly ItemSums[]> {
  const { engine, profile, accounts, count } = bench
  const rows = await engine.read(itemSums(profile, accounts, { ...range, count }), signal)
  return rows.map((row) => toItemSums(row, profile, accounts))
}

async function itemsOf(
  bench: Bench,
  after: string | undefined,
  sums: readonly ItemSums[],
  signal: AbortSignal,
): Promise<readonly OpenItem[]> {
  const { engine, profile, accounts, count } = bench
  const last = sums.at(-1)?.id ?? ''
  const range = { ...beyond(after), upTo: keyValue(last) }
  const rowsMax = count * ORDERS_PER_ITEM
  const statement = itemFacts(profile, openInvoices(profile, accounts.debtors, { ...range, count }), rowsMax)
  const facts = (await engine.read(statement, signal)).map((row) => toItemFact(row, profile))
  const byItem = factsByItem(facts, rowsMax)
  return sums.flatMap((item) => {
    const rows = byItem.get(item.id)
    // Settled between the two statements, or left for the next page.
    return rows === undefined ? [] : (toOpenItem(item, rows, bench) ?? [])
  })
}

/** Where the rows were cut off, the last invoice may lack orders: it comes with the next page. */
function factsByItem(facts: readonly ItemFact[], rowsMax: number): ReadonlyMap<string, readonly ItemFact[]> {
  const byItem = new Map<string, ItemFact[]>()
  for (const fact of facts) {
    const same = byItem.get(fact.id)
    if (same === undefined) byItem.set(fact.id, [fact])
    else same.push(fact)
  }
  const last = facts.at(-1)
  if (facts.length < rowsMax || last === undefined) return byItem
  // An invoice with more orders than a page can hold has no reference that all of them agree on.
  if (byItem.size === 1) return byItem.set(last.id, [{ ...last, references: {} }])
  byItem.delete(last.id)
  return byItem
}

export function toOpenItem(
  sums: ItemSums,
  facts: readonly ItemFact[],
  bench: Pick<Bench, 'accounts' | 'log'>,
): OpenItem | undefined {
  const [first] = facts
  if (first?.invoiceNumber === undefined || first.invoiceDate === undefined || first.relation === undefined) {
    bench.log({ code: 'open-item-incomplete', values: { item: sums.id } })
    return undefined
  }
  const { invoiceNumber, invoiceDate, relation, journalId = '' } = first
  const journal = bench.accounts.byId.get(journalId)?.number
  return {
    ...sums,
    invoiceNumber,
    invoiceDate,
    ...(journal === undefined ? {} : { journal }),
    relation,
    ...agreedReferences(facts, invoiceNumber, bench),
  }
}

/** Where two orders of one invoice say different things, neither is taken: a wrong key could settle with other money. */
function agreedReferences(
  facts: readonly ItemFact[],
  invoiceNumber: string,
  { log }: Pick<ReadingParts, 'log'>,
): ItemFact['references'] {
  const agreed: Partial<Record<(typeof REFERENCE_NAMES)[number], string>> = {}
  for (const source of REFERENCE_NAMES) {
    const values = new Set(facts.map(({ references }) => references[source]).filter((text) => text !== undefined))
    const [value] = values
    if (values.size === 1 && value !== undefined) agreed[source] = value
    if (values.size > 1) log({ code: 'several-references', values: { invoiceNumber, source: SOURCES[source] } })
  }
  return agreed
}

/** As the domain calls them. */
const SOURCES = {
  paymentReference: 'betalingskenmerk',
  orderReference: 'orderreferentie',
  orderText: 'omschrijving',
} as const
