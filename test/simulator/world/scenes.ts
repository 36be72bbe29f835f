// What customers do: each scene brings invoices and money into the world, and says what has to become of the money.

import type { Transaction } from '../../../sandbox/multisafepay/transaction.ts'
import { pickWeighted, randomInt } from '../chance.ts'
import type { Shop } from './shop.ts'

type Scene = (shop: Shop, scene: string) => void

const amount = ({ chance }: Shop): number => randomInt(chance, 500, 30_000)

const SCENES: Readonly<Record<string, readonly [scene: Scene, weight: number]>> = {
  'paid at once': [paidAtOnce, 6],
  'paid in instalments': [paidInInstalments, 3],
  'two invoices under one order': [twoInvoices, 3],
  'a credit invoice set off': [creditInvoice, 3],
  'gift card and iDEAL': [giftCard, 2],
  'paid in part': [(shop, scene) => paidWith(shop, scene, amount(shop), -randomInt(shop.chance, 50, 400), 'booked'), 2],
  'paid too much': [(shop, scene) => paidWith(shop, scene, amount(shop), randomInt(shop.chance, 50, 400), 'told'), 2],
  'a few cents too little': [
    (shop, scene) => paidWith(shop, scene, amount(shop), -randomInt(shop.chance, 1, 5), 'booked'),
    1,
  ],
  'a few cents too much': [
    (shop, scene) => paidWith(shop, scene, amount(shop), randomInt(shop.chance, 1, 5), 'told'),
    1,
  ],
  'money that nobody asks for': [(shop, scene) => void shop.pay(scene, shop.newReference(), amount(shop), 'told'), 1],
  'not paid yet': [(shop) => void shop.sell(amount(shop), shop.newReference()), 1],
  'no reference': [(shop) => void shop.sell(amount(shop)), 1],
  'paid, and all of it refunded': [refunded, 1],
  'paid, and a part refunded': [partlyRefunded, 1],
  'paid with PayPal': [(shop, scene) => paidBy(shop, scene, { method: 'PAYPAL' }, 'told'), 1],
  'paid in dollars': [(shop, scene) => paidBy(shop, scene, { currency: 'USD' }, 'told'), 1],
  'failed at first': [failedAtFirst, 2],
  'a bank transfer under way': [
    (shop, scene) => paidBy(shop, scene, { method: 'BANKTRANS', status: 'initialized' }, 'told'),
    2,
  ],
  'paid before it was invoiced': [paidBeforehand, 1],
  'charged back': [chargedBack, 1],
}

export function anyScene(shop: Shop): string {
  const names = Object.entries(SCENES).map(([name, [, weight]]): [string, number] => [name, weight])
  const name = pickWeighted(shop.chance, names)
  SCENES[name]?.[0](shop, name)
  return name
}

function paidAtOnce(shop: Shop, scene: string): void {
  paidWith(shop, scene, amount(shop), 0, 'booked')
}

function paidWith(
  shop: Shop,
  scene: string,
  totalCents: number,
  moreCents: number,
  fate: 'booked' | 'told',
): Transaction {
  const reference = shop.newReference()
  shop.sell(totalCents, reference)
  return shop.pay(scene, reference, totalCents + moreCents, fate, { hoursAgo: randomInt(shop.chance, 0, 40) })
}

function paidBy(
  shop: Shop,
  scene: string,
  how: { method?: string; status?: string; currency?: string },
  fate: 'told',
): void {
  const reference = shop.newReference()
  const cents = amount(shop)
  shop.sell(cents, reference)
  shop.pay(scene, reference, cents, fate, how)
}

function paidInInstalments(shop: Shop, scene: string): void {
  const reference = shop.newReference()
  const parts = Array.from({ length: randomInt(shop.chance, 2, 3) }, () => amount(shop))
  const total = parts.reduce((sum, part) => sum + part, 0)
  shop.sell(total, reference)
  parts.forEach((part, index) => shop.pay(scene, reference, part, 'booked', { hoursAgo: 40 - index * 13 }))
}

function twoInvoices(shop: Shop, scene: string): void {
  const reference = shop.newReference()
  const [one, other] = [amount(shop), amount(shop)]
  shop.sell(one, reference)
  shop.sell(other, reference)
  shop.pay(scene, reference, one + other, 'booked')
}

function creditInvoice(shop: Shop, scene: string): void {
  const reference = shop.newReference()
  const total = amount(shop) + 1000
  const back = randomInt(shop.chance, 100, 900)
  shop.sell(total, reference)
  shop.sell(-back, reference)
  const paid = shop.pay(scene, reference, total, 'booked', { hoursAgo: 30 })
  shop.refund(scene, paid, back, 'booked')
}

function giftCard(shop: Shop, scene: string): void {
  const reference = shop.newReference()
  const [gift, rest] = [randomInt(shop.chance, 100, 2500), amount(shop)]
  shop.sell(gift + rest, reference)
  shop.pay(scene, reference, gift, 'booked', { method: 'VVVGIFTCRD', hoursAgo: 5 })
  shop.pay(scene, reference, rest, 'booked', { hoursAgo: 5 })
}

function refunded(shop: Shop, scene: string): void {
  const paid = paidWith(shop, scene, amount(shop), 0, 'told')
  shop.refund(scene, paid, paid.cents, 'told')
}

function partlyRefunded(shop: Shop, scene: string): void {
  const paid = paidWith(shop, scene, amount(shop), 0, 'booked')
  shop.refund(scene, paid, randomInt(shop.chance, 1, 400), 'told')
}

function failedAtFirst(shop: Shop, scene: string): void {
  const reference = shop.newReference()
  const cents = amount(shop)
  shop.sell(cents, reference)
  shop.pay(scene, reference, cents, 'never', { hoursAgo: 3, status: 'expired' })
  shop.pay(scene, reference, cents, 'booked')
}

function paidBeforehand(shop: Shop, scene: string): void {
  const reference = shop.newReference()
  const cents = amount(shop)
  shop.pay(scene, reference, cents, 'booked', { hoursAgo: 30 })
  shop.sell(cents, reference, 0)
}

function chargedBack(shop: Shop, scene: string): void {
  const paid = paidWith(shop, scene, amount(shop), 0, 'told')
  const chargeback = shop.refund(scene, paid, paid.cents, 'told', 'chargeback')
  if (shop.chance() < 0.5) shop.won(scene, chargeback)
}
