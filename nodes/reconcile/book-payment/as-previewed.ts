// Whether what would be booked now is what a preview showed: the same money, to the cent and the day, on invoices that are
// open for the same amount. The message says what was shown; whatever it says, it can only hold a booking back.

import { z } from 'zod'

import type { BookSettings } from '../domain/book-settings.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import { paidOn } from '../domain/matching/position.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { lineBookings } from './line-booking.ts'
import type { BookingGroup, HeldBack } from './plan-run.ts'

export interface Previewed {
  /** The lines of the preview, by debtor id. */
  readonly asked: ReadonlyMap<string, ReconcileLine>
  /** As they are now. */
  readonly debtors: ReadonlyMap<string, OpenDebtor>
  readonly bookSettings: Pick<BookSettings, 'bookingDate'>
}

/** @returns why nothing of the group may be booked; undefined when it is to the letter what was shown */
export function differsFromPreview(
  group: BookingGroup,
  { asked, debtors, bookSettings }: Previewed,
): HeldBack | undefined {
  const now = figuresNow(group, bookSettings)
  for (const id of group.debtorIds) {
    const line = asked.get(id)
    const [beforeCents, nowCents] = [line?.debtor.openCents, debtors.get(id)?.openCents]
    if (beforeCents !== undefined && nowCents !== undefined && beforeCents !== nowCents) {
      return { reasonCode: 'balance-changed', reasonValues: { beforeCents, nowCents }, attention: true }
    }
    if (asText(now.get(id) ?? []) === asText(figuresShown(line, bookSettings))) continue
    return { reasonCode: 'not-as-previewed', reasonValues: {}, attention: true }
  }
  return undefined
}

const figures = z.object({
  state: z.literal('preview'),
  date: z.string().optional(),
  writeOffCents: z.number().default(0),
  clearingCents: z.number().default(0),
  differenceCents: z.number().default(0),
  overpaidCents: z.number().default(0),
  covers: z.array(z.object({ transactionId: z.string(), cents: z.number() })),
})
type Figures = z.output<typeof figures>

/** What does not read as a booking that was previewed was not shown. */
function figuresShown(line: ReconcileLine | undefined, settings: Previewed['bookSettings']): readonly Figures[] {
  const bookings: unknown = line?.bookings
  if (!Array.isArray(bookings)) return []
  return bookings.flatMap((booking) => {
    const parsed = figures.safeParse(booking)
    return parsed.success ? [dated(parsed.data, parsed.data.date, settings)] : []
  })
}

function figuresNow(
  { bookings, debtorIds }: BookingGroup,
  settings: Previewed['bookSettings'],
): ReadonlyMap<string, readonly Figures[]> {
  const byDebtor = new Map<string, Figures[]>()
  for (const planned of bookings) {
    const order = { key: '', date: paidOn(planned.payment) }
    for (const [id, booking] of lineBookings(planned, order, debtorIds, { state: 'preview' })) {
      const made = byDebtor.get(id) ?? []
      made.push(dated(figures.parse(booking), booking.date, settings))
      byDebtor.set(id, made)
    }
  }
  return byDebtor
}

/** Booked on the day itself, a booking of the next day is the one that was shown. */
function dated(given: Figures, date: string | undefined, { bookingDate }: Previewed['bookSettings']): Figures {
  return { ...given, date: bookingDate === 'paid' ? date : undefined }
}

function asText(all: readonly Figures[]): string {
  return JSON.stringify(
    all
      .map(({ covers, ...rest }) => [
        rest.date,
        rest.writeOffCents,
        rest.clearingCents,
        rest.differenceCents,
        rest.overpaidCents,
        rowsOf(covers),
      ])
      .map((one) => JSON.stringify(one))
      .sort(),
  )
}

function rowsOf(covers: Figures['covers']): readonly string[] {
  return covers.map(({ transactionId, cents }) => `${transactionId} ${cents}`).sort()
}
