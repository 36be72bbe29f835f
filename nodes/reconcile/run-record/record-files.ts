// The files of a record: one a process and year, so that no two processes ever write to the same one. Their numbers count
// on: whoever opens a file has seen every file with a lower number, unless that was opened at the same moment.

import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { systemCode } from '../../shared/files/system-code.ts'

export interface RecordFile {
  readonly name: string
  readonly path: string
  /** In Amsterdam. */
  readonly year: number
  readonly number: number
}

const NAME = /^(\d{4})-(\d{6})-[0-9a-f]{8}\.jsonl$/

export function newRecordFile(folder: string, year: number, number: number): RecordFile {
  const name = `${String(year).padStart(4, '0')}-${String(number).padStart(6, '0')}-${randomUUID().slice(0, 8)}.jsonl`
  return { name, path: join(folder, name), year, number }
}

/** In the order in which they were opened. */
export async function recordFilesIn(folder: string): Promise<readonly RecordFile[]> {
  const files = (await namesIn(folder)).flatMap((name): RecordFile[] => {
    const [, year, number] = NAME.exec(name) ?? []
    return year === undefined || number === undefined
      ? []
      : [{ name, path: join(folder, name), year: Number(year), number: Number(number) }]
  })
  return files.sort((one, other) => one.number - other.number || (one.name < other.name ? -1 : 1))
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

/** The end of a file, noted beside it after each write: it may lag behind after a kill, and never runs ahead. */
export interface NotedEnd {
  readonly n: number
  readonly hash: string
}

export async function noteEnd({ path }: RecordFile, { n, hash }: NotedEnd): Promise<void> {
  await writeFile(endOf(path), `${String(n).padStart(12, '0')} ${hash}\n`, { mode: 0o600, flag: 'r+' }).catch(() =>
    writeFile(endOf(path), `${String(n).padStart(12, '0')} ${hash}\n`, { mode: 0o600 }),
  )
}

/** Undefined when there is none, or its writer was killed halfway: then the end rests on what later files saw. */
export async function notedEnd({ path }: RecordFile): Promise<NotedEnd | undefined> {
  try {
    const [, n, hash] = /^(\d{12}) ([0-9a-f]{64})\n$/.exec(await readFile(endOf(path), 'utf8')) ?? []
    return n === undefined || hash === undefined ? undefined : { n: Number(n), hash }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Files of which only the note of their end is there. */
export async function endsWithoutFile(folder: string): Promise<readonly string[]> {
  const names = new Set(await namesIn(folder))
  return [...names].flatMap((name) => {
    const file = name.endsWith(END) ? `${name.slice(0, -END.length)}${ENTRIES}` : ''
    return NAME.test(file) && !names.has(file) ? [file] : []
  })
}

const ENTRIES = '.jsonl'
/** Before the entries in the alphabet: a backup that copies while something is added has the older end. */
const END = '.end'

export function endOf(path: string): string {
  return `${path.slice(0, -ENTRIES.length)}${END}`
}
