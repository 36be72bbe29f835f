// One file of a record, held against its own hashes and against what other files saw of it.

import { stat } from 'node:fs/promises'

import type { RecordDisk } from './record-disk.ts'
import { bodyOf, type RecordEntry, type Seen } from './record-entry.ts'
import { notedEnd, type NotedEnd, type RecordFile } from './record-files.ts'
import { holds, NO_HASH, readLine } from './record-line.ts'
import type { BreakReason, RecordBreak, Told } from './record-break.ts'

export interface VerifiedFile {
  readonly entries: number
  readonly bytes: number
  readonly from?: string
  readonly until?: string
  readonly lastHash?: string
  readonly holdsHash: boolean
  readonly broken?: RecordBreak
  readonly removed: readonly Seen[]
}

export interface Expected {
  /** What the first entries of other files say of this one. */
  readonly told: readonly Told[]
  readonly administration: string | undefined
  /** Looked for among its entries. */
  readonly hash: string | undefined
}

export async function verifyFile(
  file: RecordFile,
  expected: Expected,
  disk: Pick<RecordDisk, 'linesOf'>,
  signal: AbortSignal,
): Promise<VerifiedFile> {
  // Before the lines: a process that writes meanwhile adds to the end, and can't take away from what it noted.
  const [end, { size }] = [await notedEnd(file), await stat(file.path)]
  const reading = new FileReading(file, expected, end)
  for await (const lines of disk.linesOf(file.path)) {
    signal.throwIfAborted()
    for (const { text, endsAt } of lines) reading.take(text, endsAt)
    if (reading.broken) break
  }
  return reading.result(size)
}

class FileReading {
  readonly #file: RecordFile
  readonly #expected: Expected
  readonly #end: NotedEnd | undefined
  readonly #removed: Seen[] = []
  #n = 0
  #bytes = 0
  #hash = NO_HASH
  #holdsHash = false
  #from: string | undefined
  #until: string | undefined
  broken: RecordBreak | undefined

  constructor(file: RecordFile, expected: Expected, end: NotedEnd | undefined) {
    this.#file = file
    this.#expected = expected
    this.#end = end
  }

  take(text: string, endsAt: number): void {
    if (this.broken) return
    const entry = readLine(text)
    const why = entry ? this.#whyBroken(text, entry) : 'unreadable'
    if (!entry || why) {
      this.#break(why ?? 'unreadable')
      return
    }
    this.#n = entry.n
    this.#hash = entry.hash
    this.#holdsHash ||= entry.hash === this.#expected.hash
    this.#bytes = endsAt
    this.#from ??= entry.at
    this.#until = entry.at
    this.#removed.push(...(bodyOf(entry, 'removing')?.files ?? []))
    const other = this.#ends().find(({ n, hash }) => n === entry.n && hash !== entry.hash)
    if (other) this.#break('seen-otherwise', other.by, entry.n)
  }

  result(size: number): VerifiedFile {
    if (!this.broken) this.#judgeEnd(size)
    return {
      entries: this.#n,
      bytes: this.#bytes,
      ...(this.#from === undefined ? {} : { from: this.#from }),
      ...(this.#until === undefined ? {} : { until: this.#until }),
      ...(this.#n === 0 ? {} : { lastHash: this.#hash }),
      holdsHash: this.#holdsHash,
      ...(this.broken ? { broken: this.broken } : {}),
      removed: this.#removed,
    }
  }

  #whyBroken(text: string, entry: RecordEntry): BreakReason | undefined {
    if (!holds(text)) return 'hash'
    if (entry.n !== this.#n + 1) return 'number'
    if (entry.n > 1) return entry.previous === this.#hash ? undefined : 'previous'
    const opened = bodyOf(entry, 'opened')
    if (!opened) return 'opening'
    const { administration } = this.#expected
    if (opened.year !== this.#file.year || opened.administration !== administration) return 'other-file'
    return entry.previous === (opened.seen[0]?.hash ?? NO_HASH) ? undefined : 'previous'
  }

  #judgeEnd(size: number): void {
    const short = this.#ends().find(({ n }) => n > this.#n)
    if (this.#n === 0 || short) {
      this.#break('ends-early', short?.by)
      return
    }
    // The size was asked before the lines were read: what a process added since counts as read.
    const unfinishedBytes = size - this.#bytes
    const isTold = this.#expected.told.some(
      ({ seen }) => seen.n === this.#n && seen.unfinishedBytes === unfinishedBytes,
    )
    if (unfinishedBytes > 0 && !isTold) this.#break('unfinished')
  }

  #ends(): readonly { readonly n: number; readonly hash: string; readonly by?: string }[] {
    const seen = this.#expected.told.map(({ seen: { n, hash }, by }) => ({ n, hash, by }))
    return this.#end ? [this.#end, ...seen] : seen
  }

  #break(why: BreakReason, by?: string, n = this.#n + 1): void {
    this.broken = { file: this.#file.name, line: n, n, why, ...(by === undefined ? {} : { by }) }
  }
}
