import assert from 'node:assert/strict'

import fc from 'fast-check'

import { findProfile } from '../../../../nodes/snelstart-config/database/profile/find-profile.ts'
import { parseSchemaProfile } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { itemFacts } from '../../../../nodes/snelstart-config/database/reading/item-facts.ts'
import { openInvoices } from '../../../../nodes/snelstart-config/database/reading/open-lines.ts'
import { catalogueTable, USUAL_TABLES } from '../small-books.ts'

const NAMES = 100_000
const tables = Object.entries(USUAL_TABLES).map(([name, columns]) => catalogueTable(`tbl${name}`, columns))
const dangerous = fc.constantFrom(
  '[',
  ']',
  ']]',
  "'",
  '"',
  ';',
  '--',
  '/*',
  '\0',
  '\ud800',
  '.',
  '`',
  '!',
  '?',
  '@p1',
  ' DROP TABLE x',
)
const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc
    .array(fc.oneof(dangerous, fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join('')),
)

/** The statement that names this column, or undefined when the name is refused. */
function statementNaming(column: string): string | undefined {
  const profile = JSON.stringify({ order: { columns: { orderReference: column } } })
  const withColumn = tables.map((table) =>
    table.name === 'tblVerkoopOrder'
      ? catalogueTable(table.name, { ...USUAL_TABLES['VerkoopOrder'], [column]: 'text' })
      : table,
  )
  try {
    const found = findProfile({ tables: withColumn }, parseSchemaProfile(profile))
    if (!found.found) return undefined
    const open = openInvoices(found.profile, { type: 'integer', integer: 4 }, { count: 10 })
    return itemFacts(found.profile, open, 100).parts.join('?')
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error && error.code === 'CONFIG_INVALID', String(error))
    return undefined
  }
}

describe('a name that a person gives', () => {
  it('is either refused or stands whole between its brackets, whatever is in it', function () {
    this.timeout(60_000)
    const plain = statementNaming('fldPlain')
    assert.ok(plain?.includes('[o].[fldPlain] AS [orderReference]'))
    let accepted = 0
    fc.assert(
      fc.property(name, (column) => {
        const statement = statementNaming(column)
        if (statement === undefined) return
        accepted += 1
        assert.equal(statement.replace(`[o].[${column}] AS`, '[o].[fldPlain] AS'), plain)
        assert.doesNotMatch(column, /[[\]\0]/)
      }),
      { numRuns: NAMES },
    )
    assert.ok(accepted > NAMES / 10, String(accepted))
  })
})
