// A set-up to check: the real adapters over both stand-ins, the settings of two nodes, and a data folder of its own.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createMultiSafepay } from '../../../nodes/msp-config/api/payment-provider.ts'
import { createFileRegister } from '../../../nodes/reconcile/booking-register/file-register.ts'
import { tryDisk } from '../../../nodes/reconcile/booking-register/try-disk.ts'
import { dateInAmsterdam } from '../../../nodes/reconcile/domain/amsterdam.ts'
import { addDays, calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import { checkSetUp } from '../../../nodes/reconcile/set-up-check/check-set-up.ts'
import type { Finding } from '../../../nodes/reconcile/set-up-check/finding.ts'
import type { SetUpParts } from '../../../nodes/reconcile/set-up-check/set-up-parts.ts'
import { verdictOf, wordedFinding, type WordedFinding } from '../../../nodes/reconcile/set-up-check/worded-finding.ts'
import { NOTHING_KEPT } from '../../../nodes/shared/connections/nothing-kept.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { exchange } from '../../../nodes/shared/http/exchange.ts'
import { noticingServerTime, serverAheadMs } from '../../../nodes/shared/http/server-time.ts'
import { systemClock } from '../../../nodes/shared/http/system-clock.ts'
import { parseBookSettings } from '../../../nodes/shared/settings/book-node-settings.ts'
import { parseMatchSettings } from '../../../nodes/shared/settings/match-node-settings.ts'
import { createOnlineAdministration } from '../../../nodes/snelstart-config/online/administration.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'

type Properties = Readonly<Record<string, unknown>>

export interface SetUp {
  readonly sandbox: Sandbox
  readonly folder: string
  /** This machine's clock is set wrong by so much. */
  clockOffMs: number
  check(given?: CheckGiven): Promise<Checked>
  close(): Promise<void>
}

export interface CheckGiven {
  readonly book?: Properties
  readonly match?: Properties
  readonly parts?: Partial<SetUpParts>
  readonly keys?: Partial<Sandbox['keys']>
  readonly environment?: 'live' | 'test'
  readonly keyDays?: number
  readonly limit?: AbortSignal
  readonly signal?: AbortSignal
}

export interface Checked {
  readonly findings: readonly Finding[]
  /** In both languages. */
  readonly nl: readonly WordedFinding[]
  readonly en: readonly WordedFinding[]
  /** What is not in order, by code, in order. */
  readonly amiss: readonly string[]
  /** The sentence in Dutch of a finding. */
  sentence(code: string): string
}

export const TODAY = dateInAmsterdam(systemClock.now())
export const YESTERDAY = addDays(TODAY, -1)
export const CANARY = 'canary-5e7a1d00c0ffee'

const NEVER = new AbortController().signal

export async function openSetUp(): Promise<SetUp> {
  const sandbox = await startSandbox({ story: false })
  const folder = await mkdtemp(join(tmpdir(), 'set-up-'))
  const set: SetUp = {
    sandbox,
    folder,
    clockOffMs: 0,
    async check(given = {}) {
      const { limit = NEVER, signal = NEVER } = given
      return checked(await checkSetUp(partsOf(set, given), limit, signal))
    },
    async close() {
      await sandbox.close()
      await rm(folder, { recursive: true })
    },
  }
  return set
}

function partsOf(set: SetUp, given: CheckGiven): SetUpParts {
  const { snelstart, multisafepay } = set.sandbox
  const keys = { ...set.sandbox.keys, ...given.keys }
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + set.clockOffMs }
  const times = new Map<string, number>()
  const timed = { clock, exchange: noticingServerTime(exchange, clock, times) }
  const book = { ...BOOK, ...given.book }
  const { keyDays = 3, environment = 'live' } = given
  return {
    clock,
    books: () => ({
      administration: createOnlineAdministration({ ...timed, ...snelstart, ...keys, kept: NOTHING_KEPT }),
      keyAge: () =>
        Promise.resolve({
          since: calendarDate('2026-09-01'),
          days: keyDays,
          daysLeft: Math.max(0, 90 - keyDays),
          isOld: keyDays >= 69,
        }),
      aheadMs: () => serverAheadMs(times, snelstart.apiUrl),
    }),
    shop: () => ({
      provider: createMultiSafepay({
        ...timed,
        url: multisafepay.url,
        apiKey: keys.apiKey,
        environment,
        keptFor: () => NOTHING_KEPT,
      }),
      aheadMs: () => serverAheadMs(times, multisafepay.url),
    }),
    settings: () => parseBookSettings(book),
    matching: () => parseMatchSettings({ provider: 'shop', ...given.match }),
    usualMatching: parseMatchSettings({ provider: 'shop' }),
    isSameProvider: true,
    tryDisk: (_id, signal) =>
      tryDisk({ folder: join(set.folder, 'trial'), clock: systemClock, disk: durableDisk(systemClock) }, signal),
    registerOf: () => registerOf(set),
    ...given.parts,
  }
}

export const registerOf = ({ folder }: Pick<SetUp, 'folder'>) =>
  createFileRegister({
    folder: join(folder, 'register'),
    administrationId: 'administration',
    clock: systemClock,
    disk: durableDisk(systemClock),
  })

const BOOK: Properties = {
  administration: 'books',
  provider: 'shop',
  mode: 'preview',
  bookingJournal: '2900',
  clearingAccount: '1220',
  bookFrom: '2026-10-01',
}

function checked(findings: readonly Finding[]): Checked {
  const nl = findings.map((finding) => wordedFinding(finding, 'nl'))
  return {
    findings,
    nl,
    en: findings.map((finding) => wordedFinding(finding, 'en-US')),
    amiss: nl.filter(({ level }) => level !== 'ok').map(({ code }) => code),
    sentence: (wanted) => nl.find(({ code }) => code === wanted)?.text ?? `no ${wanted}`,
  }
}

export const verdict = ({ findings }: Checked) => verdictOf(findings, 'nl')

/** Every finding has its sentence in both languages, with nothing left to fill in. */
export function assertWorded({ nl, en }: Checked): void {
  for (const { text } of [...nl, ...en]) {
    assert.match(text, /[.?)…]$/, text)
    assert.doesNotMatch(text, /__|^(check|test|warnings)\./, text)
    assert.ok(!text.includes(CANARY), text)
  }
}

/** @returns the sentence in Dutch of what the check must find amiss */
export function amissIn(setUp: () => SetUp): (given: CheckGiven, code: string) => Promise<string> {
  return async (given, code) => {
    const check = await setUp().check(given)
    assertWorded(check)
    assert.ok(check.amiss.includes(code), `${code} among ${check.amiss.join(', ')}`)
    return check.sentence(code)
  }
}

export function sell(
  { sandbox }: SetUp,
  betalingskenmerk: string | undefined,
  totalCents = 12_100,
  date: string = YESTERDAY,
) {
  const { world } = sandbox.snelstart
  const order = betalingskenmerk === undefined ? {} : { order: { betalingskenmerk } }
  world.addInvoice({ number: `F${world.invoiceCount + 1}`, date, totalCents, ...order })
}

export function pay({ sandbox }: SetUp, orderId: string, cents = 12_100): void {
  sandbox.multisafepay.world.pay({ orderId, cents, at: `${YESTERDAY}T10:00:00` })
}
