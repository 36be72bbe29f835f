// A booked entry in its short form: a row without names, since there is one for every payment ever booked.

import { z } from 'zod'

import { bookingKey } from '../domain/booking-key.ts'
import type { Cents } from '../domain/cents.ts'
import type { RegisterEntry } from './booking-register.ts'
import { day, wholeCents } from './money-and-days.ts'

const amount = z.tuple([z.string(), wholeCents])

export const bookedRow = z.tuple([
  z.literal('booked'),
  z.string(), // transactionId
  z.string(), // orderId
  day,
  z.array(z.tuple([z.string(), z.string(), wholeCents])), // debtors: id, invoice number, written off
  z.union([z.literal(0), z.array(amount)]), // covers; 0 when it is the transaction for what was cleared, and no more
  z.tuple([wholeCents, wholeCents, wholeCents]), // clearing, difference, overpaid
  z.number().int(), // journal
  z.union([z.literal(0), z.number().int()]), // clearing account; 0 in a Bank journal
  z.string(), // SnelStart's id; blank when unknown
  z.string(), // runId
  z.string(), // claimedAt
])

export type BookedRow = z.output<typeof bookedRow>

/** Undefined when the entry says more than the short form holds. */
export function asBookedRow(entry: RegisterEntry): BookedRow | undefined {
  if (entry.state !== 'booked' || entry.releases || entry.clearingAccount === 0 || entry.id === '') return undefined
  return [
    'booked',
    entry.transactionId,
    entry.orderId,
    entry.date,
    entry.debtors.map(({ id, invoiceNumber, cents }): [string, string, Cents] => [id, invoiceNumber, cents]),
    coversItself(entry) ? 0 : entry.covers.map(({ transactionId, cents }): [string, Cents] => [transactionId, cents]),
    [entry.clearingCents, entry.differenceCents, entry.overpaidCents],
    entry.journal,
    entry.clearingAccount ?? 0,
    entry.id ?? '',
    entry.runId,
    entry.claimedAt,
  ]
}

export function entryOfBookedRow(row: BookedRow): RegisterEntry {
  const [, transactionId, orderId, date, debtors, covers, amounts, journal, clearingAccount, id, runId, claimedAt] = row
  const [clearingCents, differenceCents, overpaidCents] = amounts
  return {
    key: bookingKey(transactionId),
    transactionId,
    orderId,
    date,
    debtors: debtors.map(([debtorId, invoiceNumber, cents]) => ({ id: debtorId, invoiceNumber, cents })),
    covers:
      covers === 0
        ? [{ transactionId, cents: clearingCents }]
        : covers.map(([covered, cents]) => ({ transactionId: covered, cents })),
    clearingCents,
    differenceCents,
    overpaidCents,
    journal,
    ...(clearingAccount === 0 ? {} : { clearingAccount }),
    runId,
    claimedAt,
    state: 'booked',
    ...(id === '' ? {} : { id }),
  }
}

function coversItself({ transactionId, covers, clearingCents }: RegisterEntry): boolean {
  const [only, ...others] = covers
  return others.length === 0 && only?.transactionId === transactionId && only.cents === clearingCents
}
