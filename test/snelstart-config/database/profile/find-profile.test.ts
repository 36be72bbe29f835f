import assert from 'node:assert/strict'

import type { Catalogue } from '../../../../nodes/snelstart-config/database/catalogue.ts'
import {
  findProfile,
  type FoundProfile,
  tablesToAsk,
} from '../../../../nodes/snelstart-config/database/profile/find-profile.ts'
import { NO_OVERRIDES, parseSchemaProfile } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { referenceCandidates } from '../../../../nodes/snelstart-config/database/profile/reference-column.ts'
import type { SchemaProfile } from '../../../../nodes/snelstart-config/database/schema-profile.ts'
import { catalogueTable, type Tables, USUAL_TABLES } from '../small-books.ts'

function catalogueOf(tables: Tables, prefix = 'tbl'): Catalogue {
  return { tables: Object.entries(tables).map(([name, columns]) => catalogueTable(`${prefix}${name}`, columns)) }
}

function profileIn(found: FoundProfile): SchemaProfile {
  assert.ok(found.found, JSON.stringify(found))
  return found.profile
}

const usual = (overrides: Tables = {}): Tables => ({ ...USUAL_TABLES, ...overrides })

describe('the schema profile', () => {
  for (const prefix of ['tbl', '']) {
    it(`is found in tables named ${prefix}Relatie, in any letter case`, () => {
      const { tables } = catalogueOf(USUAL_TABLES, prefix)
      const shouted = tables.map((table) => ({
        ...table,
        name: table.name.toUpperCase(),
        columns: table.columns.map((column) => ({ ...column, name: column.name.toLowerCase() })),
      }))
      const profile = profileIn(findProfile({ tables: shouted }, NO_OVERRIDES))
      assert.equal(profile.relation.table, `${prefix}Relatie`.toUpperCase())
      assert.equal(profile.line.columns.debit, 'flddebet')
      assert.deepEqual(profile.reference, { on: 'order', column: 'fldbetalingskenmerk' })
    })
  }

  it('says whether a table is a view, and takes the name with tbl where both are there', () => {
    const base = catalogueOf(USUAL_TABLES, '').tables.map((table) => ({ ...table, schema: 'dbo' }))
    const views = catalogueOf(USUAL_TABLES).tables.map((table) => ({ ...table, schema: 'dbo', kind: 'view' as const }))
    const profile = profileIn(findProfile({ tables: [...base, ...views] }, NO_OVERRIDES))
    assert.deepEqual(
      [profile.entry.schema, profile.entry.table, profile.entry.kind],
      ['dbo', 'tblJournaalpost', 'view'],
    )
  })

  it('falls back on the other name when the first lacks a column that is needed', () => {
    const half = catalogueTable('tblRelatie', { fldRelatieID: 'int' })
    const { tables } = catalogueOf(USUAL_TABLES)
    const others = tables.filter(({ name }) => name !== 'tblRelatie')
    const whole = catalogueTable('Relatie', USUAL_TABLES['Relatie'] ?? {})
    const profile = profileIn(findProfile({ tables: [half, whole, ...others] }, NO_OVERRIDES))
    assert.equal(profile.relation.table, 'Relatie')
  })

  it('prefers dbo over another schema', () => {
    const { tables } = catalogueOf(USUAL_TABLES)
    const twice = tables.flatMap((table) => [
      { ...table, schema: 'archief' },
      { ...table, schema: 'dbo' },
    ])
    const profile = profileIn(findProfile({ tables: twice }, NO_OVERRIDES))
    assert.equal(profile.line.schema, 'dbo')
    const chosen = parseSchemaProfile('{"line": {"schema": "archief"}}')
    assert.equal(profileIn(findProfile({ tables: twice }, chosen)).line.schema, 'archief')
  })

  it('tells every table and column that is missing, with the names that were looked for', () => {
    const { Relatie: _, ...tables } = usual({
      JournaalpostRegel: {
        fldJournaalpostID: 'int',
        fldGrootboekID: 'int',
        fldFactuurNummerID: 'int',
        fldDebet: 'float',
      },
    })
    const found = findProfile(catalogueOf(tables), NO_OVERRIDES)
    assert.ok(!found.found)
    assert.deepEqual(found.missing, [
      { what: 'table', logical: 'relation', tried: ['tblRelatie', 'Relatie'] },
      { what: 'type', logical: 'line.debit', tried: ['tblJournaalpostRegel.fldDebet', 'float'] },
      { what: 'column', logical: 'line.credit', tried: ['tblJournaalpostRegel.fldCredit'] },
    ])
  })

  it('finds the journal of an entry under another name that speaks of a dagboek', () => {
    const entry = {
      fldJournaalpostID: 'int',
      fldDatum: 'timestamp',
      fldBoekstuk: 'text',
      fldDagboekRekeningID: 'int',
      fldDagboekNummer: 'int',
    }
    const profile = profileIn(findProfile(catalogueOf(usual({ Journaalpost: entry })), NO_OVERRIDES))
    assert.equal(profile.entry.columns.journal, 'fldDagboekRekeningID')
  })

  it('does without what is optional', () => {
    const entry = { fldJournaalpostID: 'int', fldDatum: 'timestamp', fldBoekstuk: 'text' }
    const profile = profileIn(findProfile(catalogueOf(usual({ Journaalpost: entry })), NO_OVERRIDES))
    assert.deepEqual(Object.keys(profile.entry.columns), ['id', 'date', 'document'])
  })

  it('asks the catalogue for both names of every table, or for the one that a person gave', () => {
    assert.equal(tablesToAsk(NO_OVERRIDES).length, 14)
    const asked = tablesToAsk(parseSchemaProfile('{"sale": {"table": "Verkopen"}}'))
    assert.equal(asked.length, 13)
    assert.ok(asked.includes('Verkopen') && asked.includes('tblVerkoopOrder'))
  })

  it('takes the names that a person gives, as the catalogue spells them', () => {
    const line = { ...USUAL_TABLES['JournaalpostRegel'], Af: 'numeric(19,4)', Bij: 'numeric(19,4)' }
    const overrides = parseSchemaProfile('{"line": {"columns": {"debit": "BIJ", "credit": "af", "text": null}}}')
    const profile = profileIn(findProfile(catalogueOf(usual({ JournaalpostRegel: line })), overrides))
    assert.deepEqual([profile.line.columns.debit, profile.line.columns.credit], ['Bij', 'Af'])
    assert.equal(profile.line.columns.text, undefined)
  })

  it('refuses a name of a person that is not in the catalogue, also for what is optional', () => {
    const found = findProfile(
      catalogueOf(USUAL_TABLES),
      parseSchemaProfile('{"entry": {"columns": {"journal": "fldX"}}}'),
    )
    assert.ok(!found.found)
    assert.deepEqual(found.missing, [{ what: 'column', logical: 'entry.journal', tried: ['tblJournaalpost.fldX'] }])
  })
})

