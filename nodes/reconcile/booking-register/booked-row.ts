// A booked entry in its short form: a row without names, since there is one for every payment ever booked.

import { z } from 'zod'

import { bookingKey } from '../domain/booking-key.ts'
import type { Cents } from '../domain/cents.ts'
import type { RegisterEntry } from './booking-register.ts'
import { day, wholeCents } from './money-and-days.ts'

/** Stands for the booking's own transaction, whose sixteen digits are in the row already. */
const ITSELF = 0

export const bookedRow = z.tuple([
  z.string(), // transactionId
  z.string(), // orderId
  day,
  z.array(z.tuple([z.string(), z.string(), wholeCents])), // debtors: id, invoice number, written off
  z.array(z.tuple([z.union([z.literal(ITSELF), z.string()]), wholeCents])), // covers
  wholeCents, // clearing
  wholeCents, // difference
  wholeCents, // overpaid
  z.number().int(), // journal
  z.union([z.null(), z.number().int()]), // clearing account; none in a Bank journal
  z.union([z.null(), z.string()]), // SnelStart's id
  z.string(), // runId
  z.string(), // claimedAt
])

export type BookedRow = z.output<typeof bookedRow>

/** Undefined when the entry says more than the short form holds. */
export function asBookedRow(entry: RegisterEntry): BookedRow | undefined {
  const { transactionId, debtors, covers } = entry
  const isPlain = entry.state === 'booked' && entry.key === bookingKey(transactionId)
  if (!isPlain || entry.releases || entry.reverses) return undefined
  return [
    transactionId,
    entry.orderId,
    entry.date,
    debtors.map(({ id, invoiceNumber, cents }): [string, string, Cents] => [id, invoiceNumber, cents]),
    covers.map((row): [0 | string, Cents] => [
      row.transactionId === transactionId ? ITSELF : row.transactionId,
      row.cents,
    ]),
    entry.clearingCents,
    entry.differenceCents,
    entry.overpaidCents,
    entry.journal,
    entry.clearingAccount ?? null,
    entry.id ?? null,
    entry.runId,
    entry.claimedAt,
  ]
}

export function entryOfBookedRow(row: BookedRow): RegisterEntry {
  const [transactionId, orderId, date, debtors, covers, ...rest] = row
  const [clearingCents, differenceCents, overpaidCents, journal, clearingAccount, id, runId, claimedAt] = rest
  return {
    key: bookingKey(transactionId),
    transactionId,
    orderId,
    date,
    debtors: debtors.map(([debtorId, invoiceNumber, cents]) => ({ id: debtorId, invoiceNumber, cents })),
    covers: covers.map(([covered, cents]) => ({ transactionId: covered === ITSELF ? transactionId : covered, cents })),
    clearingCents,
    differenceCents,
    overpaidCents,
    journal,
    ...(clearingAccount === null ? {} : { clearingAccount }),
    runId,
    claimedAt,
    state: 'booked',
    ...(id === null ? {} : { id }),
  }
}
