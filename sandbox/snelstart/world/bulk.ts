// Years of ordinary trade at once, for lists of many pages and for the benchmark.

import { seededChance } from '../../http/seeded-chance.ts'
import { addDays } from '../wall-clock.ts'
import type { SnelStartWorld } from '../world.ts'

export interface BulkOptions {
  /** Invoices that stay open. */
  readonly open: number
  /** Invoices that were received on the house bank. */
  readonly settled: number
  /** Orders with a betalingskenmerk: the open invoices come first, then the settled, the rest is not invoiced yet. */
  readonly orders: number
  readonly seed: number
  /** The last invoice day; the others lie in the 400 days before it. */
  readonly until?: string
  /** Invoice numbers and references are this and a number. */
  readonly prefix?: string
  /** One customer for so many invoices; 5 by default. */
  readonly invoicesPerCustomer?: number
}

export interface BulkInvoice {
  readonly number: string
  readonly betalingskenmerk: string | undefined
  readonly date: string
  readonly totalCents: number
  readonly openCents: number
}

/** In order of invoicing. The same seed gives the same invoices. */
export function fillInBulk(world: SnelStartWorld, options: BulkOptions): readonly BulkInvoice[] {
  const { open, settled, orders, seed, until = '2026-11-02', prefix = 'BULK-', invoicesPerCustomer = 5 } = options
  const chance = seededChance(seed)
  const days = Array.from({ length: 400 }, (_, daysAgo) => addDays(until, 0 - daysAgo))
  const reference = (index: number): string => `${prefix}${String(index + 1).padStart(6, '0')}`
  const made: BulkInvoice[] = []
  let relation = world.addRelation()
  for (let index = 0; index < open + settled; index++) {
    if (index % invoicesPerCustomer === 0 && index > 0) relation = world.addRelation()
    const betalingskenmerk = index < orders ? reference(index) : undefined
    const date = days[Math.floor(chance() * days.length)] ?? until
    const totalCents = 500 + Math.floor(chance() * 49_500)
    const order = betalingskenmerk === undefined ? {} : { order: { betalingskenmerk } }
    const number = `${prefix}F${String(index + 1).padStart(6, '0')}`
    world.addInvoice({ number, date, totalCents, relation, ...order })
    if (index >= open) world.settleByHand(number, totalCents, date)
    made.push({ number, betalingskenmerk, date, totalCents, openCents: index < open ? totalCents : 0 })
  }
  for (let index = open + settled; index < orders; index++) {
    world.addOrder({ betalingskenmerk: reference(index), relation, date: until, modifiedOn: `${until}T17:00:00` })
  }
  return made
}
