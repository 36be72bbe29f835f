// The audit of a seed: the stand-in's books and the last run's message are held against what the world knows has to have
// become of each row of money. It has never heard of the matcher.

import type { Transaction } from '../../../sandbox/multisafepay/transaction.ts'
import type { Booking } from '../../../sandbox/snelstart/world/books.ts'
import type { Money, Shop } from '../world/shop.ts'
import type { Finding } from './finding.ts'
import { overSettled } from './over-settled.ts'
import type { ToldRun } from './told.ts'
import { doubtedCents, whereTold } from './told.ts'

const KEY = 'MSP-'

export function audit(shop: Shop, last: ToldRun): Finding[] {
  const told = whereTold(last)
  const bookings = bookingsByTransaction(shop)
  const rows = [...shop.money.values()].flatMap((row) =>
    judgeRow(shop, row, bookings.get(row.id)?.length ?? 0, told.get(row.id), last),
  )
  const strangers = [...bookings.keys()].filter((id) => !shop.money.has(id))
  return [
    ...rows,
    ...strangers.map((id) => unexplained(`${KEY}${id} was booked and never paid`)),
    ...[...bookings].flatMap(([id, made]) => made.flatMap((booking) => judgeAmount(shop, id, booking))),
    ...[...new Set([...shop.money.values()].map(({ orderId }) => orderId))].flatMap((id) => judgeOrder(shop, id)),
    ...overSettled(shop),
    ...shop.snelstart.audit().problems.map(unexplained),
    ...clearingAccount(shop, [...bookings.values()].flat()),
  ]
}

function judgeRow(
  shop: Shop,
  { id, orderId, scene, fate, isReturn }: Money,
  times: number,
  told: string | undefined,
  last: ToldRun,
): Finding[] {
  const row = `${scene}: ${id} under ${orderId}`
  if (times > 1) return [{ kind: 'double', what: `${row} was booked ${times} times` }]
  if (fate === 'never') return times === 0 ? [] : [unexplained(`${row} must never be booked`)]
  if (times === 1) return []
  const openThere = hasOpenInvoice(shop, orderId)
  if (fate === 'booked') {
    if (told === 'in doubt') return []
    if (told !== undefined && openThere) return [unexplained(`${row} was not booked, but is told as: ${told}`)]
    return [{ kind: 'lost', what: `${row} was not booked` }]
  }
  if (told !== undefined) return []
  // Its booking was undone by a person and its invoice settled otherwise: what the pack was told, it need not tell again.
  if (shop.undone.has(id) && !openThere) return []
  // Without a list of all rows nobody sees money that no open invoice asks for.
  if (last.unmatched === undefined && !openThere) return []
  if (isAccountedFor(shop, orderId, last)) return []
  // Money that came, was never booked, and went back again asks nothing of the books.
  if (!openThere && (isReturn || wentBack(shop, orderId)) && !isBookedUnder(shop, orderId)) return []
  if (shop.multisafepay.transaction(id)?.completed === undefined && !openThere) return []
  return [{ kind: 'lost', what: `${row} was neither booked nor told of` }]
}

function hasOpenInvoice({ snelstart }: Shop, orderId: string): boolean {
  return [...snelstart.invoices()].some(
    ({ openCents, orders }) => openCents !== 0 && orders.some(({ betalingskenmerk }) => betalingskenmerk === orderId),
  )
}

function isBookedUnder({ snelstart, multisafepay }: Shop, orderId: string): boolean {
  return multisafepay.transactionsOfOrder(orderId).some(({ id }) => snelstart.bookingsWith(`${KEY}${id}`).length > 0)
}

function wentBack({ multisafepay }: Shop, orderId: string): boolean {
  return netCents(multisafepay.transactionsOfOrder(orderId)) <= 0
}

/**
 * All that moved under the order stands on the clearing account, or does so by a booking that is told to be in doubt: what
 * went back has made its bookings smaller.
 */
function isAccountedFor(shop: Shop, orderId: string, last: ToldRun): boolean {
  const rows = shop.multisafepay.transactionsOfOrder(orderId)
  const ids = rows.map(({ id }) => id)
  const doubted = doubtedCents(last, ids)
  return (isBookedUnder(shop, orderId) || doubted !== 0) && bookedUnder(shop, rows) + doubted === netCents(rows)
}

/** A booking is its row, or less where something of the order went back; it never turns the row round. */
function judgeAmount(shop: Shop, id: string, booking: Booking): Finding[] {
  const row = shop.multisafepay.transaction(id)
  if (!row) return []
  const signed = signedCents(row)
  const booked = clearingCents(shop, booking)
  const isPart = Math.abs(booked) <= row.cents && booked * signed > 0
  return isPart ? [] : [unexplained(`${KEY}${id} of ${signed} cents went over the account as ${booked}`)]
}

/** What went over the account under an order is the sum of some of its rows, to the cent. */
function judgeOrder(shop: Shop, orderId: string): Finding[] {
  const rows = shop.multisafepay.transactionsOfOrder(orderId)
  const booked = bookedUnder(shop, rows)
  const sums = rows.reduce((some, row) => [...some, ...some.map((sum) => sum + signedCents(row))], [0])
  return sums.includes(booked)
    ? []
    : [unexplained(`what was booked under ${orderId}, ${booked} cents, is no sum of its rows`)]
}

function bookedUnder(shop: Shop, rows: readonly Transaction[]): number {
  const bookings = rows.flatMap(({ id }) => shop.snelstart.bookingsWith(`${KEY}${id}`))
  return bookings.reduce((sum, booking) => sum + clearingCents(shop, booking), 0)
}

const signedCents = ({ cents, debitCredit }: Transaction): number => (debitCredit === 'C' ? cents : -cents)

const netCents = (rows: readonly Transaction[]): number =>
  rows.filter(({ completed }) => completed !== undefined).reduce((net, row) => net + signedCents(row), 0)

/** Nothing else may stand on the account, and nothing of ours may stand elsewhere. */
function clearingAccount(shop: Shop, ours: readonly Booking[]): Finding[] {
  const account = accountOf(shop)
  const stands = shop.snelstart.audit().balances.get(account) ?? 0
  const booked = ours.reduce((sum, booking) => sum + clearingCents(shop, booking), 0)
  return stands === booked
    ? []
    : [unexplained(`account ${account} stands at ${stands}, our bookings make it ${booked}`)]
}

export function bookingsByTransaction({ snelstart }: Shop): ReadonlyMap<string, readonly Booking[]> {
  const found = new Map<string, Booking[]>()
  for (const booking of snelstart.bookings()) {
    const { documentNumber } = booking.entry
    if (!documentNumber?.startsWith(KEY)) continue
    const id = documentNumber.slice(KEY.length)
    found.set(id, [...(found.get(id) ?? []), booking])
  }
  return found
}

function clearingCents(shop: Shop, { entry }: Booking): number {
  return entry.mutations
    .filter(({ account }) => account.number === accountOf(shop))
    .reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0)
}

const accountOf = ({ settings }: Shop): number => (settings.journal === 1015 ? 1015 : 1220)

const unexplained = (what: string): Finding => ({ kind: 'unexplained', what })
