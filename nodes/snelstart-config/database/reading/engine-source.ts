// A database engine as the source of the books.

import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { DatabaseEngine } from '../engine.ts'
import type { BooksSource } from '../source.ts'
import { createStatementBooks } from './statement-books.ts'

export function engineSource(engine: DatabaseEngine, log: (warning: Warning) => void): BooksSource {
  return {
    writes: engine.writes,
    catalogue: (tables, signal) => engine.catalogue(tables, signal),
    booksOf: (profile) => createStatementBooks({ engine, profile, log }),
    release: () => engine.release(),
    requestCount: () => engine.requestCount(),
  }
}
