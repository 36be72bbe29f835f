import assert from 'node:assert/strict'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import type { Cell } from '../../../../nodes/snelstart-config/database/engine.ts'
import { isSameCell } from '../../../../nodes/snelstart-config/database/sql-server/same-cell.ts'
import type { SqlValue } from '../../../../nodes/snelstart-config/database/statement.ts'

const SAME: readonly (readonly [Cell, SqlValue])[] = [
  ['12.3400', { type: 'money', cents: cents(1234) }],
  ['-0.0500', { type: 'money', cents: cents(-5) }],
  ['0.0000', { type: 'money', cents: cents(0) }],
  [12, { type: 'money', cents: cents(1200) }],
  ['9007199254740993', { type: 'decimal', decimal: '9007199254740993' }],
  [7, { type: 'integer', integer: 7 }],
  ['7.00', { type: 'integer', integer: 7 }],
  ['Boeking', { type: 'text', text: 'Boeking' }],
  ['2026-03-01T00:00:00.000', { type: 'date', date: '2026-03-01' }],
  ['2026-03-01T10:00:00.003', { type: 'date', date: '2026-03-01T10:00:00.005' }],
  [true, { type: 'boolean', boolean: true }],
  [0, { type: 'boolean', boolean: false }],
  ['6F9619FF-8B86-D011-B42D-00C04FC964FF', { type: 'guid', guid: '6f9619ff-8b86-d011-b42d-00c04fc964ff' }],
  [null, { type: 'null' }],
]

const OTHER: readonly (readonly [Cell, SqlValue])[] = [
  ['12.3401', { type: 'money', cents: cents(1234) }],
  ['12.3400', { type: 'money', cents: cents(-1234) }],
  ['9007199254740992', { type: 'decimal', decimal: '9007199254740993' }],
  ['boeking', { type: 'text', text: 'Boeking' }],
  ['12 appels', { type: 'integer', integer: 12 }],
  ['2026-03-02T00:00:00.000', { type: 'date', date: '2026-03-01' }],
  [null, { type: 'money', cents: cents(0) }],
  [0, { type: 'null' }],
  ['1', { type: 'boolean', boolean: true }],
]

describe('a cell and what was expected of it', () => {
  it('are the same by worth, however many decimals stand there', () => {
    for (const [cell, wanted] of SAME) assert.ok(isSameCell(cell, wanted), JSON.stringify([cell, wanted]))
  })

  it('differ by a ten-thousandth, a letter, a day or a NULL', () => {
    for (const [cell, wanted] of OTHER) assert.ok(!isSameCell(cell, wanted), JSON.stringify([cell, wanted]))
  })
})
