import assert from 'node:assert/strict'
import { toPostgres } from '../../../sandbox/access/jet-sql/to-postgres.ts'
import type { JetTable } from '../../../sandbox/access/jet-table.ts'
import { asWritten, storable } from '../../../sandbox/access/strange-text.ts'

const TABLES = new Map<string, JetTable>(
  (
    [
      { name: 'tblA', columns: ['id', 'naam', 'bedrag'] },
      { name: 'tblB', columns: ['id', 'aId'] },
    ] as const
  ).map(({ name, columns }) => [
    name.toLowerCase(),
    { name, columns: columns.map((column) => ({ name: column, type: 'long' })) },
  ]),
)

const translated = (statement: string): string => {
  const values = [...statement.matchAll(/\?/g)].map(() => 3)
  return toPostgres(statement, values, TABLES).text.replace(/\s+/g, ' ')
}

describe('the SQL of Access', () => {
  const known: readonly (readonly [jet: string, postgres: string])[] = [
    ['SELECT [ID] FROM [TBLA];', 'SELECT "id" FROM "tbla"'],
    [
      'SELECT TOP 5 a.id FROM tblA AS a ORDER BY a.id',
      'SELECT "a" . "id" FROM "tbla" AS "a" ORDER BY "a" . "id" FETCH FIRST 5 ROWS WITH TIES',
    ],
    ['SELECT TOP 5 id FROM tblA', 'SELECT "id" FROM "tbla" FETCH FIRST 5 ROWS ONLY'],
    ['SELECT IIF(id IS NULL, 0, id) FROM tblA', 'SELECT (CASE WHEN "id" IS NULL THEN 0 ELSE "id" END) FROM "tbla"'],
    ['DELETE * FROM tblA WHERE id = ?', 'DELETE FROM "tbla" WHERE "id" = $1::text::int4'],
    [
      'SELECT COUNT(*) AS n FROM (SELECT id AS x FROM tblA) AS q WHERE q.x > 1',
      'SELECT count( * ) AS "n" FROM ( SELECT "id" AS "x" FROM "tbla" ) AS "q" WHERE "q" . "x" > 1',
    ],
    ["SELECT id FROM tblA WHERE naam = 'O''Neil'", `SELECT "id" FROM "tbla" WHERE "naam" = 'O''Neil'::citext`],
    [
      'SELECT a.id FROM (tblA AS a INNER JOIN tblB AS b ON b.aId = a.id) LEFT JOIN tblB AS c ON c.id = b.id',
      'SELECT "a" . "id" FROM ( "tbla" AS "a" INNER JOIN "tblb" AS "b" ON "b" . "aid" = "a" . "id" ) LEFT JOIN "tblb" AS "c" ON "c" . "id" = "b" . "id"',
    ],
    ['INSERT INTO tblA (naam) VALUES (?)', 'INSERT INTO "tbla" ( "naam" ) VALUES ( $1::text::int4 )'],
    ['UPDATE tblA SET naam = 1 WHERE id IN (1, 2)', 'UPDATE "tbla" SET "naam" = 1 WHERE "id" IN ( 1 , 2 )'],
  ]
  for (const [jet, postgres] of known) {
    it(`is understood by the stand-in: ${jet}`, () => assert.equal(translated(jet), postgres))
  }

  const refused: readonly (readonly [statement: string, state: string])[] = [
    ['SELECT CASE WHEN id = 1 THEN 2 END FROM tblA', '3061'],
    ['SELECT COALESCE(id, 0) FROM tblA', '3085'],
    ['SELECT ISNULL(id, 0) FROM tblA', '3075'],
    ['SELECT CAST(id AS INT) FROM tblA', '3085'],
    ['SELECT id FROM tblA LIMIT 5', '3075'],
    ['SELECT id FROM tblA WITH (NOLOCK)', '3085'],
    ['SELECT id FROM tblA -- remark', '3075'],
    ['SELECT id /* remark */ FROM tblA', '3075'],
    ['SELECT id FROM tblA WHERE id != 1', '3075'],
    ["SELECT naam || 'x' FROM tblA", '3075'],
    ['SELECT COUNT(DISTINCT id) FROM tblA', '3075'],
    ['SELECT id FROM tblA JOIN tblB ON tblB.aId = tblA.id', '3075'],
    ['SELECT a.id FROM tblA AS a INNER JOIN tblB AS b ON b.aId = a.id INNER JOIN tblB AS c ON c.id = b.id', '3075'],
    ['SELECT a.id FROM tblA AS a LEFT JOIN tblB AS b ON b.aId = a.id AND b.id = ?', '3296'],
    ['SELECT id AS x FROM tblA ORDER BY x', '3061'],
    ['SELECT id AS x FROM tblA WHERE x > 1', '3061'],
    ['SELECT weg FROM tblA', '3061'],
    ['SELECT a.aId FROM tblA AS a', '3061'],
    ['SELECT id FROM tblWeg', '3078'],
    ['SELECT TOP ? id FROM tblA', '3075'],
    ['INSERT INTO tblA (naam) VALUES (1), (2)', '3075'],
    ['UPDATE tblA SET naam = (SELECT MAX(id) FROM tblB) WHERE id = 1', '3073'],
    ['DROP TABLE tblA', '3075'],
    ['SELECT id FROM tblA; DELETE FROM tblA', '3142'],
  ]
  for (const [statement, state] of refused) {
    it(`is not: ${statement}`, () => assert.throws(() => translated(statement), { state }))
  }

  it('takes no fewer and no more values than it has places for', () => {
    assert.throws(() => toPostgres('SELECT id FROM tblA WHERE id = ?', [], TABLES), { state: '3061' })
  })

  it('keeps texts that PostgreSQL can not', () => {
    for (const text of ['\0', 'a\uD800', '\uDC00b', '\uE0F0', '\uFEFFx', '😀', 'plain', '\uE0F00000']) {
      assert.equal(asWritten(storable(text)), text)
    }
  })
})
