// The record of every run of one administration: what was read, what was decided and why, what was written and what came
// of it. It only grows, each entry carries the hash of the one before it, and it is kept for seven years.

import type { RegisterEntry } from '../booking-register/booking-register.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import { factsMissing } from './catch-up.ts'
import type { DecidedRow } from './decided-row.ts'
import { type DecisionChanges, decisionChanges, type KnownDecisions } from './decision-changes.ts'
import type { RecordBody, RecordFact, Stage } from './record-entry.ts'
import { type RecordPlace, type RecordPosition, RecordWriter } from './record-writer.ts'
import { registerStateOf } from './register-state.ts'
import type { Replayed } from './replay-record.ts'
import { keptSettings, scopeOf } from './kept-settings.ts'

/** Each method throws ReconcileError RECORD_NOT_WRITABLE when nothing could be added. */
export interface RunRecord {
  fetched(run: {
    readonly runId: string
    readonly settings: unknown
    readonly debtors: number
    readonly lines: readonly ReconcileLine[]
  }): Promise<Position>
  matched(run: DecidedRun): Promise<Position>
  /** Before anything of the run can be booked. */
  booking(run: {
    readonly runId: string
    readonly settings: unknown
    readonly mode: 'preview' | 'book'
  }): Promise<Position>
  finished(
    run: DecidedRun & { readonly mode: 'preview' | 'book'; readonly stopped?: ReconcileError | undefined },
  ): Promise<Position>
  failed(run: {
    readonly runId?: string
    readonly stage: Stage
    readonly code: string
    readonly detail: string
  }): Promise<Position>
  add(facts: readonly RecordFact[]): Promise<Position>
  /**
   * Brings the record up to the booking register, where it does not tell the same.
   * @returns how many entries it was behind
   */
  catchUp(entries: ReadonlyMap<string, RegisterEntry>): Promise<number>
  /** Something could not be added since the record was last brought up to the register. */
  readonly isBehind: boolean
}

type Position = RecordPosition | undefined

export interface DecidedRun {
  readonly runId: string
  readonly settings: unknown
  readonly lines: readonly ReconcileLine[]
  readonly run: Pick<ReconcileRun, 'counts' | 'openCents' | 'bookedCents' | 'requests'>
  /** What was read to decide upon. */
  readonly read?: object
}

export function createRunRecord(place: RecordPlace): RunRecord {
  return new KeptRunRecord(place)
}

/** Rows in one entry: a line of some hundred kilobytes at the most. */
const ROWS_AN_ENTRY = 500
/** Decisions whose last form is remembered, over all sets of settings; what is let go of is recorded whole the next time. */
const DECISIONS_KNOWN = 300_000

class KeptRunRecord implements RunRecord {
  readonly #place: RecordPlace
  readonly #writer: RecordWriter
  #decisions = new Map<string, KnownDecisions>()
  #settings = new Set<string>()
  #registerDigest: string | undefined
  readonly #openOrders = new Set<string>()
  isBehind = false

  constructor(place: RecordPlace) {
    this.#place = place
    this.#writer = new RecordWriter(place)
  }

