// What the booking register rests on, put together: files that are read in lines, written whole, or only grow.

import type { Clock } from '../../reconcile/domain/clock.ts'
import { type AppendFile, openToAppend } from './append-file.ts'
import { type FileLine, linesOf } from './lines-of.ts'
import { writeWhole } from './write-whole.ts'

export interface DurableDisk {
  linesOf(path: string): AsyncIterable<readonly FileLine[]>
  writeWhole(path: string, texts: Iterable<string>, justBefore?: () => Promise<void>): Promise<void>
  openToAppend(path: string, keepBytes: number): Promise<AppendFile>
}

export function durableDisk(clock: Pick<Clock, 'sleep'>): DurableDisk {
  return {
    linesOf,
    writeWhole: (path, texts, justBefore) => writeWhole(path, texts, clock, justBefore),
    openToAppend,
  }
}
