// What a run gave, as a person reads it in a terminal.

import { z } from 'zod'

export const demoResult = z.object({
  lines: z.array(
    z.looseObject({
      debtor: z.looseObject({
        invoiceNumber: z.string(),
        openCents: z.number(),
        customer: z.looseObject({ name: z.string().optional() }),
      }),
      outcome: z.string(),
      attention: z.boolean(),
      reason: z.string(),
      bookings: z.array(z.looseObject({ key: z.string(), state: z.string(), writeOffCents: z.number() })).optional(),
    }),
  ),
  reconcile: z.looseObject({
    administration: z.looseObject({ name: z.string() }),
    counts: z.record(z.string(), z.number()),
    bookedCents: z.number(),
    openCents: z.number(),
    unmatchedCents: z.number().optional(),
    importFile: z.looseObject({ path: z.string().optional(), bookings: z.number(), cents: z.number() }).optional(),
    requests: z.object({ snelstart: z.number(), multisafepay: z.number() }),
  }),
})

export type DemoResult = z.output<typeof demoResult>

export function resultText({ lines, reconcile }: DemoResult): string {
  const { administration, openCents, bookedCents, importFile, unmatchedCents = 0, requests } = reconcile
  return [
    `${administration.name}: ${lines.length} open debtors, ${euros(openCents)}`,
    '',
    ...lines.map(rowOf),
    '',
    ...(importFile ? [`Settled by the import file: ${euros(importFile.cents)}, ${importFile.bookings} bookings`] : []),
    `Settled and booked on the clearing account: ${euros(bookedCents)}`,
    `Received without an open debtor that asks for it: ${euros(unmatchedCents)}`,
    `Requests: ${requests.snelstart} to SnelStart, ${requests.multisafepay} to MultiSafepay`,
  ].join('\n')
}

function rowOf({ debtor, outcome, attention, reason, bookings = [] }: DemoResult['lines'][number]): string {
  const done = (['booked', 'file'] as const).flatMap((state) => {
    const amounts = bookings.filter((booking) => booking.state === state).map(({ writeOffCents }) => writeOffCents)
    const word = state === 'booked' ? 'booked' : 'in file'
    return amounts.length > 0 ? [`${word} ${euros(amounts.reduce((sum, cents) => sum + cents, 0))}`] : []
  })
  return [
    debtor.invoiceNumber.padEnd(12),
    euros(debtor.openCents).padStart(12),
    outcome.padEnd(20),
    (done[0] ?? (attention ? 'look at it' : '')).padEnd(18),
    reason,
  ].join('  ')
}

/** The last line of `--once`: one JSON object for a program (contract section 6). */
export function resultLine({ lines, reconcile }: DemoResult): string {
  const { counts, bookedCents, importFile, requests } = reconcile
  const inFile = importFile ? { inFileCents: importFile.cents } : {}
  return JSON.stringify({ lines: lines.length, counts, bookedCents, ...inFile, requests })
}

function euros(cents: number): string {
  return new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }).format(cents / 100)
}
