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
    requests: z.object({ snelstart: z.number(), multisafepay: z.number() }),
  }),
})

export type DemoResult = z.output<typeof demoResult>

export function resultText({ lines, reconcile }: DemoResult): string {
  const rows = lines.map(({ debtor, outcome, attention, reason, bookings = [] }) => {
    const booked = bookings.filter(({ state }) => state === 'booked')
    const amount = booked.reduce((sum, { writeOffCents }) => sum + writeOffCents, 0)
    return [
      debtor.invoiceNumber.padEnd(12),
      euros(debtor.openCents).padStart(12),
      outcome.padEnd(20),
      (booked.length > 0 ? `booked ${euros(amount)}` : attention ? 'look at it' : '').padEnd(18),
      reason,
    ].join('  ')
  })
  return [
    `${reconcile.administration.name}: ${lines.length} open debtors, ${euros(reconcile.openCents)}`,
    '',
    ...rows,
    '',
    `Settled and booked on the clearing account: ${euros(reconcile.bookedCents)}`,
    `Received without an open debtor that asks for it: ${euros(reconcile.unmatchedCents ?? 0)}`,
    `Requests: ${reconcile.requests.snelstart} to SnelStart, ${reconcile.requests.multisafepay} to MultiSafepay`,
  ].join('\n')
}

/** The last line of `--once`: one JSON object for a program (contract section 6). */
export function resultLine({ lines, reconcile }: DemoResult): string {
  const { counts, bookedCents, requests } = reconcile
  return JSON.stringify({ lines: lines.length, counts, bookedCents, requests })
}

function euros(cents: number): string {
  return new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }).format(cents / 100)
}
