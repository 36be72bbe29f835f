// An .mdb where there is no Access: a copy of it is read, for a preview and a report. Nothing can be booked.

import type { Clock } from '../../../../reconcile/domain/clock.ts'
import type { Warning } from '../../../../reconcile/domain/warning.ts'
import type { BooksSource } from '../../source.ts'
import { copiedCatalogue } from './copied-catalogue.ts'
import { createCopiedBooks } from './copied-books.ts'
import { copiedTables, type CopiedTables } from './copied-tables.ts'
import { copiedFile } from './read-file.ts'

export interface CopyParts {
  readonly file: string
  /** Of the file itself; accounts of a workgroup file play no part. */
  readonly password?: string
  readonly clock: Clock
  readonly log: (warning: Warning) => void
}

export function createCopySource({ file, password = '', clock, log }: CopyParts): BooksSource {
  let copy: Promise<CopiedTables> | undefined
  let copies = 0

  const read = async (signal: AbortSignal): Promise<CopiedTables> => {
    const { bytes, writtenMs } = await copiedFile(file, clock, signal)
    copies++
    const time = new globalThis.Date(writtenMs).toISOString()
    log({ code: 'reads-a-copy', values: { file, time } })
    return copiedTables(bytes, password, file)
  }
  const tables = (signal: AbortSignal): Promise<CopiedTables> => {
    if (copy) return copy
    const mine = read(signal)
    copy = mine
    mine.catch(() => {
      if (copy === mine) copy = undefined
    })
    return mine
  }

  return {
    writes: false,
    catalogue: async (names, signal) => copiedCatalogue(await tables(signal), names),
    booksOf: (profile) => createCopiedBooks({ tables, profile, log }),
    // The next question reads the file as it is then.
    release() {
      copy = undefined
      return Promise.resolve()
    },
    requestCount: () => copies,
  }
}
