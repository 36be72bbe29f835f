import assert from 'node:assert/strict'
import type sql from 'mssql'
import { ask, START_MS, type StartedServer, startedServer } from './started-server.ts'

describe('large books in the stand-in of SQL Server', function () {
  this.timeout(START_MS)
  let started: StartedServer
  let pool: sql.ConnectionPool
  before(async () => {
    started = await startedServer({ large: { openInvoices: 5000, lines: 110_000 } })
    pool = await started.connect()
  })
  after(() => started.close())

  const OPEN = `SELECT TOP 500 l.fldFactuurNummerID AS item, MIN(l.fldJournaalpostID) AS opened FROM tblJournaalpostRegel AS l
    WHERE l.fldGrootboekID = @account AND l.fldFactuurNummerID > @after AND l.fldFactuurNummerID <= @upTo
    GROUP BY l.fldFactuurNummerID HAVING SUM(l.fldDebet) <> SUM(l.fldCredit) ORDER BY l.fldFactuurNummerID`

  it('have the rows that were asked for, in balance', async () => {
    const { openByInvoice, unbalanced, lines } = await started.world.audit()
    assert.deepEqual([openByInvoice.size, unbalanced.length, lines], [5000, 0, 110_000])
    assert.ok([...openByInvoice.values()].every((euros) => euros === '121.0000'))
  })

  it('give 100,000 rows in one answer', async () => {
    const text =
      'SELECT TOP 100000 fldJournaalpostRegelID AS id, fldDebet, fldCredit, fldOmschrijving FROM tblJournaalpostRegel ORDER BY fldJournaalpostRegelID'
    const rows = await ask(pool, text)
    assert.equal(rows.length, 100_000)
    assert.ok(rows.every((row, at) => row['id'] === at + 1))
    assert.equal(started.server.requests.at(-1)?.rows, 100_000)
  })

  it('are read by their keys: the plan and the rows that were read show it', async () => {
    const account = started.world.account('debtors')
    const request = pool.request().input('account', account).input('after', 100).input('upTo', 20_000)
    const { recordset } = await request.query(OPEN)
    assert.equal(recordset.length, 500)
    const asked = started.server.requests.at(-1)
    assert.ok(asked)
    const { plan, rowsRead } = await started.server.explain(asked)
    assert.match(plan, /Index Scan using ix_tbljournaalpostregel_fldfactuurnummerid/)
    assert.ok(rowsRead < 12_000, `read ${rowsRead} rows`)
  })

  it('take a booking after them', async () => {
    const invoice = await started.world.addInvoice({ euros: '10.00' })
    await started.world.payByHand({ invoice, euros: '10.00' })
    const { openByInvoice, lines } = await started.world.audit()
    assert.deepEqual([openByInvoice.size, lines], [5000, 110_005])
  })
})