  fetched({ runId, settings, debtors, lines }: Parameters<RunRecord['fetched']>[0]): Promise<Position> {
    const openCents = lines.reduce((total, { debtor }) => total + debtor.openCents, 0)
    return this.#addScoped('fetch', settings, runId, (scope) =>
      Promise.resolve([{ kind: 'fetched', runId, body: { scope, debtors, lines: lines.length, openCents } }]),
    )
  }

  matched(run: DecidedRun): Promise<Position> {
    return this.#addDecided('match', run, (common) => ({ kind: 'matched', runId: run.runId, body: common }))
  }

  booking({ runId, settings, mode }: Parameters<RunRecord['booking']>[0]): Promise<Position> {
    return this.#addScoped('book', settings, runId, (scope) =>
      Promise.resolve([{ kind: 'booking', runId, body: { scope, mode } }]),
    )
  }

  finished(run: Parameters<RunRecord['finished']>[0]): Promise<Position> {
    const { runId, mode, stopped } = run
    const why = stopped ? { stopped: { code: stopped.code, detail: stopped.detail } } : {}
    return this.#addDecided('book', run, (common) => ({ kind: 'finished', runId, body: { ...common, mode, ...why } }))
  }

  failed({ runId, stage, code, detail }: Parameters<RunRecord['failed']>[0]): Promise<Position> {
    return this.add([{ kind: 'failed', ...(runId === undefined ? {} : { runId }), body: { stage, code, detail } }])
  }

  async add(facts: readonly RecordFact[]): Promise<Position> {
    const adding = this.#writer.add((replayed) => {
      this.#opened(replayed)
      return Promise.resolve(facts)
    })
    const position = await adding.catch((error: unknown) => {
      this.isBehind = true
      throw error
    })
    for (const { kind, body } of facts) {
      if (kind === 'order') this.#openOrders.add(body.key)
      if (kind === 'answer' || kind === 'released') this.#openOrders.delete(body.key)
    }
    return position
  }

  async catchUp(entries: ReadonlyMap<string, RegisterEntry>): Promise<number> {
    const state = registerStateOf(entries)
    let caughtUp = 0
    const compare = async (replayed: Replayed | undefined): Promise<readonly RecordFact[]> => {
      this.#opened(replayed)
      if (state.digest === this.#registerDigest && this.#openOrders.size === 0) return []
      const missing = await factsMissing(this.#place.folder, this.#place.disk, entries)
      caughtUp = missing.length
      return [...missing, { kind: 'register', body: { ...state, caughtUp } }]
    }
    await this.#writer.add(compare)
    this.#registerDigest = state.digest
    this.#openOrders.clear()
    this.isBehind = false
    return caughtUp
  }

  #opened(replayed: Replayed | undefined): void {
    if (!replayed) return
    this.#decisions = new Map(replayed.decisions)
    this.#settings = new Set(replayed.settings)
    this.#registerDigest = replayed.registerDigest
    for (const key of replayed.openOrders) this.#openOrders.add(key)
  }

  /** The settings stand in each year's files once, under the name by which entries refer to them. */
  async #addScoped(
    stage: Stage,
    settings: unknown,
    runId: string,
    facts: (scope: string) => Promise<readonly RecordFact[]>,
  ): Promise<Position> {
    const scope = scopeOf(stage, settings)
    const position = await this.#writer.add(async (replayed) => {
      this.#opened(replayed)
      const told: RecordFact = { kind: 'settings', runId, body: { stage, scope, settings: keptSettings(settings) } }
      return [...(this.#settings.has(scope) ? [] : [told]), ...(await facts(scope))]
    })
    this.#settings.add(scope)
    return position
  }

  async #addDecided(
    stage: Stage,
    { runId, settings, lines, run, read }: DecidedRun,
    closing: (common: Pick<RecordBody<'matched'>, 'scope' | 'decisions' | 'totals'>) => RecordFact,
  ): Promise<Position> {
    let scope = ''
    let changes: DecisionChanges | undefined
    const position = await this.#addScoped(stage, settings, runId, async (name) => {
      scope = name
      changes = await decisionChanges(lines, this.#decisions.get(name))
      const { counts, openCents, bookedCents, requests } = run
      const totals = { counts, openCents, bookedCents, requests }
      const common = { scope, decisions: summaryOf(changes), totals, ...(read ? { read } : {}) }
      return [...decidedFacts({ stage, scope, runId }, changes), closing(common)]
    })
    // Only what stands on disk is known.
    if (changes) this.#remember(scope, changes.known)
    return position
  }

  #remember(scope: string, known: KnownDecisions): void {
    this.#decisions.delete(scope)
    this.#decisions.set(scope, known)
    let total = [...this.#decisions.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [oldest, { size }] of this.#decisions) {
      if (total <= DECISIONS_KNOWN || oldest === scope) break
      this.#decisions.delete(oldest)
      total -= size
    }
  }
}

function summaryOf({
  changed,
  gone,
  unchanged,
  complete,
  digest,
}: DecisionChanges): RecordBody<'matched'>['decisions'] {
  const lines = changed.length + unchanged
  return { lines, changed: changed.length, unchanged, gone: gone.length, complete, digest }
}

function decidedFacts(
  { stage, scope, runId }: { readonly stage: Stage; readonly scope: string; readonly runId: string },
  { changed, gone, complete }: DecisionChanges,
): readonly RecordFact[] {
  if (changed.length === 0 && gone.length === 0 && !complete) return []
  const portions: (readonly DecidedRow[])[] = []
  for (let at = 0; at < changed.length || at === 0; at += ROWS_AN_ENTRY)
    portions.push(changed.slice(at, at + ROWS_AN_ENTRY))
  return portions.map((rows, index) => ({
    kind: 'decided',
    runId,
    body: {
      stage,
      scope,
      rows: [...rows],
      gone: index === 0 ? [...gone] : [],
      ...(complete && index === 0 ? { fresh: true } : {}),
    },
  }))
}
