import assert from 'node:assert/strict'

import type { Row } from '../../../../nodes/snelstart-config/database/engine.ts'
import { HIDDEN_TRIGGER, readCatalogue } from '../../../../nodes/snelstart-config/database/sql-server/read-catalogue.ts'
import type { Statement } from '../../../../nodes/snelstart-config/database/statement.ts'

const ENTRY = { id: 10, schema: 'dbo', name: 'tblJournaalpost', kind: 'U ', onInsert: 0, onUpdate: 0 }
const LINE = { ...ENTRY, id: 11, name: 'tblJournaalpostRegel' }
const LIST = { ...ENTRY, id: 12, name: 'vwOpen', kind: 'V ', onInsert: null, onUpdate: null }

const COLUMN = {
  table: 10,
  id: 1,
  name: 'fldID',
  type: 'int',
  bytes: 4,
  precision: 10,
  scale: 0,
  nullable: false,
  counted: false,
  computed: false,
  default: 0,
}

interface Answers {
  readonly objects?: readonly Row[]
  readonly columns?: readonly Row[]
  readonly keys?: readonly Row[]
  readonly foreign?: readonly Row[]
  readonly triggers?: readonly Row[]
}

/** Answers by the view that a question is about, and keeps the questions. */
function reader(answers: Answers): { read: (asked: Statement) => Promise<readonly Row[]>; asked: Statement[] } {
  const asked: Statement[] = []
  const rowsFor = (text: string): readonly Row[] => {
    if (text.includes('sys.foreign_key_columns')) return answers.foreign ?? []
    if (text.includes('sys.indexes')) return answers.keys ?? []
    if (text.includes('sys.triggers')) return answers.triggers ?? []
    if (text.includes('sys.columns')) return answers.columns ?? []
    return answers.objects ?? [ENTRY, LINE, LIST]
  }
  return {
    asked,
    read(statement) {
      asked.push(statement)
      return Promise.resolve(rowsFor(statement.parts.join('?')))
    },
  }
}

describe("SQL Server's own description of its tables", () => {
  it('finds a table in any letter case and spells it as the database does', async () => {
    const { read, asked } = reader({ columns: [COLUMN] })
    const { tables } = await readCatalogue(['TBLjournaalpost', 'tblBestaatNiet'], read)
    assert.deepEqual(
      tables.map(({ schema, name, kind }) => [schema, name, kind]),
      [['dbo', 'tblJournaalpost', 'table']],
    )
    assert.deepEqual(asked[1]?.values, [{ type: 'integer', integer: 10 }])
  })

  it('has all tables and views for an empty list, without naming them one by one', async () => {
    const { read, asked } = reader({})
    const { tables } = await readCatalogue([], read)
    assert.deepEqual(
      tables.map(({ name, kind }) => [name, kind]),
      [
        ['tblJournaalpost', 'table'],
        ['tblJournaalpostRegel', 'table'],
        ['vwOpen', 'view'],
      ],
    )
    assert.ok(asked.every(({ values }) => values.length === 0))
  })

  it('tells of a column its type, family, and what fills it', async () => {
    const columns = [
      { ...COLUMN, counted: true },
      { ...COLUMN, id: 2, name: 'fldBoekstuk', type: 'nvarchar', bytes: 40, nullable: true },
      { ...COLUMN, id: 3, name: 'fldNotitie', type: 'nvarchar', bytes: -1, nullable: true },
      { ...COLUMN, id: 4, name: 'fldBedrag', type: 'decimal', precision: 19, scale: 4, default: 77 },
      { ...COLUMN, id: 5, name: 'fldSaldo', type: 'money', computed: true },
      { ...COLUMN, id: 6, name: 'fldVersie', type: 'timestamp', bytes: 8 },
      { ...COLUMN, id: 7, name: 'fldMoment', type: 'datetimeoffset' },
      { ...COLUMN, id: 8, name: 'fldPlek', type: null },
    ]
    const { tables } = await readCatalogue(['tblJournaalpost'], reader({ columns }).read)
    assert.deepEqual(tables[0]?.columns, [
      {
        name: 'fldID',
        type: 'int',
        family: 'integer',
        nullable: false,
        hasDefault: false,
        counted: true,
        computed: false,
      },
      {
        name: 'fldBoekstuk',
        type: 'nvarchar(20)',
        family: 'text',
        nullable: true,
        hasDefault: false,
        counted: false,
        computed: false,
      },
      {
        name: 'fldNotitie',
        type: 'nvarchar(max)',
        family: 'text',
        nullable: true,
        hasDefault: false,
        counted: false,
        computed: false,
      },
      {
        name: 'fldBedrag',
        type: 'decimal(19,4)',
        family: 'decimal',
        nullable: false,
        hasDefault: true,
        counted: false,
        computed: false,
      },
      {
        name: 'fldSaldo',
        type: 'money',
        family: 'money',
        nullable: false,
        hasDefault: false,
        counted: false,
        computed: true,
      },
      {
        name: 'fldVersie',
        type: 'timestamp',
        family: 'bytes',
        nullable: false,
        hasDefault: false,
        counted: false,
        computed: true,
      },
      {
        name: 'fldMoment',
        type: 'datetimeoffset',
        family: 'other',
        nullable: false,
        hasDefault: false,
        counted: false,
        computed: false,
      },
      {
        name: 'fldPlek',
        type: 'other',
        family: 'other',
        nullable: false,
        hasDefault: false,
        counted: false,
        computed: false,
      },
    ])
  })

  it('tells of keys which columns they are, in their order', async () => {
    const columns = [
      COLUMN,
      { ...COLUMN, id: 2, name: 'fldSoort' },
      { ...COLUMN, table: 11 },
      { ...COLUMN, table: 11, id: 4, name: 'fldPostID' },
    ]
    const keys = [
      { table: 10, column: 2 },
      { table: 10, column: 1 },
      { table: 11, column: 1 },
    ]
    const foreign = [{ key: 90, table: 11, column: 4, to: 'tblJournaalpost' }]
    const { tables } = await readCatalogue(
      ['tblJournaalpost', 'tblJournaalpostRegel'],
      reader({ columns, keys, foreign }).read,
    )
    assert.deepEqual(tables[0]?.primaryKey, ['fldSoort', 'fldID'])
    assert.deepEqual(tables[1]?.foreignKeys, [{ columns: ['fldPostID'], to: 'tblJournaalpost' }])
  })

  it('tells of a trigger by its name, and also of one that this login may not see', async () => {
    const objects = [
      { ...ENTRY, onInsert: 1 },
      { ...LINE, onUpdate: 1 },
    ]
    const triggers = [{ table: 10, name: 'trgNummer' }]
    const { tables } = await readCatalogue([], reader({ objects, triggers }).read)
    assert.deepEqual(
      tables.map((table) => table.triggers),
      [['trgNummer'], [HIDDEN_TRIGGER]],
    )
  })

  it('is refused when the server describes a column in another way', async () => {
    const { read } = reader({ columns: [{ ...COLUMN, bytes: 'veel' }] })
    await assert.rejects(readCatalogue(['tblJournaalpost'], read), {
      code: 'SNELSTART_ANSWER',
      detail: 'unexpected-shape',
    })
  })
})
