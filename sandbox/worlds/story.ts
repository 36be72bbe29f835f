// The demo's story: one small Dutch shop, "Voorbeeld Fietsen B.V.", with an example of every outcome that an ordinary
// run can show. All dates are relative to `today`, so the story is always about the last weeks.

import type { MultiSafepayWorld } from '../multisafepay/world.ts'
import type { Relation } from '../snelstart/world/books.ts'
import type { SnelStartWorld } from '../snelstart/world.ts'
import { dayBefore } from './calendar.ts'
import { HELD_SCENES } from './story-held.ts'
import { PAID_SCENES } from './story-paid.ts'
import {
  RETURNED_SCENES,
  SETTLED_INVOICES,
  unaskedMoneyArrives,
  UNASKED_MONEY,
  type UnaskedMoney,
} from './story-returned.ts'
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
  const date = (daysAgo: number): string => dayBefore(today, daysAgo)
  const at = (daysAgo: number, time: string): string => `${date(daysAgo)}T${time}`
  const scenes = [...PAID_SCENES, ...HELD_SCENES, ...RETURNED_SCENES]
  const invoices = scenes.flatMap((scene) => scene.invoices)

  const customers = new Map<string, Relation>()
  const relation = (name: string): Relation => {
    const known = customers.get(name) ?? snelstart.addRelation({ name })
    customers.set(name, known)
    return known
  }
  for (const { number, customer, daysAgo, cents, betalingskenmerk } of SETTLED_INVOICES) {
    const order = betalingskenmerk === undefined ? {} : { order: { betalingskenmerk } }
    const sold = { number, date: date(daysAgo), dueDays: 14, totalCents: cents, relation: relation(customer) }
    snelstart.addInvoice({ ...sold, ...order })
    snelstart.settleByHand(number, cents, date(daysAgo - 10))
  }
  for (const invoice of invoices) bringIntoTheBooks(snelstart, invoice, date, relation(invoice.customer))
  for (const scene of scenes) scene.happensAt?.(multisafepay, at)
  unaskedMoneyArrives(multisafepay, at)

  return {
    shop: 'Voorbeeld Fietsen B.V.',
    lines: invoices.map(expectedLine),
    writesOffCents: invoices.reduce((total, { writesOffCents }) => total + writesOffCents, 0),
    unaskedMoney: UNASKED_MONEY,
  }
}

function bringIntoTheBooks(
  snelstart: SnelStartWorld,
  invoice: StoryInvoice,
  date: (daysAgo: number) => string,
  relation: Relation,
): void {
  const { number, daysAgo, cents, betalingskenmerk, settledByHandCents } = invoice
  const order = betalingskenmerk === undefined ? {} : { order: { betalingskenmerk } }
  const sold = { number, date: date(daysAgo), dueDays: 14, totalCents: cents, relation, ...order }
  if (cents < 0) snelstart.addCreditInvoice(sold)
  else snelstart.addInvoice(sold)
  if (settledByHandCents !== undefined) snelstart.settleByHand(number, settledByHandCents, date(daysAgo - 1))
}

const expectedLine = (invoice: StoryInvoice): ExpectedLine => ({
  invoiceNumber: invoice.number,
  expects: invoice.expects,
  openCents: invoice.cents - (invoice.settledByHandCents ?? 0),
  writesOffCents: invoice.writesOffCents,
  why: invoice.why,
})
