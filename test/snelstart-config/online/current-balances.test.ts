import assert from 'node:assert/strict'

import { closeBenches, openBench } from './bench.ts'

describe('open balances just before booking', () => {
  afterEach(closeBenches)

  for (const count of [2, 50]) {
    for (const id of ['yes', 'refused', 'ignored'] as const) {
      it(`of ${count} debtors are what SnelStart says now, where a filter on id is ${id}`, async () => {
        const bench = await openBench({ switches: { filterable: { id } } })
        const { world } = bench.snelStart
        const invoices = Array.from({ length: count }, (_, index) => world.addInvoice({ totalCents: 1000 + index }))
        const [settled, gone] = invoices
        assert.ok(settled && gone)
        world.settleByHand(settled.number, settled.totalCents, '2026-11-03')
        world.deleteInvoice(gone.number)
        const open = await bench.administration.currentOpenCents(
          invoices.map((invoice) => invoice.id),
          bench.signal,
        )
        assert.equal(open.get(settled.id), 0)
        assert.equal(open.has(gone.id), false)
        assert.equal(open.size, count - 1)
        for (const invoice of invoices.slice(2)) assert.equal(open.get(invoice.id), invoice.totalCents)
        if (count === 50 && id === 'yes') assert.equal(bench.asked(/^\/v2\/verkoopfacturen/), 4)
      })
    }
  }

  it('a filter that finds nothing makes no debtor disappear', async () => {
    const bench = await openBench()
    const invoices = Array.from({ length: 6 }, () => bench.snelStart.world.addInvoice())
    const empty = { kind: 'status', status: 200, body: '[]' } as const
    bench.snelStart.faults.add({ when: { path: '/v2/verkoopfacturen' }, what: empty })
    const open = await bench.administration.currentOpenCents(
      invoices.map(({ id }) => id),
      bench.signal,
    )
    assert.equal(open.size, 6)
    bench.snelStart.clearRequests()
    await bench.administration.currentOpenCents([...open.keys()], bench.signal)
    assert.equal(bench.asked('/verkoopfacturen'), 0)
  })

  it('what is no identifier names no debtor, and reaches no filter', async () => {
    const bench = await openBench()
    const ids = ["x' or 1 eq 1", '../relaties', '', 'a', 'b']
    assert.deepEqual([...(await bench.administration.currentOpenCents(ids, bench.signal))], [])
    assert.equal(bench.administration.requestCount(), 0)
  })

  it('half a cent stops the booking', async () => {
    const bench = await openBench()
    const { id } = bench.snelStart.world.addInvoice()
    const body = `{"id":"${id}","factuurnummer":"A","openstaandSaldo":0.005}`
    bench.snelStart.faults.add({
      when: { path: `/v2/verkoopfacturen/${id}` },
      what: { kind: 'status', status: 200, body },
    })
    await assert.rejects(
      bench.administration.currentOpenCents([id], bench.signal),
      /unreadable-amount.*openstaandSaldo/,
    )
  })
})
