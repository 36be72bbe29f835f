// What can be found wrong with a record, and where.

import type { Seen } from './record-entry.ts'

/** Why an entry is not as it was written; each has its sentence in the catalogue. */
export const BREAKS = [
  'unreadable',
  'hash',
  'number',
  'previous',
  'opening',
  'other-file',
  'seen-otherwise',
  'ends-early',
  'missing',
  'unfinished',
] as const
export type BreakReason = (typeof BREAKS)[number]

export interface RecordBreak {
  readonly file: string
  /** From 1; one past the last where something is missing at the end. */
  readonly line: number
  /** The number of the entry, or the one that should stand there. */
  readonly n: number
  readonly why: BreakReason
  /** The file that tells. */
  readonly by?: string
}

/** What the first entry of a file says of the end of another. */
export interface Told {
  readonly seen: Seen
  readonly by: string
}
