// Files whose seven years are over. Nothing deletes them by itself: a person asks, the record first says which files go
// and how they ended, and only then they go.

import { rm } from 'node:fs/promises'

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import type { Clock } from '../domain/clock.ts'
import type { RecordDisk } from './record-disk.ts'
import type { Seen } from './record-entry.ts'
import { endOf, type RecordFile, recordFilesIn } from './record-files.ts'
import { readLine } from './record-line.ts'
import type { RunRecord } from './run-record.ts'

/** Full years after the year of the file (article 52 of the Algemene wet inzake rijksbelastingen). */
export const YEARS_KEPT = 7

/** Of this folder, those that may go. */
export async function expiredFiles(folder: string, clock: Pick<Clock, 'now'>): Promise<readonly RecordFile[]> {
  const year = Number(dateInAmsterdam(clock.now()).slice(0, 4))
  return (await recordFilesIn(folder)).filter((file) => file.year + YEARS_KEPT < year)
}

/** @returns the names of the files that went @throws ReconcileError RECORD_NOT_WRITABLE: then none went */
export async function removeExpired(
  folder: string,
  parts: { readonly clock: Pick<Clock, 'now'>; readonly disk: RecordDisk; readonly record: Pick<RunRecord, 'add'> },
): Promise<readonly string[]> {
  const files = await expiredFiles(folder, parts.clock)
  if (files.length === 0) return []
  const ends: Seen[] = []
  for (const file of files) ends.push(await endSeen(file, parts.disk))
  await parts.record.add([{ kind: 'removing', body: { files: ends } }])
  for (const { path } of files) {
    await rm(path, { force: true })
    await rm(endOf(path), { force: true })
  }
  return files.map(({ name }) => name)
}

async function endSeen({ name, path }: RecordFile, disk: Pick<RecordDisk, 'linesOf'>): Promise<Seen> {
  let end: Seen = { file: name, n: 0, hash: '' }
  for await (const lines of disk.linesOf(path)) {
    const entry = readLine(lines.at(-1)?.text ?? '')
    if (entry) end = { file: name, n: entry.n, hash: entry.hash }
  }
  return end
}