describe('the column of the betalingskenmerk', () => {
  const elsewhere = usual({
    VerkoopOrder: {
      fldVerkoopOrderID: 'int',
      fldVerkoopFactuurID: 'int',
      fldIncassoKenmerk: 'text',
      fldKenmerkNummer: 'int',
    },
    VerkoopFactuur: { ...USUAL_TABLES['VerkoopFactuur'], fldBetaalKenmerk: 'text' },
  })

  it('is not guessed beyond its first name: a person chooses among the candidates', () => {
    const catalogue = catalogueOf(elsewhere)
    const profile = profileIn(findProfile(catalogue, NO_OVERRIDES))
    assert.equal(profile.reference, undefined)
    assert.deepEqual(referenceCandidates(catalogue, profile), [{ on: 'sale', column: 'fldBetaalKenmerk' }])
    const chosen = parseSchemaProfile('{"reference": {"on": "sale", "column": "fldbetaalkenmerk"}}')
    assert.deepEqual(profileIn(findProfile(catalogue, chosen)).reference, { on: 'sale', column: 'fldBetaalKenmerk' })
  })

  it('that a person chose must be there, and be text', () => {
    for (const column of ['fldGone', 'fldKenmerkNummer']) {
      const chosen = parseSchemaProfile(JSON.stringify({ reference: { on: 'order', column } }))
      const found = findProfile(catalogueOf(elsewhere), chosen)
      assert.ok(!found.found)
      assert.deepEqual(found.missing, [{ what: 'column', logical: 'reference (order)', tried: [column] }])
    }
  })

  it('is left alone when a person says that there is none', () => {
    const profile = profileIn(findProfile(catalogueOf(USUAL_TABLES), parseSchemaProfile('{"reference": null}')))
    assert.equal(profile.reference, undefined)
  })
})

describe('the schema profile of a person', () => {
  it('may be blank', () => {
    for (const text of [undefined, '', '  \n', '{}']) assert.deepEqual(parseSchemaProfile(text), NO_OVERRIDES)
  })

  const WRONG = [
    { text: '{"line": ', detail: 'schema-profile-not-json', path: undefined },
    { text: '[]', detail: 'schema-profile', path: '{…}' },
    { text: '{"regel": {}}', detail: 'schema-profile', path: 'regel' },
    { text: '{"line": {"columns": {"debet": "fldDebet"}}}', detail: 'schema-profile', path: 'line.columns.debet' },
    { text: '{"line": {"table": "a].b"}}', detail: 'schema-profile', path: 'line.table' },
    { text: '{"line": {"table": ""}}', detail: 'schema-profile', path: 'line.table' },
    { text: '{"line": {"columns": {"debit": 3}}}', detail: 'schema-profile', path: 'line.columns.debit' },
    { text: '{"reference": {"on": "regel", "column": "x"}}', detail: 'schema-profile', path: 'reference.on' },
    {
      text: '{"reference": {"on": "order", "column": "x]; DROP"}}',
      detail: 'schema-profile',
      path: 'reference.column',
    },
  ]
  for (const { text, detail, path } of WRONG) {
    it(`is refused at its place: ${text}`, () => {
      assert.throws(
        () => parseSchemaProfile(text),
        (error: { code?: string; detail?: string; values?: Record<string, unknown> }) =>
          error.code === 'CONFIG_INVALID' && error.detail === detail && error.values?.['path'] === path,
      )
    })
  }
})
