import assert from 'node:assert/strict'

import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { centsFromEuros } from '../../../nodes/reconcile/domain/cents.ts'
import type { LoggedRequest } from '../../../sandbox/sql-server/request-log.ts'
import { openSqlServerBench, type SqlServerBench } from './sql-server-bench.ts'

const benches: SqlServerBench[] = []
const openBench: typeof openSqlServerBench = async (options) => {
  const bench = await openSqlServerBench(options)
  benches.push(bench)
  return bench
}

/** What the stand-in's own audit of its ledger says is open, by invoice id. */
async function auditedOpen({ world }: SqlServerBench): Promise<ReadonlyMap<string, number>> {
  const { openByInvoice } = await world.audit()
  const open = [...openByInvoice].map(([id, euros]) => [String(id), centsFromEuros(euros)] as const)
  return new Map(open.filter(([, amount]) => amount !== 0))
}

describe('a SnelStart database on SQL Server', function () {
  this.timeout(60_000)

  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench.close()
  })

  for (const names of ['tbl', 'views', 'plain'] as const) {
    it(`has the open debtors that an audit of its ledger has, in the build ${names}`, async () => {
      const bench = await openBench({ names })
      const { world, signal } = bench
      const customer = await world.addCustomer({ code: 10_007, name: 'Bakkerij O’Brien [x]', creditDays: 30 })
      const given = { customer, number: '20260001', euros: '121.10', date: '2026-03-29', reference: 'A ’1' }
      const first = await world.addInvoice({ ...given, orderReference: 'web 7', text: 'Taart' })
      const settled = await world.addInvoice({ euros: '0.05', reference: null })
      await world.addInvoice({ euros: '-2.50', hasOrder: false })
      await world.payByHand({ invoice: first, euros: '21.05', document: 'MSP-1', date: '2026-04-01' })
      await world.payByHand({ invoice: settled, euros: '0.05', document: 'MSP-2', date: '2026-04-01' })
      const debtors = await bench.debtors()
      assert.deepEqual(debtors[0], {
        id: String(first.id),
        salesBookingId: String(first.id),
        invoiceNumber: '20260001',
        invoiceDate: '2026-03-29',
        dueDate: '2026-04-28',
        customer: { id: String(customer), code: '10007', name: 'Bakkerij O’Brien [x]' },
        currency: 'EUR',
        totalCents: 12110,
        openCents: 10005,
        references: {
          factuurnummer: '20260001',
          betalingskenmerk: 'A ’1',
          orderreferentie: 'web 7',
          omschrijving: 'Taart',
        },
      })
      assert.deepEqual(new Map(debtors.map(({ id, openCents }) => [id, openCents])), await auditedOpen(bench))
      const ids = [String(first.id), String(settled.id), '404']
      assert.deepEqual([...(await bench.administration.currentOpenCents(ids, signal)).values()], [10005, 0])
    })

    it(`passes its connection test in the build ${names}, and shows the audited total`, async () => {
      const bench = await openBench({ names })
      const invoice = await bench.world.addInvoice({ euros: '1000.01' })
      await bench.world.payByHand({ invoice, euros: '0.02', document: 'X', date: '2026-04-01' })
      const test = await bench.administration.test([], bench.signal)
      assert.deepEqual(
        test.lines.filter(({ kind }) => kind !== 'ok').map(({ check }) => check),
        ['check-no-journal-chosen', 'check-total-not-confirmed'],
      )
      assert.deepEqual([test.openItems, test.openTotalCents], [1, 99999])
      const confirmed = bench.again({ confirmedOpenTotal: '999,99' })
      assert.equal((await confirmed.describe(bench.signal)).notBookable, undefined)
    })
  }

  it('tells its journals by their function', async () => {
    const { administration, signal } = await openBench()
    const journals = await administration.journals(signal)
    assert.ok(journals.some(({ kind }) => kind === 'Memoriaal'))
    assert.equal(journals.filter(({ kind }) => kind === 'Verkoop').length, 1)
    const accounts = await administration.ledgerAccounts(signal)
    assert.ok(accounts.some(({ function: word }) => word === 'TussenrekeningBetalingen'))
  })

  it('finds a booking by its boekstuk, with the day and what it settled', async () => {
    const { world, administration, signal } = await openBench()
    const invoice = await world.addInvoice({ number: '20260009' })
    await world.payByHand({ invoice, euros: '100.99', document: 'MSP-5', date: '2026-12-31' })
    const journal = (await administration.journals(signal)).find(({ kind }) => kind === 'Memoriaal')?.number ?? 0
    const [from, until] = [calendarDate('2026-01-01'), calendarDate('2026-01-31')]
    const search = { keys: ['MSP-5', 'MSP-6'], journal, from, until, proof: 'thorough' } as const
    const found = await administration.findBookings(search, signal)
    assert.deepEqual([...found.keys()], ['MSP-5'])
    const { date, settled } = found.get('MSP-5') ?? assert.fail()
    assert.deepEqual([date, settled], ['2026-12-31', [{ invoiceNumber: '20260009', cents: 10099 }]])
  })

  for (const journalColumn of ['fldDagboekGrootboekID', null]) {
    it(`books nothing on what the opening of a year counts twice (journal of entries: ${journalColumn ?? 'unknown'})`, async () => {
      const bench = await openBench({ journalColumn })
      const { world } = bench
      const open = await world.addInvoice({ date: '2025-06-01' })
      const paidLater = await world.addInvoice({ date: '2025-07-01' })
      await world.closeYear(2025)
      await world.payByHand({ invoice: paidLater, euros: '121.00', document: 'B', date: '2026-01-15' })
      const fresh = await world.addInvoice({ date: '2026-02-01' })
      const doubtful = new Map(
        (await bench.debtors()).map((debtor) => [debtor.id, debtor.linkedOpenCents !== undefined]),
      )
      assert.deepEqual(
        doubtful,
        new Map([
          [String(open.id), true],
          [String(paidLater.id), true],
          [String(fresh.id), false],
        ]),
      )
    })
  }

  it('books nothing on an invoice whose payment stands on another account', async () => {
    const bench = await openBench()
    const [misplaced, plain] = [await bench.world.addInvoice(), await bench.world.addInvoice()]
    await bench.world.misplacePayment(misplaced, '121.00')
    const found = await bench.debtors()
    assert.deepEqual(
      found.map(({ id, linkedOpenCents }) => [id, linkedOpenCents]),
      [
        [String(misplaced.id), 0],
        [String(plain.id), undefined],
      ],
    )
  })

  it('has its betalingskenmerk where a person found it', async () => {
    const bench = await openBench({ reference: { on: 'VerkoopFactuur', column: 'fldKenmerkBetaling' } })
    await bench.world.addInvoice({ reference: 'REF-1' })
    assert.equal((await bench.debtors())[0]?.references.betalingskenmerk, undefined)
    const [candidate] = (await bench.administration.test([], bench.signal)).candidates
    assert.ok(candidate)
    const { on, column, filled, unique, chosen } = candidate
    assert.deepEqual(
      { on, column, filled, unique, chosen },
      { on: 'sale', column: 'fldKenmerkBetaling', filled: 1, unique: 1, chosen: false },
    )
    const informed = bench.again({ schemaProfile: JSON.stringify({ reference: { on, column } }) })
    assert.equal((await bench.debtors(informed))[0]?.references.betalingskenmerk, 'REF-1')
  })

  it('is read in at most three statements a page, and reads its lines a few times in all, not once a page', async () => {
    const lines = 100_000
    const bench = await openBench({ large: { openInvoices: 5_000, lines } })
    await bench.administration.journals(bench.signal)
    bench.server.clearRequests()
    const sums: LoggedRequest[] = []
    for await (const page of bench.administration.openDebtors({ customerNames: true }, bench.signal)) {
      assert.ok(page.length <= 500)
      assert.ok(bench.server.requests.length <= 3, 'statements for a page')
      sums.push(...bench.server.requests.filter(({ text }) => text.includes('SUM(IIF(')))
      bench.server.clearRequests()
    }
    assert.ok(sums.length >= 10)
    let read = 0
    for (const request of sums) read += (await bench.server.explain(request)).rowsRead
    assert.ok(read <= 3 * lines, `${read} rows read in ${sums.length} statements`)
  })
})
