import assert from 'node:assert/strict'
import {
  type AdministrationOptions,
  createAdministration,
} from '../../../sandbox/sql-server/world/administration-world.ts'
import { START_MS } from './started-server.ts'

const SHAPES: readonly (readonly [string, AdministrationOptions])[] = [
  ['with tbl', { names: 'tbl' }],
  ['without tbl, and views with it', { names: 'views' }],
  ['without tbl', { names: 'plain' }],
  ['with what nobody outside knows', { unknownColumns: true, rowVersion: true, computedColumn: true, trigger: true }],
  ['with the reference on the sale', { reference: { on: 'VerkoopFactuur', column: 'fldKenmerk' } }],
  ['without a reference, a journal or an index on lines', { reference: null, journalColumn: null, lineIndex: false }],
]

describe('the administration in the stand-in of SQL Server', function () {
  this.timeout(START_MS)

  for (const [name, options] of SHAPES) {
    it(`${name}: an invoice and a payment by hand leave what is open, in balance`, async () => {
      const world = await createAdministration(options)
      const invoice = await world.addInvoice({ euros: '121.00' })
      await world.addInvoice({ euros: '-12.10' })
      await world.payByHand({ invoice, euros: '21.00' })
      const audit = await world.audit()
      assert.deepEqual([...audit.openByInvoice.values()], ['100.0000', '-12.1000'])
      assert.deepEqual(audit.unbalanced, [])
      assert.equal(audit.balances.get(1300), '87.9000')
      await world.close()
    })
  }

  it('a year that is closed counts what is open twice, as reading all years would', async () => {
    const world = await createAdministration()
    const invoice = await world.addInvoice({ euros: '121.00', date: '2025-12-01' })
    await world.closeYear(2025)
    const { openByInvoice, unbalanced } = await world.audit()
    assert.deepEqual([openByInvoice.get(invoice.id), unbalanced], ['242.0000', []])
    await world.close()
  })

  it('a payment on another account leaves the debtors as they were', async () => {
    const world = await createAdministration()
    const invoice = await world.addInvoice({ euros: '121.00' })
    await world.misplacePayment(invoice, '121.00')
    const audit = await world.audit()
    assert.deepEqual([audit.openByInvoice.get(invoice.id), audit.balances.get(1990)], ['121.0000', '-121.0000'])
    await world.close()
  })

  it('an audit sees an entry that does not balance', async () => {
    const world = await createAdministration()
    const entry = await world.book({ lines: [{ account: 'bank', debit: '1.00' }] })
    assert.deepEqual((await world.audit()).unbalanced, [entry])
    await world.close()
  })

  it('the unknown columns are counted as SnelStart might count them', async () => {
    const world = await createAdministration({ unknownColumns: true })
    const lines = [
      { account: 'clearing', debit: '5.00' },
      { account: 'questions', credit: '5.00' },
    ] as const
    await world.book({ lines })
    await world.book({ lines, date: '2027-02-03' })
    const entries = await world.rows.look(
      'fldvolgnummer AS nth, fldboekjaar AS year, fldperiode AS month',
      'Journaalpost',
    )
    assert.deepEqual(entries, [
      { nth: '1', year: '2026', month: '3' },
      { nth: '2', year: '2027', month: '2' },
    ])
    await world.close()
  })
})
