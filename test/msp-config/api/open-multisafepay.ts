// A stand-in of MultiSafepay, a clock that a test owns, and kept rows in memory, wired to the real adapter.

import { createMultiSafepay, type MultiSafepayParts } from '../../../nodes/msp-config/api/payment-provider.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import type { KeptFolder } from '../../../nodes/reconcile/domain/kept-rows.ts'
import type { PaymentProvider, PaymentQuery, PaymentReading } from '../../../nodes/reconcile/domain/payment-provider.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../../nodes/reconcile/domain/warning.ts'
import { exchange } from '../../../nodes/shared/http/exchange.ts'
import { type MultiSafepayOptions, startMultiSafepay } from '../../../sandbox/multisafepay/start-multisafepay.ts'

export const NOW = '2026-03-20T12:00:00+01:00'
export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS

export interface TestClock extends Clock {
  passes(milliseconds: number): void
  readonly slept: readonly number[]
}

/** Sleeping takes no time, but the clock goes on. */
export function testClock(at = NOW): TestClock {
  let now = Date.parse(at)
  const slept: number[] = []
  return {
    now: () => now,
    random: () => 0.5,
    sleep(milliseconds, signal) {
      signal.throwIfAborted()
      slept.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    },
    passes: (milliseconds) => (now += milliseconds),
    slept,
  }
}

export interface MemoryFolder extends KeptFolder {
  /** Each file as its lines. */
  readonly files: Map<string, string[]>
  broken: boolean
}

export function memoryFolder(): MemoryFolder {
  const files = new Map<string, string[]>()
  const folder: MemoryFolder = {
    files,
    broken: false,
    rows: (name) => ({
      async *read() {
        await Promise.resolve()
        for (const line of files.get(name) ?? []) yield JSON.parse(line) as unknown
      },
      append: (rows) => write(name, [...(files.get(name) ?? []), ...rows.map((row) => JSON.stringify(row))]),
      replace: (rows) =>
        write(
          name,
          [...rows].map((row) => JSON.stringify(row)),
        ),
    }),
  }
  const write = (name: string, lines: string[]): Promise<void> => {
    if (folder.broken) return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    files.set(name, lines)
    return Promise.resolve()
  }
  return folder
}

export async function openMultiSafepay(options: MultiSafepayOptions = {}) {
  const standIn = await startMultiSafepay(options)
  const clock = testClock()
  const folder = memoryFolder()
  const logged: Warning[] = []
  const owners: unknown[] = []
  const connect = (parts: Partial<MultiSafepayParts> = {}): PaymentProvider =>
    createMultiSafepay({
      url: standIn.url,
      environment: 'test',
      apiKey: 'sandbox-api-key',
      clock,
      exchange,
      keptFor: (accountId, siteId, environment) => {
        owners.push({ accountId, siteId, environment })
        return folder
      },
      log: (warning) => logged.push(warning),
      ...parts,
    })
  return { standIn, world: standIn.world, clock, folder, logged, owners, connect, close: () => standIn.close() }
}

export type OpenedMultiSafepay = Awaited<ReturnType<typeof openMultiSafepay>>

export const FOREVER = new AbortController().signal

export function query(references: readonly string[], more: Partial<PaymentQuery> = {}): PaymentQuery {
  return {
    references: references.map((value) => ({ value, source: 'betalingskenmerk' })),
    since: calendarDate('2026-01-01'),
    lookup: 'bulk',
    ...more,
  }
}

/** The rows under an order id, oldest first, in the words that matter. */
export function rowsUnder(reading: PaymentReading, orderId: string): string[] {
  return reading.payments
    .filter((payment) => payment.orderId === orderId)
    .sort((one, other) => one.created.localeCompare(other.created) || one.amountCents - other.amountCents)
    .map(({ kind, amountCents, standing }) => `${kind} ${amountCents} ${standing}`)
}

export const codesOf = (warnings: readonly Warning[]): string[] => warnings.map(({ code }) => code)

/** For assert.rejects: the error's code and detail. */
export const failsWith = (code: string, detail: string) => (error: unknown) =>
  error instanceof ReconcileError && error.code === code && error.detail === detail
