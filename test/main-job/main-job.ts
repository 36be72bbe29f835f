// The main job from end to end, without Node-RED: real adapters over the stand-ins, real files, the real clock.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { bookLines, type BookedRun } from '../../nodes/reconcile/book-payment/book-lines.ts'
import { type Reversal, reverseBooking } from '../../nodes/reconcile/book-payment/reverse/reverse-booking.ts'
import { type ImportFiles, importFiles } from '../../nodes/reconcile/book-payment/by-file/import-files.ts'
import { coveredBefore } from '../../nodes/reconcile/booking-register/covered-before.ts'
import type { BookingRegister } from '../../nodes/reconcile/booking-register/booking-register.ts'
import { createFileRegister } from '../../nodes/reconcile/booking-register/file-register.ts'
import type { Administration } from '../../nodes/reconcile/domain/administration.ts'
import type { BookSettings } from '../../nodes/reconcile/domain/book-settings.ts'
import { calendarDate } from '../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../nodes/reconcile/domain/cents.ts'
import type { Clock } from '../../nodes/reconcile/domain/clock.ts'
import type { PaymentProvider, PaymentReading } from '../../nodes/reconcile/domain/payment-provider.ts'
import type { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'
import { type FetchSettings } from '../../nodes/reconcile/fetch-open-debtors/collect-debtors.ts'
import { fetchLines } from '../../nodes/reconcile/fetch-open-debtors/fetch-lines.ts'
import { decidedLine } from '../../nodes/reconcile/match-payments/decided-line.ts'
import { matchLines } from '../../nodes/reconcile/match-payments/match-lines.ts'
import { recordedRegister } from '../../nodes/reconcile/run-record/recorded-register.ts'
import { registerStateOf } from '../../nodes/reconcile/run-record/register-state.ts'
import { createRunRecord } from '../../nodes/reconcile/run-record/run-record.ts'
import { createRunMemory } from '../../nodes/reconcile/runs/run-memory.ts'
import { createRunRecords, type MatchedWith } from '../../nodes/reconcile/runs/run-records.ts'
import { createMultiSafepay } from '../../nodes/msp-config/api/payment-provider.ts'
import { type DurableDisk, durableDisk } from '../../nodes/shared/files/durable-disk.ts'
import { keptFolder } from '../../nodes/shared/files/kept-folder.ts'
import { type Exchange, exchange as overHttp } from '../../nodes/shared/http/exchange.ts'
import { systemClock } from '../../nodes/shared/http/system-clock.ts'
import { createOnlineAdministration } from '../../nodes/snelstart-config/online/administration.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

export interface MainJob {
  readonly administration: Administration
  readonly provider: PaymentProvider
  readonly register: BookingRegister
  readonly folder: string
  fetchAndMatch(
    given?: JobGiven,
  ): Promise<{ lines: readonly ReconcileLine[]; run: ReconcileRun; reading: PaymentReading }>
  /** Lines and run as a message brings them: a function node may have changed both. */
  book(message: JobMessage, given?: JobGiven): Promise<BookedRun>
  run(given?: JobGiven): Promise<BookedRun>
  /** A person asks to reverse the booking of this key. */
  reverse(key: string, mode?: 'preview' | 'book'): Promise<Reversal>
  /** A person frees the key. @returns false when it is not in use */
  release(key: string): Promise<boolean>
}

export interface JobMessage {
  readonly lines: readonly ReconcileLine[]
  readonly run: Pick<ReconcileRun, 'runId' | 'mode'>
}

export interface JobGiven {
  readonly fetch?: Partial<FetchSettings>
  readonly matched?: Partial<MatchedWith>
  readonly settings?: Partial<BookSettings>
}

const FETCH: FetchSettings = {
  salesJournal: undefined,
  onlyWithReference: false,
  invoicedSince: undefined,
  customerNames: true,
}

export const MATCHED: MatchedWith = {
  provider: { environment: 'live' },
  settings: {
    references: ['betalingskenmerk'],
    partial: 'book',
    overpaid: 'hold',
    toleranceCents: cents(0),
    notCollected: new Set(['PAYPAL', 'AMAZONBTN', 'BIZUM']),
  },
  allowTestPayments: false,
  paidSinceDays: 400,
  lookup: 'auto',
}

export const BOOK: BookSettings = {
  mode: 'book',
  bookingJournal: 2900,
  clearingAccount: 1220,
  methodAccounts: new Map(),
  bookFrom: calendarDate('2020-01-01'),
  description: 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}',
  bookingDate: 'paid',
  closedPeriod: 'stop',
  maxPerRun: 0,
}

export interface JobParts {
  /** What an earlier process left there; a new one when it is left out. */
  readonly folder?: string
  readonly clock?: Clock
  /** Of the lock and its heartbeat, which a clock that never waits would keep busy. */
  readonly registerClock?: Clock
  readonly exchange?: Exchange
  readonly disk?: DurableDisk
  readonly files?: ImportFiles
  /** Of one request. */
  readonly timeLimitMs?: number
  /** Aborted when Node-RED deploys anew. */
  readonly signal?: AbortSignal
}

