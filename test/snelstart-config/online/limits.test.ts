import assert from 'node:assert/strict'

import { anOrder, aSearch, closeBenches, debtorsOf, openBench } from './bench.ts'

describe('a large administration', () => {
  afterEach(closeBenches)

  it('is read within the limits of a web server on filters and addresses, and in few requests', async function () {
    this.timeout(60_000)
    const bench = await openBench({ switches: { filterNodesMax: 100, queryCharactersMax: 2048 } })
    const { administration, signal } = bench
    const { world } = bench.snelStart
    world.addJournal({ number: 1320, name: 'Debiteuren webshop', kind: 'Verkoop' })
    world.bulk({ open: 1500, settled: 500, orders: 2000, seed: 9 })
    const query = { customerNames: true, salesJournal: 1300 }
    const debtors = await debtorsOf(administration, signal, query)
    assert.equal(debtors.length, 1500)
    assert.ok(debtors.every(({ references, salesJournal }) => references.betalingskenmerk && salesJournal === 1300))
    bench.snelStart.clearRequests()
    await debtorsOf(administration, signal, query)
    assert.ok(bench.asked() <= 6, `${bench.asked()} requests in the second run`)

    const ids = debtors.slice(0, 60).map(({ id }) => id)
    assert.equal((await administration.currentOpenCents(ids, signal)).size, 60)
    assert.equal((await administration.book(anOrder(world.addInvoice()), signal)).state, 'booked')
    const keys = ['MSP-718293645', ...Array.from({ length: 60 }, (_, index) => `MSP-12345678901234567${index + 10}`)]
    bench.snelStart.clearRequests()
    assert.equal((await administration.findBookings(aSearch({ keys }), signal)).size, 1)
    assert.ok(bench.snelStart.requests.every(({ status }) => status === 200))
  })
})
