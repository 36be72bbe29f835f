// An entry as a line of its file, and back. The last property is the SHA-256 of everything before it, and that names the
// hash of the entry before. Only ASCII, so that a character is a byte and every changed byte shows.

import { createHash } from 'node:crypto'

import { parseEntry, type RecordEntry, type RecordFact } from './record-entry.ts'

/** Where no entry came before. */
export const NO_HASH = '0'.repeat(64)

export interface WrittenLine {
  readonly text: string
  readonly hash: string
}

export function recordLine(
  fact: RecordFact,
  place: { readonly n: number; readonly at: string; readonly version: string; readonly previous: string },
): WrittenLine {
  const { n, at, version, previous } = place
  const run = fact.runId === undefined ? {} : { runId: fact.runId }
  const entry = { n, at, version, kind: fact.kind, ...run, ...fact.body, previous }
  const json = JSON.stringify(entry).replace(/[\u0080-\uffff]/g, escaped)
  const hash = hashOf(json)
  return { text: `${json.slice(0, -1)},"hash":"${hash}"}\n`, hash }
}

/** As it was written, whether or not its hash holds. Undefined when it is no entry. */
export function readLine(text: string): RecordEntry | undefined {
  try {
    return parseEntry(JSON.parse(text))
  } catch {
    return undefined
  }
}

const END = /^(.+),"hash":"([0-9a-f]{64})"\}$/s

/** Whether the line is, to the byte, what its hash was made of. */
export function holds(text: string): boolean {
  const [, before, hash] = END.exec(text) ?? []
  return before !== undefined && hashOf(`${before}}`) === hash
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
