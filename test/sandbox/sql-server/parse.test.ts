import assert from 'node:assert/strict'
import fc from 'fast-check'
import { SqlServerError } from '../../../sandbox/sql-server/sql-error.ts'
import { parseBatch } from '../../../sandbox/sql-server/t-sql/parse-statement.ts'

const WORDS =
  "SELECT FROM WHERE TOP ( ) , . ; = <> * + - 1 2.5 @p @@ROWCOUNT [a] \"b\" N'x' 'y' NULL IN LIKE IS NOT AND OR CASE WHEN THEN ELSE END " +
  'IIF CAST AS int nvarchar JOIN ON LEFT INNER GROUP BY HAVING ORDER INSERT INTO VALUES OUTPUT UPDATE SET DELETE DECLARE BEGIN TRAN COMMIT EXEC'

describe('the parser of Transact-SQL', () => {
  it('understands a batch or refuses it by a number of SQL Server, whatever stands in it', () => {
    const word = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...WORDS.split(' ')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        try {
          assert.ok(Array.isArray(parseBatch(words.join(' '))))
        } catch (error) {
          assert.ok(error instanceof SqlServerError, String(error))
          assert.ok([102, 105].includes(error.number), error.message)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('reads names, texts and comments as they are written', () => {
    const [statement] = parseBatch(`SELECT [a]]b] AS "c""d", N'e''f' /* g */ FROM [dbo].[h] -- i`)
    assert.deepEqual(statement, {
      do: 'select',
      query: {
        distinct: false,
        items: [
          { value: { is: 'column', path: ['a]b'] }, name: 'c"d' },
          { value: { is: 'literal', kind: 'wide-text', text: "e'f" } },
        ],
        from: { is: 'table', path: ['dbo', 'h'], name: 'h', hints: [] },
        groupBy: [],
        orderBy: [],
      },
    })
  })

  it('reads statements that stand one after the other without a sign between them', () => {
    const text =
      "SET NOCOUNT ON DECLARE @a int = 1 SELECT @a AS a INSERT INTO t (b) VALUES ('c') UPDATE t SET b = 1 DELETE FROM t"
    assert.deepEqual(
      parseBatch(text).map((statement) => statement.do),
      ['option', 'declare', 'select', 'insert', 'update', 'delete'],
    )
  })
})
