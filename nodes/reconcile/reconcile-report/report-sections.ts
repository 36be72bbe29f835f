// Which lines stand together under one heading. A line can stand under several.

import { type Cents, cents } from '../domain/cents.ts'
import type { Outcome } from '../domain/outcomes.ts'
import type { BookingState, ReconcileLine } from '../domain/reconcile-line.ts'
import type { BreathingSpace } from './breathing-space.ts'

export const SECTIONS = ['to-book', 'booked', 'in-file', 'attention', 'no-reference', 'do-not-remind', 'all'] as const
export type SectionName = (typeof SECTIONS)[number]

export interface Section {
  readonly lines: readonly ReconcileLine[]
  /** What would be or was written off, or waits in a file; under the other headings what is open. */
  readonly cents: Cents
}

export type Sections = Readonly<Record<SectionName, Section>>

export async function intoSections(lines: readonly ReconcileLine[], space: BreathingSpace): Promise<Sections> {
  const filled = SECTIONS.map((name) => ({ name, lines: [] as ReconcileLine[], cents: 0 }))
  for (const line of lines) {
    for (const section of filled) {
      if (!BELONGS[section.name](line)) continue
      section.lines.push(line)
      section.cents += AMOUNTS[section.name](line)
    }
    if (space.isDue()) await space.take()
  }
  const section = (wanted: SectionName): Section => {
    const { lines: found = [], cents: total = 0 } = filled.find(({ name }) => name === wanted) ?? {}
    return { lines: found, cents: cents(total) }
  }
  return {
    'to-book': section('to-book'),
    booked: section('booked'),
    'in-file': section('in-file'),
    attention: section('attention'),
    'no-reference': section('no-reference'),
    'do-not-remind': section('do-not-remind'),
    all: section('all'),
  }
}

/** What was written off on this line by bookings in this state; `booked` is what this run booked itself. */
export function writtenOff({ bookings = [] }: ReconcileLine, wanted: BookingState): number {
  let total = 0
  for (const { state, writeOffCents = 0 } of bookings) if (state === wanted) total += writeOffCents
  return total
}

/** What is still to be booked; once it was tried, nothing is. */
export function toBookCentsOf(line: ReconcileLine): number {
  return wasTried(line) ? 0 : (line.amountToBookCents ?? 0)
}

const openCents = ({ debtor }: ReconcileLine): number => debtor.openCents

const AMOUNTS: Readonly<Record<SectionName, (line: ReconcileLine) => number>> = {
  'to-book': toBookCentsOf,
  booked: (line) => writtenOff(line, 'booked'),
  'in-file': (line) => writtenOff(line, 'file'),
  attention: openCents,
  'no-reference': openCents,
  'do-not-remind': openCents,
  all: openCents,
}

const BELONGS: Readonly<Record<SectionName, (line: ReconcileLine) => boolean>> = {
  'to-book': (line) => toBookCentsOf(line) !== 0,
  booked: ({ bookings = [] }) => bookings.some(({ state }) => state === 'booked'),
  'in-file': ({ bookings = [] }) => bookings.some(({ state }) => state === 'file'),
  attention: ({ attention }) => attention === true,
  'no-reference': ({ outcome }) => outcome === 'no-reference',
  'do-not-remind': (line) => !isBooked(line) && (hasPaid(line) || mayBeBooked(line)),
  all: () => true,
}

/** The customer has paid or is paying, while the invoice is still open: a reminder would be wrong. */
const PAID_OR_PENDING: ReadonlySet<Outcome> = new Set([
  'paid',
  'within-tolerance',
  'overpaid',
  'pending',
  'not-collected',
  'before-start',
  'currency-differs',
])

function hasPaid({ outcome }: ReconcileLine): boolean {
  return outcome !== undefined && PAID_OR_PENDING.has(outcome)
}

function mayBeBooked({ bookings = [] }: ReconcileLine): boolean {
  return bookings.some(({ state }) => state === 'unknown' || state === 'file')
}

function isBooked({ bookings = [] }: ReconcileLine): boolean {
  return bookings.length > 0 && bookings.every(({ state }) => state === 'booked')
}

/** In a run that books, what is left over was refused or held: it is not still to come. */
function wasTried({ bookings = [] }: ReconcileLine): boolean {
  return bookings.some(({ state }) => state !== 'preview' && state !== 'already-booked')
}
