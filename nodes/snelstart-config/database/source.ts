// Where the books are: a database engine, or a copy of an Access file that is read without one.

import type { Books } from './books.ts'
import type { Catalogue } from './catalogue.ts'
import type { SchemaProfile } from './schema-profile.ts'

export interface BooksSource {
  /** Whether anything can be written at all: into a copy nothing is. */
  readonly writes: boolean
  /** As `DatabaseEngine.catalogue`. */
  catalogue(tables: readonly string[], signal: AbortSignal): Promise<Catalogue>
  booksOf(profile: SchemaProfile): Books
  /** Lets go, so that SnelStart can open it; the next call opens it again. */
  release(): Promise<void>
  requestCount(): number
}
