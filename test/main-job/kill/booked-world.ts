// The administration that the killed processes book in: every shape that a booking can have, all of it paid.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'
import { dayBefore } from '../../../sandbox/worlds/calendar.ts'
import type { BookerTask } from './book-runs.ts'

/** Journal and, for a Memoriaal, how this administration reads the sign of its amounts. */
export const WAYS = [
  { journal: 2900, clearing: 1220, sign: 'positive-settles' },
  { journal: 2900, clearing: 1220, sign: 'negative-settles' },
  { journal: 1015, clearing: 1015, sign: 'positive-settles' },
] as const
export type Way = (typeof WAYS)[number]

const PAYMENTS = [
  { transactionId: '7001', orderId: 'K-1', cents: 12_100 },
  { transactionId: '7002', orderId: 'K-2', cents: 4_500 },
  // Two payments for one invoice, and one payment for two.
  { transactionId: '7003', orderId: 'K-3', cents: 3_000 },
  { transactionId: '7004', orderId: 'K-3', cents: 3_000 },
  { transactionId: '7005', orderId: 'K-4', cents: 10_045 },
] as const
const TOTAL_CENTS = PAYMENTS.reduce((sum, { cents }) => sum + cents, 0)

export async function withWorld<Result>(
  way: Way,
  use: (sandbox: Sandbox, folder: string) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ story: false })
  try {
    const { world, switches } = sandbox.snelstart
    switches.memoriaalSign = way.sign
    const relation = world.addRelation({ name: 'Klant' })
    const today = new Date().toISOString().slice(0, 10)
    const invoice = (number: string, totalCents: number, betalingskenmerk: string): void => {
      world.addInvoice({ number, date: dayBefore(today, 20), totalCents, relation, order: { betalingskenmerk } })
    }
    invoice('2026-1', 12_100, 'K-1')
    invoice('2026-2', 4_500, 'K-2')
    invoice('2026-3', 6_000, 'K-3')
    invoice('2026-4', 7_550, 'K-4')
    invoice('2026-5', 2_495, 'K-4')
    const at = `${dayBefore(today, 10)}T10:00:00`
    for (const payment of PAYMENTS) sandbox.multisafepay.world.pay({ ...payment, at })
    return await use(sandbox, mkdtempSync(join(tmpdir(), 'killed-')))
  } finally {
    await sandbox.close()
  }
}

export function taskIn({ keys, snelstart, multisafepay }: Sandbox, folder: string, { journal }: Way): BookerTask {
  const services = {
    keys,
    snelstart: { apiUrl: snelstart.apiUrl, authUrl: snelstart.authUrl },
    multisafepay: { url: multisafepay.url },
  }
  return { services, folder, journal, dieAtStep: 0, aheadMs: 0, runs: 1 }
}

/** Undefined when the books are as they must be. */
export function auditOf({ snelstart }: Sandbox, { clearing }: Way): string | undefined {
  const { problems, bookingsPerDocumentNumber, openCents, balances } = snelstart.world.audit()
  const expected = PAYMENTS.map(({ transactionId }) => `MSP-${transactionId} 1`).sort()
  const found = [...bookingsPerDocumentNumber]
    .filter(([key]) => key.startsWith('MSP-'))
    .map(([key, times]) => `${key} ${times}`)
    .sort()
  const wrong = [
    ...problems,
    ...(JSON.stringify(found) === JSON.stringify(expected) ? [] : [`bookings: ${found.join(', ')}`]),
    ...(openCents === 0 ? [] : [`${openCents} cents open`]),
    ...(balances.get(clearing) === TOTAL_CENTS ? [] : [`${balances.get(clearing) ?? 0} cents on the clearing account`]),
  ]
  return wrong.length > 0 ? wrong.join('; ') : undefined
}
