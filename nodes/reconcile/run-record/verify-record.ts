// Proves the record of one administration whole, or names the first entry of each file that is not as it was written. Reads
// every file once, line by line: a file of half a gigabyte takes no more memory than a small one.

import type { RecordDisk } from './record-disk.ts'
import { bodyOf, type Seen } from './record-entry.ts'
import type { RecordBreak, Told } from './record-break.ts'
import { endsWithoutFile, type RecordFile, recordFilesIn } from './record-files.ts'
import { readLine } from './record-line.ts'
import { verifyFile } from './verify-file.ts'

export interface Verified {
  readonly files: number
  readonly entries: number
  readonly bytes: number
  /** Instants of the first and the last entry. */
  readonly from?: string
  readonly until?: string
  /** At most one a file: what comes after a broken entry says nothing any more. In the order of the files. */
  readonly breaks: readonly RecordBreak[]
  /** Where a process was killed while it wrote, as the file after it says. */
  readonly unfinished: readonly Seen[]
  /** Deleted when their seven years were over, as a later entry says. */
  readonly removed: readonly string[]
  /** The hash that the last entry of the newest file ends with. */
  readonly lastHash?: string
  /** Whether the hash that was asked for is that of an unbroken entry. */
  readonly holdsHash: boolean
}

/** @param hash that somebody kept elsewhere: everything up to its entry is as it was when that was written */
export async function verifyRecord(
  folder: string,
  disk: Pick<RecordDisk, 'linesOf'>,
  signal: AbortSignal,
  hash?: string,
): Promise<Verified> {
  const files = await recordFilesIn(folder)
  const { told, administration } = await openings(files, disk)
  const breaks: RecordBreak[] = []
  const removed = new Map<string, Seen>()
  let entries = 0
  let bytes = 0
  let holdsHash = false
  let [from, until, lastHash]: (string | undefined)[] = []
  for (const file of files) {
    const read = await verifyFile(file, { told: told.get(file.name) ?? [], administration, hash }, disk, signal)
    entries += read.entries
    bytes += read.bytes
    holdsHash ||= read.holdsHash
    from ??= read.from
    if (read.until !== undefined && read.until > (until ?? '')) until = read.until
    lastHash = read.lastHash ?? lastHash
    for (const gone of read.removed) removed.set(gone.file, gone)
    if (read.broken) breaks.push(read.broken)
  }
  return {
    files: files.length,
    entries,
    bytes,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    breaks: [...missingFiles(files, told, removed, await endsWithoutFile(folder)), ...breaks],
    unfinished: [...told.values()].flat().flatMap(({ seen }) => (seen.unfinishedBytes === undefined ? [] : [seen])),
    removed: [...removed.keys()],
    ...(lastHash === undefined ? {} : { lastHash }),
    holdsHash,
  }
}

/** As its oldest readable file says; undefined when there is none. */
export async function administrationOfRecord(
  folder: string,
  disk: Pick<RecordDisk, 'linesOf'>,
): Promise<string | undefined> {
  return (await openings(await recordFilesIn(folder), disk)).administration
}

interface Openings {
  /** By file, what the first entries of others say of it. */
  readonly told: ReadonlyMap<string, readonly Told[]>
  /** Of the oldest file. */
  readonly administration: string | undefined
}

async function openings(files: readonly RecordFile[], disk: Pick<RecordDisk, 'linesOf'>): Promise<Openings> {
  const told = new Map<string, Told[]>()
  let administration: string | undefined
  for (const { name, path } of files) {
    const first = await firstLine(path, disk)
    const entry = first === undefined ? undefined : readLine(first)
    const opened = entry && bodyOf(entry, 'opened')
    administration ??= opened?.administration
    for (const seen of opened?.seen ?? []) {
      told.set(seen.file, [...(told.get(seen.file) ?? []), { seen, by: name }])
    }
  }
  return { told, administration }
}

async function firstLine(path: string, disk: Pick<RecordDisk, 'linesOf'>): Promise<string | undefined> {
  for await (const lines of disk.linesOf(path)) if (lines[0]) return lines[0].text
  return undefined
}

/** A file that another saw, or whose end was noted, was taken away, unless the record itself says so. */
function missingFiles(
  files: readonly RecordFile[],
  told: ReadonlyMap<string, readonly Told[]>,
  removed: ReadonlyMap<string, Seen>,
  ends: readonly string[],
): readonly RecordBreak[] {
  const there = new Set(files.map(({ name }) => name))
  const expected = new Map(ends.map((file): [string, string | undefined] => [file, undefined]))
  for (const [file, [first]] of told) expected.set(file, first?.by)
  return [...expected].flatMap(([file, by]): RecordBreak[] =>
    there.has(file) || removed.has(file)
      ? []
      : [{ file, line: 1, n: 1, why: 'missing', ...(by === undefined ? {} : { by }) }],
  )
}
