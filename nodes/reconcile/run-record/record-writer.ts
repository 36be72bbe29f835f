// Adds entries to the file of this process: numbered, chained and flushed. Another process has a file of its own, and the
// first entry of each file names where the others ended; so nobody waits for a lock, and nobody tears another's line.

import { stat } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'

import { inTurn } from '../../shared/files/in-turn.ts'
import { instantOf } from '../domain/amsterdam.ts'
import type { Clock } from '../domain/clock.ts'
import type { RecordDisk } from './record-disk.ts'
import type { RecordFact, Seen } from './record-entry.ts'
import { notWritable } from './record-errors.ts'
import { newRecordFile, noteEnd, type RecordFile } from './record-files.ts'
import { NO_HASH, recordLine } from './record-line.ts'
import { type Replayed, replayRecord } from './replay-record.ts'

export interface RecordPlace {
  /** Belongs to this administration alone. */
  readonly folder: string
  readonly administrationId: string
  /** Of the package. */
  readonly version: string
  readonly clock: Pick<Clock, 'now'>
  readonly disk: RecordDisk
  /** The booking register as it is now, for the first file of a folder. */
  readonly registerState: () => Promise<RegisterState>
}

export interface RegisterState {
  readonly entries: number
  readonly digest: string
}

/** Where an entry stands. */
export interface RecordPosition {
  readonly file: string
  readonly n: number
  readonly hash: string
}

/** The file of this process, as it left it. It is open only while something is added. */
interface OwnFile {
  readonly file: RecordFile
  readonly bytes: number
  readonly n: number
  readonly hash: string
}

/** Made in one turn of the event loop: the longest take a millisecond. */
const ENTRIES_A_TURN = 8

export class RecordWriter {
  readonly #place: RecordPlace
  #own: OwnFile | undefined

  constructor(place: RecordPlace) {
    this.#place = place
  }

  /**
   * @param facts asked when the file of this year is open; `replayed` is given when it was opened just now
   * @returns where the last entry stands
   * @throws ReconcileError RECORD_NOT_WRITABLE: nothing was added
   */
  add(facts: (replayed: Replayed | undefined) => Promise<readonly RecordFact[]>): Promise<RecordPosition | undefined> {
    const { folder } = this.#place
    return inTurn(folder, async () => {
      try {
        const replayed = await this.#openThisYear()
        await this.#append(await facts(replayed))
      } catch (error) {
        throw notWritable(folder, error)
      }
      return this.#position()
    })
  }

  async #openThisYear(): Promise<Replayed | undefined> {
    const { folder, clock, disk, version } = this.#place
    const at = instantOf(clock.now())
    const year = Number(at.slice(0, 4))
    if (this.#own?.file.year === year && (await isAsLeft(this.#own))) return undefined
    const replayed = await this.#replay(year)
    const file = newRecordFile(folder, year, replayed.nextNumber)
    const seen = this.#withOwn(replayed.seen)
    const previous = seen[0]?.hash ?? NO_HASH
    const { text, hash } = recordLine(this.#opening(year, replayed, seen), { n: 1, at, version, previous })
    await disk.writeWhole(file.path, [text])
    await this.#left({ file, bytes: Buffer.byteLength(text), n: 1, hash })
    return replayed
  }

  async #replay(year: number): Promise<Replayed & { readonly before?: RegisterState }> {
    const { folder, disk, registerState } = this.#place
    const replayed = await replayRecord(folder, year, disk)
    if (!replayed.isNew) return replayed
    const before = await registerState()
    return { ...replayed, before, registerDigest: before.digest }
  }

  #opening(year: number, { before }: { readonly before?: RegisterState }, seen: readonly Seen[]): RecordFact {
    const began = before ? { before: { register: before } } : {}
    return { kind: 'opened', body: { administration: this.#place.administrationId, year, seen: [...seen], ...began } }
  }

  /** A file of ours that is shorter now than we left it is named as we left it, so that it shows. */
  #withOwn(seen: readonly Seen[]): readonly Seen[] {
    const own = this.#position()
    if (!own || seen.some(({ file, n }) => file === own.file && n >= own.n)) return seen
    return [own, ...seen.filter(({ file }) => file !== own.file)]
  }

  async #append(facts: readonly RecordFact[]): Promise<void> {
    const own = this.#own
    if (!own || facts.length === 0) return
    const at = instantOf(this.#place.clock.now())
    let { n, hash } = own
    let text = ''
    for (const fact of facts) {
      if (n % ENTRIES_A_TURN === 0) await nextTurn()
      n += 1
      const line = recordLine(fact, { n, at, version: this.#place.version, previous: hash })
      hash = line.hash
      text += line.text
    }
    const file = await this.#place.disk.openToAppend(own.file.path, own.bytes)
    try {
      await file.append(text)
    } finally {
      await file.close()
    }
    await this.#left({ ...own, bytes: own.bytes + text.length, n, hash })
  }

  async #left(own: OwnFile): Promise<void> {
    this.#own = own
    // Only a help to see that lines are missing at the end: the entries themselves are on disk.
    await noteEnd(own.file, own).catch(() => undefined)
  }

  #position(): RecordPosition | undefined {
    return this.#own && { file: this.#own.file.name, n: this.#own.n, hash: this.#own.hash }
  }
}

/** A file that somebody changed, or that a failed write left torn, is left alone: the next one says how it ended. */
async function isAsLeft({ file, bytes }: OwnFile): Promise<boolean> {
  try {
    return (await stat(file.path)).size === bytes
  } catch {
    return false
  }
}
