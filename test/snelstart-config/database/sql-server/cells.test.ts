import assert from 'node:assert/strict'
import fc from 'fast-check'
import mssql from 'mssql'

import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import type { Cell } from '../../../../nodes/snelstart-config/database/engine.ts'
import { readRow } from '../../../../nodes/snelstart-config/database/sql-server/cells.ts'

const { TYPES } = mssql

function cellOf(value: unknown, type: unknown, scale?: number): Cell | undefined {
  return readRow(mssql, { x: { name: 'x', type, scale } }, { x: value }).cells['x']
}

/** As tedious 19 reads it from the wire: value-parser.js, readMoney and readNumeric. */
function asDouble(whole: bigint, decimals: number): number {
  return Number(whole) / 10 ** decimals
}

function textOf(whole: bigint, decimals: number): string {
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return whole < 0n ? `-${text}` : text
}

describe('a cell of SQL Server', () => {
  it('has money with its four decimals, exact up to 2^50 ten-thousandths', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n }), (whole) => {
        assert.equal(cellOf(asDouble(whole, 4), TYPES.Money), textOf(whole, 4))
      }),
      { numRuns: 5000 },
    )
  })

  it('has a decimal with as many decimals as its column, exact up to 2^50 of its last', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n }), fc.integer({ min: 0, max: 38 }), (whole, scale) => {
        assert.equal(cellOf(asDouble(whole, scale), TYPES.Decimal, scale), textOf(whole, scale))
      }),
      { numRuns: 5000 },
    )
  })

  it('is refused rather than rounded beyond that', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 50n + 1n, max: 2n ** 63n - 1n }), (whole) => {
        const text = textOf(whole, 4)
        try {
          assert.equal(cellOf(asDouble(whole, 4), TYPES.Money), text)
        } catch (error) {
          assert.ok(error instanceof ReconcileError && error.detail === 'inexact-number')
        }
      }),
    )
    assert.throws(() => cellOf(922337203685477.5, TYPES.Money), { detail: 'inexact-number' })
  })

  it('has a decimal of the Windows driver, which tells no scale, in up to fifteen digits', () => {
    assert.equal(cellOf(1234.56, TYPES.Decimal), '1234.56')
    assert.equal(cellOf(-7, TYPES.Numeric), '-7')
    assert.throws(() => cellOf(1234567890123456.5, TYPES.Decimal), { detail: 'inexact-number' })
    assert.throws(() => cellOf(1e-7, TYPES.Decimal), { detail: 'inexact-number' })
  })

  it('has a date as it stands on the wall clock', () => {
    const moment = new Date(Date.UTC(2026, 2, 29, 2, 30, 0, 997))
    assert.equal(cellOf(moment, TYPES.DateTime), '2026-03-29T02:30:00.997')
    assert.equal(cellOf(new Date(Date.UTC(2026, 2, 1)), TYPES.Date), '2026-03-01T00:00:00.000')
  })

  it('has a moment with a zone as UTC and says so, since its wall clock is not known', () => {
    assert.equal(cellOf(new Date(Date.UTC(2026, 2, 1)), TYPES.DateTimeOffset), '2026-03-01T00:00:00.000Z')
  })

  it('has bigint, guid, bit, text, bytes and NULL as engine.ts says', () => {
    assert.equal(cellOf('9007199254740993', TYPES.BigInt), '9007199254740993')
    assert.equal(
      cellOf('6f9619ff-8b86-d011-b42d-00c04fc964ff', TYPES.UniqueIdentifier),
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
    )
    assert.equal(cellOf(true, TYPES.Bit), true)
    assert.equal(cellOf('Ünïcödé \u0000', TYPES.NVarChar), 'Ünïcödé \u0000')
    assert.equal(cellOf(Buffer.from([0, 0, 7, 0xd1]), TYPES.Binary), '0x000007D1')
    assert.equal(cellOf(null, TYPES.Money), null)
    assert.equal(cellOf(42, TYPES.Int), 42)
  })

  it('is refused by its column when it is nothing of these', () => {
    assert.throws(() => cellOf({ points: [] }, TYPES.Geography), { detail: 'unreadable-cell', values: { column: 'x' } })
  })

  it('becomes a value of its own type again', () => {
    const row = readRow(
      mssql,
      {
        id: { name: 'id', type: TYPES.Int },
        amount: { name: 'amount', type: TYPES.Money },
        day: { name: 'day', type: TYPES.DateTime },
        version: { name: 'version', type: TYPES.Binary },
        none: { name: 'none', type: TYPES.Money },
      },
      { id: 7, amount: 12.34, day: new Date(Date.UTC(2026, 2, 1)), version: Buffer.from([1]), none: null },
    )
    assert.deepEqual(row.value('id'), { type: 'integer', integer: 7 })
    assert.deepEqual(row.value('amount'), { type: 'decimal', decimal: '12.3400' })
    assert.deepEqual(row.value('day'), { type: 'date', date: '2026-03-01T00:00:00.000' })
    assert.deepEqual(row.value('none'), { type: 'null' })
    assert.throws(() => row.value('version'), RangeError)
  })
})
