import assert from 'node:assert/strict'
import { chooseWay, type WayQuestion } from '../../../nodes/msp-config/api/choose-way.ts'

const references = (count: number, source: 'betalingskenmerk' | 'factuurnummer' = 'betalingskenmerk') =>
  Array.from({ length: count }, (_, index) => ({ value: `2026-${index}`, source }))

const question = (more: Partial<WayQuestion>): WayQuestion => ({
  lookup: 'auto',
  references: references(5),
  siteId: '12345',
  kept: { rows: 0, state: 'nothing' },
  ...more,
})

const CASES: readonly (readonly [string, Partial<WayQuestion>, 'bulk' | 'single'])[] = [
  ['24 references and nothing known of the list', { references: references(24) }, 'single'],
  ['25 references and nothing known of the list', { references: references(25) }, 'bulk'],
  ['a list that is up to date', { kept: { rows: 40_000, state: 'up to date' } }, 'bulk'],
  ['a short list that is too old', { kept: { rows: 3_000, state: 'too old' } }, 'bulk'],
  ['a long list that is too old', { kept: { rows: 40_000, state: 'too old' } }, 'single'],
  [
    'many references and a long list that is too old',
    { references: references(50), kept: { rows: 40_000, state: 'too old' } },
    'bulk',
  ],
  ['an invoice number, which orders can not be asked for', { references: references(1, 'factuurnummer') }, 'bulk'],
  ['a key that sees several sites', { siteId: undefined }, 'bulk'],
  ['a key that sees several sites, although single was set', { siteId: undefined, lookup: 'single' }, 'bulk'],
  ['bulk was set', { lookup: 'bulk' }, 'bulk'],
  ['single was set', { references: references(500), lookup: 'single' }, 'single'],
]

describe('the way that asks less', () => {
  for (const [name, more, way] of CASES) {
    it(`is ${way} with ${name}`, () => {
      assert.equal(chooseWay(question(more)), way)
    })
  }
})
