// What others do to the same books and the same money while the pack is at work.

import type { SalesInvoice } from '../../../sandbox/snelstart/world/books.ts'
import { pick, pickWeighted, randomInt } from '../chance.ts'
import { anyScene } from './scenes.ts'
import type { Shop } from './shop.ts'

type Happening = (shop: Shop) => string

const HAPPENINGS: readonly (readonly [Happening, number])[] = [
  [(shop) => `new: ${anyScene(shop)}`, 6],
  [settledByHand, 3],
  [refundOfAnything, 3],
  [chargebackOfAnything, 1],
  [bankTransferArrives, 2],
  [bookingUndone, 1],
  [invoiceDeleted, 1],
]

export function anyHappening(shop: Shop): string {
  return pickWeighted(shop.chance, HAPPENINGS)(shop)
}

/** The user books what the bank statement shows, whole or in part. */
export function settledByHand(shop: Shop): string {
  const open = [...shop.snelstart.invoices()].filter(({ openCents }) => openCents > 1)
  if (open.length === 0) return 'nothing is open'
  const { closedUntil } = shop.snelstart.switches
  if (closedUntil !== undefined && closedUntil >= shop.today()) return 'the period is closed'
  const invoice = pick(shop.chance, open)
  const cents = shop.chance() < 0.7 ? invoice.openCents : randomInt(shop.chance, 1, invoice.openCents)
  shop.snelstart.settleByHand(invoice.number, cents, shop.today())
  shop.byHand.push({ invoice, atMs: shop.nowMs })
  shop.loosenInvoice(invoice)
  return `${cents} of ${invoice.number} settled by hand`
}

export function refundOfAnything(shop: Shop): string {
  return goesBack(shop, 'refund')
}

function chargebackOfAnything(shop: Shop): string {
  return goesBack(shop, 'chargeback')
}

function goesBack(shop: Shop, kind: 'refund' | 'chargeback'): string {
  const paid = [...shop.money.values()].filter(({ isReturn, fate }) => !isReturn && fate !== 'never')
  if (paid.length === 0) return 'nobody paid'
  const { id, orderId } = pick(shop.chance, paid)
  const row = shop.multisafepay.transaction(id)
  const returned = shop.multisafepay.transactionsOfOrder(orderId).filter(({ debitCredit }) => debitCredit === 'D')
  // One return an order: more of them are for the examples of the matcher.
  if (row?.completed === undefined || row.currency !== 'EUR' || returned.length > 0) return 'nothing can go back'
  const cents = kind === 'chargeback' || shop.chance() < 0.5 ? row.cents : randomInt(shop.chance, 1, row.cents)
  shop.loosen(orderId)
  shop.refund('goes back later', row, cents, 'told', kind)
  return `${kind} of ${cents} under ${orderId}`
}

function bankTransferArrives(shop: Shop): string {
  const waiting = [...shop.money.values()].filter(({ scene }) => scene === 'a bank transfer under way')
  const row = waiting.find(({ id }) => shop.multisafepay.transaction(id)?.completed === undefined)
  const transaction = row && shop.multisafepay.transaction(row.id)
  if (!transaction) return 'no transfer is under way'
  shop.multisafepay.complete(transaction, shop.at())
  return `transfer ${transaction.orderId} arrives`
}

/** The user deletes a booking of ours in SnelStart. Its key stays taken until a person frees it. */
function bookingUndone(shop: Shop): string {
  const ours = [...shop.snelstart.bookings()].filter(({ entry }) => entry.documentNumber?.startsWith('MSP-'))
  if (ours.length === 0) return 'nothing was booked'
  const { id, entry } = pick(shop.chance, ours)
  const money = shop.money.get(entry.documentNumber?.slice('MSP-'.length) ?? '')
  if (money) shop.loosen(money.orderId)
  if (money) shop.undone.add(money.id)
  shop.snelstart.deleteBooking(id)
  return `${entry.documentNumber ?? ''} undone`
}

function invoiceDeleted(shop: Shop): string {
  const untouched = [...shop.snelstart.invoices()].filter((invoice) => isUntouched(shop, invoice))
  if (untouched.length === 0) return 'every invoice was paid'
  const invoice = pick(shop.chance, untouched)
  shop.loosenInvoice(invoice)
  shop.snelstart.deleteInvoice(invoice.number)
  return `${invoice.number} deleted`
}

function isUntouched({ snelstart }: Shop, invoice: SalesInvoice): boolean {
  return ![...snelstart.ledger.entries].some(
    (entry) => entry.invoice !== invoice && entry.mutations.some((line) => line.invoice === invoice),
  )
}
