// The shop of a seed: its books in SnelStart, its money at MultiSafepay, and of every row of money what has to become of it.
// What has to become of it is said here by whoever made the row, from the bookkeeping's side, without asking the matcher.

import { amsterdamFromUnix } from '../../../sandbox/multisafepay/amsterdam-time.ts'
import type { Transaction } from '../../../sandbox/multisafepay/transaction.ts'
import { MultiSafepayWorld } from '../../../sandbox/multisafepay/world.ts'
import { SnelStartWorld } from '../../../sandbox/snelstart/world.ts'
import type { Relation, SalesInvoice } from '../../../sandbox/snelstart/world/books.ts'
import type { Chance } from '../chance.ts'
import type { VirtualTime } from '../machine/virtual-time.ts'

/** `booked`: in the end by exactly one booking. `told`: booked, or in sight with a reason. `never`: must not be booked. */
export type Fate = 'booked' | 'told' | 'never'

export interface Money {
  readonly id: string
  readonly orderId: string
  readonly scene: string
  readonly isReturn: boolean
  fate: Fate
}

/** What the user filled in, as far as it decides what becomes of money. */
export interface ShopSettings {
  readonly journal: 2900 | 1015
  readonly toleranceCents: number
  readonly overpaid: 'hold' | 'book-open'
  readonly environment: 'live' | 'test'
}

/** Personal data and secrets that may come out nowhere. */
export const CANARIES = {
  subscriptionKey: 'canary-subscription-5f2b81',
  clientKey: 'canary-koppelsleutel-9d07aa',
  apiKey: 'canary-api-key-c31e44',
  email: 'canary.person@example.invalid',
  iban: 'NL00CANA0123456789',
} as const

export class Shop {
  readonly snelstart: SnelStartWorld
  readonly multisafepay = new MultiSafepayWorld()
  readonly settings: ShopSettings
  readonly chance: Chance
  readonly money = new Map<string, Money>()
  /** What the user settled himself, and when. */
  readonly byHand: { readonly invoice: SalesInvoice; readonly atMs: number }[] = []
  /** When each write to SnelStart was carried out. */
  readonly writes: number[] = []
  /** Transactions whose booking the user undid in SnelStart. */
  readonly undone = new Set<string>()
  readonly #time: VirtualTime
  readonly #relations: readonly Relation[]
  #orders = 0
  #invoices = 0

  constructor(parts: { time: VirtualTime; chance: Chance; settings: ShopSettings; seed: number }) {
    const { time, seed } = parts
    this.#time = time
    this.chance = parts.chance
    this.settings = parts.settings
    this.snelstart = new SnelStartWorld({ seed, now: () => Math.floor(time.nowMs) })
    this.#relations = ['Bakker', 'De Vries'].map((name) => this.snelstart.addRelation({ name, email: CANARIES.email }))
  }

  get nowMs(): number {
    return this.#time.nowMs
  }

  newReference(): string {
    this.#orders += 1
    return `K-${this.#orders}`
  }

  /** @param reference the betalingskenmerk of its order */
  sell(totalCents: number, reference?: string, daysAgo = 3): SalesInvoice {
    this.#invoices += 1
    const [relation] = this.#relations.slice(this.#invoices % this.#relations.length)
    return this.snelstart.addInvoice({
      number: `F${this.#invoices}`,
      date: this.#wallClock(daysAgo * 86_400_000).slice(0, 10),
      totalCents,
      ...(relation ? { relation } : {}),
      ...(reference === undefined ? {} : { order: { betalingskenmerk: reference } }),
      modifiedOn: this.snelstart.clock,
    })
  }

  pay(
    scene: string,
    orderId: string,
    cents: number,
    fate: Fate,
    more: {
      readonly hoursAgo?: number
      readonly method?: string
      readonly status?: string
      readonly currency?: string
    } = {},
  ): Transaction {
    const { hoursAgo = 0, ...details } = more
    const customer = { email: CANARIES.email, firstName: 'Anna', lastName: 'Jansen', iban: CANARIES.iban }
    const at = this.at(hoursAgo * 3_600_000)
    const row = this.multisafepay.pay({ orderId, cents, at, customer, ...details })
    this.#keep(row, scene, fate)
    return row
  }

  refund(
    scene: string,
    of: Transaction,
    cents: number,
    fate: Fate,
    kind: 'refund' | 'chargeback' = 'refund',
  ): Transaction {
    const row = this.multisafepay[kind](of, cents, { at: this.at(), completedAt: this.at() })
    this.#keep(row, scene, fate)
    return row
  }

  /** The shop won the dispute: the money is back, as a row of its own. */
  won(scene: string, chargeback: Transaction): void {
    this.#keep(this.multisafepay.reverseChargeback(chargeback, { at: this.at() }), scene, 'told')
  }

  /** Somebody changed what this money is for: it has to be told of, whether it was booked or not. */
  loosen(orderId: string): void {
    for (const row of this.money.values()) {
      if (row.orderId === orderId && row.fate === 'booked') row.fate = 'told'
    }
  }

  loosenInvoice(invoice: SalesInvoice): void {
    for (const { betalingskenmerk } of invoice.orders) if (betalingskenmerk !== undefined) this.loosen(betalingskenmerk)
  }

  /** As MultiSafepay writes a time, with its offset, so that October's double hour is no riddle to the stand-in. */
  at(agoMs = 0): string {
    const wallClock = this.#wallClock(agoMs)
    const hours = Math.round((Date.parse(`${wallClock}Z`) - this.#before(agoMs)) / 3_600_000)
    return `${wallClock}+0${hours}:00`
  }

  today(daysAgo = 0): string {
    return this.#wallClock(daysAgo * 86_400_000).slice(0, 10)
  }

  #keep({ id, orderId, debitCredit }: Transaction, scene: string, fate: Fate): void {
    const isTest = this.settings.environment === 'test'
    this.money.set(id, { id, orderId, scene, isReturn: debitCredit === 'D', fate: isTest ? 'never' : fate })
  }

  #before(agoMs: number): number {
    return Math.floor((this.#time.nowMs - agoMs) / 1000) * 1000
  }

  #wallClock(agoMs: number): string {
    return amsterdamFromUnix(this.#before(agoMs) / 1000)
  }
}
