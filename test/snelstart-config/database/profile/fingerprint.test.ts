import assert from 'node:assert/strict'

import type { CatalogueTable } from '../../../../nodes/snelstart-config/database/catalogue.ts'
import { findProfile } from '../../../../nodes/snelstart-config/database/profile/find-profile.ts'
import {
  differences,
  fingerprint,
  type SchemaParts,
  schemaParts,
  shownDifferences,
} from '../../../../nodes/snelstart-config/database/profile/fingerprint.ts'
import { parseSchemaProfile } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { catalogueTable, USUAL_TABLES } from '../small-books.ts'

function partsOf(tables: readonly CatalogueTable[], profile = ''): SchemaParts {
  const found = findProfile({ tables }, parseSchemaProfile(profile))
  assert.ok(found.found)
  return schemaParts({ tables }, found.profile)
}

const tables = Object.entries(USUAL_TABLES).map(([name, columns]) => catalogueTable(`tbl${name}`, columns))

function changed(name: string, columns: Readonly<Record<string, string>>): readonly CatalogueTable[] {
  return tables.map((table) => (table.name === `tbl${name}` ? catalogueTable(table.name, columns) : table))
}

describe('the fingerprint of the tables', () => {
  it('does not depend on the order in which a database tells its tables and columns', () => {
    const turned = [...tables].reverse().map((table) => ({ ...table, columns: [...table.columns].reverse() }))
    assert.equal(fingerprint(partsOf(turned)), fingerprint(partsOf(tables)))
  })

  it('does not depend on tables that are not used', () => {
    const more = [...tables, catalogueTable('tblArtikel', { fldArtikelID: 'int' })]
    assert.equal(fingerprint(partsOf(more)), fingerprint(partsOf(tables)))
  })

  it('changes with a column that is new, gone or of another type, and says which', () => {
    const { fldOmschrijving: _, ...line } = USUAL_TABLES['JournaalpostRegel'] ?? {}
    const now = partsOf(changed('JournaalpostRegel', { ...line, fldNieuw: 'text', fldJournaalpostRegelID: 'bigint' }))
    assert.notEqual(fingerprint(now), fingerprint(partsOf(tables)))
    const found = differences(partsOf(tables), now)
    assert.deepEqual(
      found.filter(({ what }) => what.startsWith('tbl')),
      [
        { what: 'tblJournaalpostRegel.fldJournaalpostRegelID', before: 'int', now: 'bigint' },
        { what: 'tblJournaalpostRegel.fldNieuw', now: 'text' },
        { what: 'tblJournaalpostRegel.fldOmschrijving', before: 'text' },
      ],
    )
    assert.match(shownDifferences(found), /fldJournaalpostRegelID: int → bigint; \+ tblJ.*fldNieuw \(text\); − tblJ/)
  })

  it('changes when a table becomes a view', () => {
    const views = tables.map((table) => (table.name === 'tblRelatie' ? { ...table, kind: 'view' as const } : table))
    assert.deepEqual(differences(partsOf(tables), partsOf(views)), [
      { what: 'tblRelatie', before: 'table', now: 'view' },
    ])
  })

  it('changes when another column is taken for the debit, but not with the column of the reference', () => {
    const swapped = partsOf(tables, '{"line": {"columns": {"debit": "fldCredit", "credit": "fldDebet"}}}')
    assert.deepEqual(
      differences(partsOf(tables), swapped).map(({ what }) => what),
      ['line.credit', 'line.debit'],
    )
    assert.deepEqual(differences(partsOf(tables), partsOf(tables, '{"reference": null}')), [])
  })

  it('names the first ten differences of many', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ what: `tblX.fld${index}`, now: 'int' }))
    assert.match(shownDifferences(many), /… \(30\)$/)
  })
})
