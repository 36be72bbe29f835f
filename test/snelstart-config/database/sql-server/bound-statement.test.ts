import assert from 'node:assert/strict'
import fc from 'fast-check'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { boundStatement } from '../../../../nodes/snelstart-config/database/sql-server/bound-statement.ts'
import { sql, type SqlValue } from '../../../../nodes/snelstart-config/database/statement.ts'

function bound(value: SqlValue): ReturnType<typeof boundStatement> {
  return boundStatement(sql`SELECT ${value}`)
}

describe('a statement for SQL Server', () => {
  it('has a numbered input for each value, in order', () => {
    const { text, inputs } = boundStatement(
      sql`SELECT [a] FROM [t] WHERE [b] = ${{ type: 'text', text: 'x' }} AND [c] = ${{ type: 'integer', integer: 7 }}`,
    )
    assert.equal(text, 'SELECT [a] FROM [t] WHERE [b] = @p1 AND [c] = @p2')
    assert.deepEqual(inputs, [
      { name: 'p1', type: 'text', value: 'x' },
      { name: 'p2', type: 'integer', value: 7 },
    ])
  })

  it('never has a word of a value in its text, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const statement = bound({ type: 'text', text })
        assert.equal(statement.text, 'SELECT @p1')
        assert.equal(statement.inputs[0]?.value, text)
      }),
      { numRuns: 2000 },
    )
  })

  it('has an amount as text with two decimals, exact for every number of cents', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const { text, inputs } = bound({ type: 'money', cents: cents(amount) })
        assert.equal(text, 'SELECT CAST(@p1 AS money)')
        const written = String(inputs[0]?.value)
        assert.match(written, /^-?\d+\.\d\d$/)
        assert.equal(Number(written.replace('.', '')), amount)
      }),
    )
  })

  it('has a whole number of up to eighteen digits as bigint, so that it finds a key by its index', () => {
    assert.deepEqual(bound({ type: 'decimal', decimal: '123456789012345678' }), {
      text: 'SELECT @p1',
      inputs: [{ name: 'p1', type: 'bigint', value: '123456789012345678' }],
    })
  })

  it('has another decimal number as text with all its decimals', () => {
    assert.deepEqual(bound({ type: 'decimal', decimal: '-0.1234' }), {
      text: 'SELECT CAST(@p1 AS decimal(38, 4))',
      inputs: [{ name: 'p1', type: 'text', value: '-0.1234' }],
    })
  })

  it('has a day and a moment as ISO text, which reads the same under every language setting', () => {
    const written = (date: string): unknown => bound({ type: 'date', date }).inputs[0]?.value
    assert.equal(bound({ type: 'date', date: '2026-03-01' }).text, 'SELECT CAST(@p1 AS datetime2(3))')
    assert.equal(written('2026-03-01'), '2026-03-01T00:00:00.000')
    assert.equal(written('2026-03-29T02:30:00'), '2026-03-29T02:30:00.000')
    assert.equal(written('2026-03-29T02:30:00.5'), '2026-03-29T02:30:00.500')
  })

  it('has NULL as a word, since an input would have one type', () => {
    assert.deepEqual(bound({ type: 'null' }), { text: 'SELECT NULL', inputs: [] })
  })

  it('is refused for a value that would arrive as another', () => {
    const others: readonly SqlValue[] = [
      { type: 'integer', integer: 2 ** 31 },
      { type: 'integer', integer: 1.5 },
      { type: 'decimal', decimal: '1,5' },
      { type: 'decimal', decimal: '1e5' },
      { type: 'decimal', decimal: '1'.repeat(39) },
      { type: 'date', date: '2026-02-30' },
      { type: 'date', date: '01-03-2026' },
      { type: 'guid', guid: 'x' },
    ]
    for (const value of others) assert.throws(() => bound(value), RangeError, JSON.stringify(value))
  })
})
