// What a process has to know of a record before it adds to it: where the other files end, and what was recorded last.

import { stat } from 'node:fs/promises'

import { hashOfRow, digestOf, type KnownDecisions } from './decision-changes.ts'
import { bodyOf, type RecordEntry, type Seen } from './record-entry.ts'
import type { RecordDisk } from './record-disk.ts'
import { type RecordFile, recordFilesIn } from './record-files.ts'
import { NO_HASH, readLine } from './record-line.ts'

export interface Replayed {
  /** The ends of files that no later file has seen yet, newest first. */
  readonly seen: readonly Seen[]
  readonly nextNumber: number
  readonly isNew: boolean
  /** By scope; only what stands in this year's files, so that each year can be read without the one before. */
  readonly decisions: ReadonlyMap<string, KnownDecisions>
  /** Scopes whose settings stand in this year's files. */
  readonly settings: ReadonlySet<string>
  readonly registerDigest: string | undefined
  /** Keys of orders without an answer: their process was killed, or is writing. */
  readonly openOrders: ReadonlySet<string>
}

/** Older files have been seen by these, or nothing was added since. */
const YEARS_READ = 2

export async function replayRecord(folder: string, year: number, disk: Pick<RecordDisk, 'linesOf'>): Promise<Replayed> {
  const files = await recordFilesIn(folder)
  const years = [...new Set(files.map((file) => file.year))].sort((one, other) => other - one).slice(0, YEARS_READ)
  const replay = new Replay(year)
  for (const file of files.filter((candidate) => years.includes(candidate.year))) await replay.read(file, disk)
  return replay.result(files)
}

class Replay {
  readonly #year: number
  readonly #ends = new Map<string, Seen>()
  readonly #seenUntil = new Map<string, number>()
  readonly #decisions = new Map<string, Map<string, string>>()
  readonly #digests = new Map<string, string>()
  readonly #settings = new Set<string>()
  readonly #openOrders = new Set<string>()
  #register: { readonly at: string; readonly digest: string } | undefined

  constructor(year: number) {
    this.#year = year
  }

  async read(file: RecordFile, disk: Pick<RecordDisk, 'linesOf'>): Promise<void> {
    let end: Seen = { file: file.name, n: 0, hash: NO_HASH }
    let wholeBytes = 0
    for await (const lines of disk.linesOf(file.path)) {
      for (const { text, endsAt } of lines) {
        wholeBytes = endsAt
        const entry = readLine(text)
        if (!entry) continue
        end = { file: file.name, n: entry.n, hash: entry.hash }
        this.#take(entry, file)
      }
    }
    const unfinishedBytes = (await stat(file.path)).size - wholeBytes
    this.#ends.set(file.name, unfinishedBytes > 0 ? { ...end, unfinishedBytes } : end)
  }

  async result(files: readonly RecordFile[]): Promise<Replayed> {
    const seen = [...this.#ends.values()].filter(({ file, n }) => (this.#seenUntil.get(file) ?? -1) < n).reverse()
    // Two processes with the same settings at once, or a kill: what is not as it was last recorded is recorded anew.
    const decisions = new Map<string, KnownDecisions>()
    for (const [scope, known] of this.#decisions) {
      if ((await digestOf(known)) === this.#digests.get(scope)) decisions.set(scope, known)
    }
    return {
      seen,
      nextNumber: Math.max(0, ...files.map(({ number }) => number)) + 1,
      isNew: files.length === 0,
      decisions,
      settings: this.#settings,
      registerDigest: this.#register?.digest,
      openOrders: this.#openOrders,
    }
  }

  #take(entry: RecordEntry, file: RecordFile): void {
    const opened = bodyOf(entry, 'opened')
    for (const { file: name, n } of opened?.seen ?? []) this.#seenUntil.set(name, n)
    const register = bodyOf(entry, 'register') ?? opened?.before?.register
    if (register && entry.at >= (this.#register?.at ?? '')) this.#register = { at: entry.at, digest: register.digest }
    const order = bodyOf(entry, 'order')
    if (order) this.#openOrders.add(order.key)
    const answer = bodyOf(entry, 'answer') ?? bodyOf(entry, 'released')
    if (answer) this.#openOrders.delete(answer.key)
    if (file.year === this.#year) this.#takeOfThisYear(entry)
  }

  #takeOfThisYear(entry: RecordEntry): void {
    const settings = bodyOf(entry, 'settings')
    if (settings) this.#settings.add(settings.scope)
    const decided = bodyOf(entry, 'decided')
    if (decided) {
      const before = decided.fresh ? undefined : this.#decisions.get(decided.scope)
      const known = before ?? new Map<string, string>()
      this.#decisions.set(decided.scope, known)
      for (const row of decided.rows) known.set(row.debtor, hashOfRow(row))
      for (const debtor of decided.gone) known.delete(debtor)
    }
    const made = bodyOf(entry, 'matched') ?? bodyOf(entry, 'finished')
    if (made) this.#digests.set(made.scope, made.decisions.digest)
  }
}
