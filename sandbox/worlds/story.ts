// The demo's story: one small Dutch shop, "Voorbeeld Fietsen B.V.", with an example of every outcome that an ordinary
// run can show. All dates are relative to `today`, so the story is always about the last weeks.

import type { MultiSafepayWorld } from '../multisafepay/world.ts'
import type { Relation } from '../snelstart/world/books.ts'
import type { SnelStartWorld } from '../snelstart/world.ts'
import { dayBefore } from './calendar.ts'
import { type SoldInvoice, STORY_SCENES, storyBooks } from './story-books.ts'
import { unaskedMoneyArrives, UNASKED_MONEY, type UnaskedMoney } from './story-returned.ts'
import type { StoryInvoice, StoryOutcome } from './story-scene.ts'

export interface StoryWorlds {
  readonly snelstart: SnelStartWorld
  readonly multisafepay: MultiSafepayWorld
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export interface ExpectedLine {
  readonly invoiceNumber: string
  readonly expects: StoryOutcome
  readonly openCents: number
  readonly writesOffCents: number
  readonly why: string
}

export interface Story {
  readonly shop: string
  /** One for each open debtor. */
  readonly lines: readonly ExpectedLine[]
  /** What the first run books with the usual settings. */
  readonly writesOffCents: number
  readonly unaskedMoney: readonly UnaskedMoney[]
}

export function tellStory({ snelstart, multisafepay, today }: StoryWorlds): Story {
  const customers = new Map<string, Relation>()
  const relation = (name: string): Relation => {
    const known = customers.get(name) ?? snelstart.addRelation({ name })
    customers.set(name, known)
    return known
  }
  for (const sold of storyBooks(today)) bringIntoTheBooks(snelstart, sold, relation(sold.customer))
  return tellOfPayments(multisafepay, today)
}

/** The other half alone, for books that are filled elsewhere. */
export function tellOfPayments(multisafepay: MultiSafepayWorld, today: string): Story {
  const at = (daysAgo: number, time: string): string => `${dayBefore(today, daysAgo)}T${time}`
  for (const scene of STORY_SCENES) scene.happensAt?.(multisafepay, at)
  unaskedMoneyArrives(multisafepay, at)
  const invoices = STORY_SCENES.flatMap((scene) => scene.invoices)
  return {
    shop: 'Voorbeeld Fietsen B.V.',
    lines: invoices.map(expectedLine),
    writesOffCents: invoices.reduce((total, { writesOffCents }) => total + writesOffCents, 0),
    unaskedMoney: UNASKED_MONEY,
  }
}

function bringIntoTheBooks(snelstart: SnelStartWorld, invoice: SoldInvoice, relation: Relation): void {
  const { number, date, totalCents, betalingskenmerk, settled } = invoice
  const order = betalingskenmerk === undefined ? {} : { order: { betalingskenmerk } }
  const sold = { number, date, dueDays: 14, totalCents, relation, ...order }
  if (totalCents < 0) snelstart.addCreditInvoice(sold)
  else snelstart.addInvoice(sold)
  if (settled) snelstart.settleByHand(number, settled.cents, settled.date)
}

const expectedLine = (invoice: StoryInvoice): ExpectedLine => ({
  invoiceNumber: invoice.number,
  expects: invoice.expects,
  openCents: invoice.cents - (invoice.settledByHandCents ?? 0),
  writesOffCents: invoice.writesOffCents,
  why: invoice.why,
})
