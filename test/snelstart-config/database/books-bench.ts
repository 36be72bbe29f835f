// Small books with accounts and one customer, and what reads them.

import assert from 'node:assert/strict'

import type { Warning } from '../../../nodes/reconcile/domain/warning.ts'
import type { Books } from '../../../nodes/snelstart-config/database/books.ts'
import { findProfile } from '../../../nodes/snelstart-config/database/profile/find-profile.ts'
import { NO_OVERRIDES } from '../../../nodes/snelstart-config/database/profile/overrides.ts'
import { createStatementBooks } from '../../../nodes/snelstart-config/database/reading/statement-books.ts'
import type { SchemaProfile } from '../../../nodes/snelstart-config/database/schema-profile.ts'
import { BookKeeper } from './book-keeper.ts'
import { openSmallBooks, type SmallBooks, type Tables, USUAL_TABLES } from './small-books.ts'

export interface BooksBench {
  readonly small: SmallBooks
  readonly keeper: BookKeeper
  readonly profile: SchemaProfile
  readonly books: Books
  readonly warnings: Warning[]
  readonly signal: AbortSignal
}

export async function openBooksBench(tables: Tables = USUAL_TABLES): Promise<BooksBench> {
  const small = await openSmallBooks('tbl', tables)
  const found = findProfile(small.catalogue, NO_OVERRIDES)
  assert.ok(found.found)
  const { profile } = found
  const warnings: Warning[] = []
  const log = (warning: Warning): void => void warnings.push(warning)
  const books = createStatementBooks({ engine: small.engine, profile, log })
  const keeper = new BookKeeper(small)
  await keeper.openAccounts()
  await keeper.addCustomer()
  return { small, keeper, profile, books, warnings, signal: new AbortController().signal }
}

export function withoutColumn(table: string, column: string): Tables {
  const { [column]: _, ...columns } = USUAL_TABLES[table] ?? {}
  return { ...USUAL_TABLES, [table]: columns }
}
