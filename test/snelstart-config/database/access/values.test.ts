import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { cellOf } from '../../../../nodes/snelstart-config/database/access/cells.ts'
import { countingOf } from '../../../../nodes/snelstart-config/database/access/touched-rows.ts'
import { serialOf, wallTimeOf } from '../../../../nodes/snelstart-config/database/access/wall-time.ts'
import { wireValue } from '../../../../nodes/snelstart-config/database/access/wire-values.ts'
import { integer, money } from './books-file.ts'

describe('values on their way to Access', () => {
  it('keep an amount exact to the cent, there and back, up to a hundred billion', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (amount) => {
        const sent = wireValue({ type: 'money', cents: cents(amount) })
        assert.ok(sent.t === 'money')
        // Jet keeps ten-thousandths.
        const kept = Math.round(sent.v * 10_000) / 10_000
        const back = String(cellOf({ name: 'x', type: 'money', scale: 0 }, kept))
        assert.equal(Math.round(Number(back.replace('.', '')) / 100), amount)
      }),
    )
  })

  it('refuse an amount that a double does not hold', () => {
    assert.throws(() => wireValue({ type: 'money', cents: cents(10_000_000_000_001) }), RangeError)
    assert.throws(() => cellOf({ name: 'x', type: 'money', scale: 0 }, 900_719_925_474.1), { detail: 'inexact-number' })
  })

  it('keep a day and time without a zone, also before 1900', () => {
    const times = [
      '1899-12-30T00:00:00.000',
      '1899-12-29T18:00:00.000',
      '2026-03-29T02:30:00.001',
      '0100-01-01T00:00:00.000',
    ]
    for (const time of times) assert.equal(wallTimeOf(serialOf(time)), time)
    assert.equal(serialOf('1899-12-29T18:00:00'), -1.75)
    assert.equal(serialOf('2026-03-01'), 46_082)
  })

  it('refuse a day that does not exist, and a number that is not whole', () => {
    assert.throws(() => serialOf('2026-02-30'), RangeError)
    assert.throws(() => serialOf('2026-02-20T24:00:00'), RangeError)
    assert.throws(() => wireValue({ type: 'integer', integer: 2 ** 31 }), RangeError)
    assert.throws(() => wireValue({ type: 'decimal', decimal: '1,5' }), RangeError)
    assert.throws(() => wireValue({ type: 'decimal', decimal: '1234567890.1234567' }), RangeError)
  })
})

describe('the rows that a statement will touch', () => {
  it('are counted by its own condition and the values in it', () => {
    const update = {
      parts: ['UPDATE [a where b] SET [x] = ', ' WHERE [y] = ', ' AND [z] > 0'],
      values: [money(1), integer(2)],
    }
    assert.deepEqual(countingOf(update), {
      parts: ['SELECT COUNT(*) AS [touched] FROM [a where b] WHERE [y] = ', ' AND [z] > 0'],
      values: [integer(2)],
    })
    const deletion = { parts: ['DELETE FROM [a] WHERE [y] = ', ''], values: [integer(2)] }
    assert.equal(countingOf(deletion)?.parts[0], 'SELECT COUNT(*) AS [touched] FROM [a] WHERE [y] = ')
  })

  it('are one of an INSERT of values, and not known of any other form', () => {
    assert.equal(countingOf({ parts: ['INSERT INTO [a] ([b]) VALUES (', ')'], values: [integer(2)] }), undefined)
    assert.throws(() => countingOf({ parts: ['INSERT INTO [a] SELECT * FROM [b]'], values: [] }), RangeError)
    assert.throws(() => countingOf({ parts: ['DELETE FROM [a]'], values: [] }), RangeError)
    assert.throws(() => countingOf({ parts: ['DROP TABLE [a]'], values: [] }), RangeError)
  })
})
