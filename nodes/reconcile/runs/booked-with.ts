// What a run was previewed or booked with, as it stands in the run's record. It holds no key and no id of a node.

import { z } from 'zod'

import type { BookSettings } from '../domain/book-settings.ts'
import { isCalendarDate } from '../domain/calendar-date.ts'

export interface BookedWith {
  readonly via: 'administration' | 'file' | 'database'
  /** Where an import file goes and how it looks is in the file itself. */
  readonly settings: Omit<BookSettings, 'importFile'>
}

export const bookedRow = z.object({
  via: z.enum(['administration', 'file', 'database']),
  settings: z.object({
    mode: z.enum(['preview', 'book']),
    bookingJournal: z.number().int(),
    clearingAccount: z.number().int().exactOptional(),
    methodAccounts: z.array(z.object({ method: z.string(), account: z.number().int() })),
    differenceAccount: z.number().int().exactOptional(),
    overpaidAccount: z.number().int().exactOptional(),
    bookFrom: z
      .string()
      .refine(isCalendarDate)
      .transform((day) => day)
      .exactOptional(),
    description: z.string(),
    bookingDate: z.enum(['paid', 'today']),
    closedPeriod: z.enum(['stop', 'first-open-day']),
    maxPerRun: z.number().int().nonnegative(),
    example: z.string().exactOptional(),
  }),
})

export function bookedWith(via: BookedWith['via'], { importFile: _, ...settings }: BookSettings): BookedWith {
  return { via, settings }
}

export function toBookedRow({ via, settings }: BookedWith): z.input<typeof bookedRow> {
  const methodAccounts = [...settings.methodAccounts].map(([method, account]) => ({ method, account }))
  return { via, settings: { ...settings, methodAccounts } }
}

export function fromBookedRow({ via, settings }: z.output<typeof bookedRow>): BookedWith {
  const methodAccounts = new Map(settings.methodAccounts.map(({ method, account }) => [method, account]))
  return { via, settings: { ...settings, methodAccounts } }
}
