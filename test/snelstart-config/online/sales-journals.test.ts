import assert from 'node:assert/strict'

import { type Bench, closeBenches, debtorsOf, openBench } from './bench.ts'

describe('the sales journal of open debtors', () => {
  afterEach(closeBenches)

  const placed = async (bench: Bench, administration = bench.administration) => {
    bench.snelStart.clearRequests()
    const debtors = await debtorsOf(administration, bench.signal, { salesJournal: 1300 })
    return Object.fromEntries(debtors.map(({ invoiceNumber, salesJournal }) => [invoiceNumber, salesJournal]))
  }
  const withTwoJournals = async (): Promise<Bench> => {
    const bench = await openBench()
    bench.snelStart.world.addJournal({ number: 1320, name: 'Debiteuren webshop', kind: 'Verkoop' })
    bench.snelStart.world.addInvoice({ number: 'A', salesJournal: 1300 })
    bench.snelStart.world.addInvoice({ number: "B'2", salesJournal: 1320 })
    return bench
  }

  it('is the only one in use, without a request', async () => {
    const bench = await openBench()
    bench.snelStart.world.addInvoice({ number: 'A' })
    assert.deepEqual(await placed(bench), { A: 1300 })
    assert.equal(bench.asked('/grootboekmutaties'), 0)
  })

  it('is found in the ledger where there are several, and kept for good', async () => {
    const bench = await withTwoJournals()
    assert.deepEqual(await placed(bench), { A: 1300, "B'2": 1320 })
    assert.equal(bench.asked('/grootboekmutaties'), 1)
    assert.deepEqual(await placed(bench, bench.restarted()), { A: 1300, "B'2": 1320 })
    assert.equal(bench.asked('/grootboekmutaties'), 0)
  })

  it('of many invoices is read from the period of the journals', async () => {
    const bench = await withTwoJournals()
    bench.snelStart.world.bulk({ open: 300, settled: 0, orders: 0, seed: 3 })
    const journals = Object.values(await placed(bench))
    assert.equal(journals.filter((journal) => journal === 1300).length, 301)
    assert.equal(bench.asked('/grootboekmutaties'), 2)
  })

  it('that the ledger does not show stays open, with a warning, and is asked for again', async () => {
    const bench = await withTwoJournals()
    const empty = { kind: 'status', status: 200, body: '[]' } as const
    bench.snelStart.faults.add({ when: { path: '/v2/grootboekmutaties' }, what: empty })
    assert.deepEqual(await placed(bench), { A: undefined, "B'2": undefined })
    assert.deepEqual(bench.warnings, [{ code: 'sales-journal-unknown', values: { invoices: 2, journal: 1300 } }])
    assert.deepEqual(await placed(bench), { A: 1300, "B'2": 1320 })
  })

  it('that does not exist is a wrong setting', async () => {
    const bench = await withTwoJournals()
    await assert.rejects(
      debtorsOf(bench.administration, bench.signal, { salesJournal: 2900 }),
      /sales-journal-not-found/,
    )
  })
})