/** The part of a sandbox that a process of its own can be told of. */
export interface Services {
  readonly keys: Sandbox['keys']
  readonly snelstart: { readonly apiUrl: string; readonly authUrl: string }
  readonly multisafepay: { readonly url: string }
}

export function mainJob({ keys, snelstart, multisafepay }: Services, parts: JobParts = {}): MainJob {
  const { clock = systemClock, exchange = overHttp, folder = mkdtempSync(join(tmpdir(), 'main-job-')) } = parts
  const { registerClock = clock, disk = durableDisk(registerClock) } = parts
  const timeLimit = parts.timeLimitMs === undefined ? {} : { timeLimitMs: parts.timeLimitMs }
  const kept = (name: string) => keptFolder(join(folder, name), { clock })
  const administration = createOnlineAdministration({
    apiUrl: snelstart.apiUrl,
    authUrl: snelstart.authUrl,
    subscriptionKey: keys.subscriptionKey,
    clientKey: keys.clientKey,
    clock,
    exchange,
    kept: kept('administration'),
    ...timeLimit,
  })
  const provider = createMultiSafepay({
    url: multisafepay.url,
    environment: 'live',
    apiKey: keys.apiKey,
    clock,
    exchange,
    keptFor: () => kept('account'),
    ...timeLimit,
  })
  const place = { administrationId: 'administration', clock: registerClock, disk }
  const bare = createFileRegister({ folder: join(folder, 'register'), ...place })
  const registerState = async () => registerStateOf(await bare.entries())
  const record = createRunRecord({ folder: join(folder, 'record'), version: '0.1.0', registerState, ...place })
  const register = recordedRegister(bare, record)
  const memory = createRunMemory()
  const { files = importFiles(clock) } = parts
  const { signal = new AbortController().signal } = parts
  const records = createRunRecords(kept('runs').rows('runs'))

  const orTell = <T>(_id: string | undefined, work: () => Promise<T>): Promise<T> => work()
  const fetchAndMatch = async ({ fetch = {}, matched = {} }: JobGiven = {}) => {
    const parts = { administration, recordsOf: () => records, orTell, memory, clock, onPage: () => undefined }
    const { lines, run } = await fetchLines({ ...FETCH, ...fetch }, parts, signal)
    const { settings, lookup, paidSinceDays } = { ...MATCHED, ...matched }
    const covered = coveredBefore(await register.entries())
    const debtors = lines.map(({ debtor }) => debtor)
    const { result, reading } = await matchLines(
      {
        debtors,
        allDebtors: memory.recall(run.runId)?.debtors,
        covered,
        provider,
        lookup: { settings, lookup, paidSinceDays },
        clock,
      },
      signal,
    )
    const lookedUp = reading.way === 'bulk' ? reading.way : lookup
    await records.matched(run.runId, { ...MATCHED, ...matched, lookup: lookedUp })
    const kept = memory.recall(run.runId)
    if (kept) memory.remember(run.runId, { ...kept, payments: reading })
    const decided = lines.map((line) => {
      const decision = result.decisions.get(line.debtor.id)
      if (!decision) throw new Error(`undecided: ${line.debtor.invoiceNumber}`)
      return decidedLine(line, decision, (code) => code)
    })
    return { lines: decided, run, reading }
  }
  const book = async ({ lines, run }: JobMessage, given: JobGiven = {}) => {
    const recorded = (await records.find(run.runId))?.matched
    const input = {
      runId: run.runId,
      lines,
      settings: { ...BOOK, ...given.settings },
      matched: { ...MATCHED, ...given.matched, ...(recorded ? { lookup: recorded.lookup } : {}) },
      previewed: run.mode === 'preview',
    }
    const parts = {
      administration,
      provider,
      register,
      memory,
      files,
      clock,
      absenceCountsAfterMs: 0,
      writeLimitMs: 0,
      word: (code: string) => code,
      wordError: (error: ReconcileError) => error.message,
      onProgress: () => undefined,
    }
    return bookLines(input, parts, signal)
  }
  return {
    administration,
    provider,
    register,
    folder,
    fetchAndMatch,
    book,
    run: async (given = {}) => book(await fetchAndMatch(given), given),
    reverse: (key, mode = 'book') =>
      reverseBooking(
        { key, who: 'Anna', why: 'wrong invoice' },
        mode,
        { administration, register, clock, absenceCountsAfterMs: 0, writeLimitMs: 0 },
        signal,
      ),
    release: async (key) => {
      const held = await register.hold(signal)
      try {
        return await held.release(key, { who: 'Anna', why: 'looked at it' })
      } finally {
        await held.close()
      }
    },
  }
}
