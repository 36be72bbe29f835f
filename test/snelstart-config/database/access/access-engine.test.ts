import assert from 'node:assert/strict'
import { joined, sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { aBooksFile, type BooksFile, date, integer, money, none, text } from './books-file.ts'

const { signal } = new AbortController()

describe('an Access file read through the script host of Windows', () => {
  let books: BooksFile

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile()
  })
  after(() => books.close())

  it('tells its tables and columns in any letter case, and nothing of a table that it has not', async () => {
    const { tables } = await books.engine.catalogue(['TBLREGEL', 'tblGeheim'], signal)
    assert.equal(tables.length, 1)
    const [table] = tables
    assert.deepEqual([table?.name, table?.kind, table?.primaryKey], ['tblRegel', 'table', ['fldRegelID']])
    assert.deepEqual(table?.foreignKeys, [{ columns: ['fldPostID'], to: 'tblPost' }])
    assert.deepEqual(
      table.columns.map((column) => [column.name, column.type, column.family, column.nullable, column.hasDefault]),
      [
        ['fldRegelID', 'Long Integer', 'integer', false, true],
        ['fldPostID', 'Long Integer', 'integer', false, false],
        ['fldDebet', 'Currency', 'money', true, true],
        ['fldFactor', 'Decimal(18,6)', 'decimal', true, false],
        ['fldNonactief', 'Yes/No', 'boolean', true, false],
        ['fldSleutel', 'Replication ID', 'guid', true, false],
        ['fldPercentage', 'Double', 'float', true, false],
      ],
    )
    assert.deepEqual(
      table.columns.filter((column) => column.counted).map((column) => column.name),
      ['fldRegelID'],
    )
  })

  it('gives every kind of value back as it went in', async () => {
    const key = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
    const given = [integer(-7), money(-999_999_999_99), { type: 'decimal', decimal: '-12.345678' }] as const
    const [row] = await books.engine.read(
      sql`SELECT ${given[0]} AS [whole], ${given[1]} AS [amount], ${date('2026-03-29T02:30:00.120')} AS [day],
        ${{ type: 'boolean', boolean: true }} AS [yes], ${{ type: 'guid', guid: key }} AS [key],
        ${text('é')} AS [word], ${none} AS [nothing]`,
      signal,
    )
    assert.deepEqual(row, {
      whole: -7,
      amount: '-999999999.9900',
      day: '2026-03-29T02:30:00.120',
      yes: true,
      key,
      word: 'é',
      nothing: null,
    })
  })

  it('takes a text that looks like SQL for the text that it is', async () => {
    const rows = await books.engine.read(
      sql`SELECT [fldPostID] FROM [tblPost] WHERE [fldBoekstuk] = ${text("x' OR '1'='1")}`,
      signal,
    )
    assert.deepEqual(rows, [])
  })

  it('says which name it does not know as a schema that is another one', async () => {
    await assert.rejects(books.engine.read(sql`SELECT [fldWeg] FROM [tblPost]`, signal), {
      code: 'SNELSTART_SCHEMA',
      detail: 'unknown-name',
    })
    await assert.rejects(books.engine.read(sql`SELECT [fldWeg] FROM [tblWeg]`, signal), { code: 'SNELSTART_SCHEMA' })
  })

  it('refuses more rows than it may hold', async () => {
    const rows = Array.from({ length: 4 }, () => sql`SELECT ${integer(1)} AS [one]`)
    const few = books.engineWith({ maxRows: 3 })
    await assert.rejects(few.read(joined(rows, ' UNION ALL '), signal), { detail: 'too-many-rows' })
  })

  it('waits a moment for whoever is just at the file, and gives up in the end', async () => {
    const { locked, inUse } = await import('../../../../sandbox/access/jet-errors.ts').then(({ JET }) => ({
      locked: JET.locked(),
      inUse: JET.fileInUse(),
    }))
    const impatient = books.engineWith({
      clock: { now: () => 0, random: () => 0, sleep: (ms, end) => sleepUnless(ms < 10_000, end) },
    })
    books.faults.failOpening(4, locked)
    assert.equal((await impatient.read(sql`SELECT 1 AS [one]`, signal)).length, 1)
    books.faults.failOpening(5, inUse)
    await assert.rejects(impatient.read(sql`SELECT 1 AS [one]`, signal), {
      code: 'SNELSTART_LOCKED',
      detail: 'file-in-use',
    })
  })
})

/** Short waits take no time, long ones end only with what they limit. */
function sleepUnless(isShort: boolean, end: AbortSignal): Promise<void> {
  if (isShort) return Promise.resolve()
  return new Promise((_, reject) => end.addEventListener('abort', () => reject(end.reason as Error), { once: true }))
}
