import assert from 'node:assert/strict'
import type sql from 'mssql'
import { ask, START_MS, type StartedServer, startedServer } from './started-server.ts'

describe('what the stand-in of SQL Server tells of its tables', function () {
  this.timeout(START_MS)
  let started: StartedServer
  let pool: sql.ConnectionPool
  before(async () => {
    started = await startedServer({ names: 'views', rowVersion: true, computedColumn: true, trigger: true })
    pool = await started.connect()
  })
  after(() => started.close())

  it('base tables and views', async () => {
    const text =
      "SELECT TABLE_NAME AS name, TABLE_TYPE AS kind FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE '%Grootboek' ORDER BY TABLE_NAME"
    assert.deepEqual(await ask(pool, text), [
      { name: 'Grootboek', kind: 'BASE TABLE' },
      { name: 'tblGrootboek', kind: 'VIEW' },
    ])
  })

  it('columns with their types, defaults, identities and computed ones', async () => {
    const text = `SELECT c.name, t.name AS type, c.max_length AS bytes, c.is_nullable AS nullable, c.is_identity AS counted,
        c.is_computed AS computed, IIF(c.default_object_id = 0, 0, 1) AS standard
      FROM sys.columns AS c INNER JOIN sys.types AS t ON t.user_type_id = c.user_type_id
      WHERE c.object_id = OBJECT_ID('dbo.JournaalpostRegel') ORDER BY c.column_id`
    const rows = await ask(pool, text)
    const facts = rows.map((row) => Object.values(row).map(Number).slice(2).join(''))
    assert.deepEqual(
      rows.map((row) => `${String(row['name'])} ${String(row['type'])}`),
      [
        'fldJournaalpostRegelID int',
        'fldJournaalpostID int',
        'fldGrootboekID int',
        'fldFactuurNummerID int',
        'fldDebet money',
        'fldCredit money',
        'fldOmschrijving nvarchar',
        'fldSaldo money',
        'fldVersie timestamp',
      ],
    )
    assert.deepEqual(facts, ['40100', '40000', '40000', '41000', '80000', '80000', '4001000', '81010', '80000'])
  })

  it('keys, foreign keys and triggers', async () => {
    const keys = `SELECT c.name FROM sys.indexes AS i INNER JOIN sys.index_columns AS k
        ON k.object_id = i.object_id AND k.index_id = i.index_id INNER JOIN sys.columns AS c
        ON c.object_id = k.object_id AND c.column_id = k.column_id
      WHERE i.is_primary_key = 1 AND i.object_id = OBJECT_ID('JournaalpostRegel')`
    assert.deepEqual(await ask(pool, keys), [{ name: 'fldJournaalpostRegelID' }])
    const foreign = `SELECT COL.name AS [column], OBJECT_NAME(f.referenced_object_id) AS [to] FROM sys.foreign_key_columns AS f
      INNER JOIN sys.columns AS col ON col.object_id = f.parent_object_id AND col.column_id = f.parent_column_id
      WHERE f.parent_object_id = OBJECT_ID('JournaalpostRegel') ORDER BY f.parent_column_id`
    assert.deepEqual(await ask(pool, foreign), [
      { column: 'fldJournaalpostID', to: 'Journaalpost' },
      { column: 'fldGrootboekID', to: 'Grootboek' },
      { column: 'fldFactuurNummerID', to: 'FactuurNummer' },
    ])
    const triggers = "SELECT name FROM sys.triggers WHERE parent_id = OBJECT_ID('JournaalpostRegel')"
    assert.deepEqual(await ask(pool, triggers), [{ name: 'trgJournaalpostRegelMutatie' }])
  })

  it('whether the database allows snapshots', async () => {
    const text = 'SELECT snapshot_isolation_state AS state FROM sys.databases WHERE name = DB_NAME()'
    assert.deepEqual(await ask(pool, text), [{ state: 1 }])
  })
})
