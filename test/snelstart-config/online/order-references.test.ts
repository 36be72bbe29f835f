import assert from 'node:assert/strict'

import type { Administration } from '../../../nodes/reconcile/domain/administration.ts'
import { type Bench, closeBenches, debtorsOf, openBench } from './bench.ts'

describe('references of open debtors', () => {
  afterEach(closeBenches)

  const kenmerken = async (bench: Bench, administration: Administration = bench.administration) => {
    bench.snelStart.clearRequests()
    const debtors = await debtorsOf(administration, bench.signal)
    return Object.fromEntries(
      debtors.map(({ invoiceNumber, references }) => [invoiceNumber, references.betalingskenmerk]),
    )
  }
  const orderRequests = (bench: Bench): number => bench.asked(/^\/v2\/verkooporders/)

  it('of few invoices are read order by order, and of many in pages', async () => {
    const bench = await openBench()
    bench.snelStart.world.bulk({ open: 20, settled: 0, orders: 2000, seed: 3 })
    assert.equal((await kenmerken(bench))['BULK-F000001'], 'BULK-000001')
    assert.equal(orderRequests(bench), 20)
    const many = await openBench()
    many.snelStart.world.bulk({ open: 900, settled: 0, orders: 1100, seed: 3 })
    assert.equal((await kenmerken(many))['BULK-F000900'], 'BULK-000900')
    assert.equal(orderRequests(many), 3)
  })

  for (const open of [12, 300]) {
    it(`of ${open} invoices cost one request in the next run, also after a restart`, async () => {
      const bench = await openBench()
      bench.snelStart.world.bulk({ open, settled: 0, orders: 391, seed: 3 })
      const first = await kenmerken(bench)
      assert.deepEqual(await kenmerken(bench), first)
      assert.equal(orderRequests(bench), 1)
      assert.deepEqual(await kenmerken(bench, bench.restarted()), first)
      assert.equal(orderRequests(bench), 1)
    })
  }

  it('that an order gets, changes or loses later are seen in the next run', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const invoice = world.addInvoice({ number: 'A', order: {} })
    world.addInvoice({ number: 'B', order: { betalingskenmerk: 'B1' } })
    const [order] = invoice.orders
    assert.ok(order)
    assert.deepEqual(await kenmerken(bench), { A: undefined, B: 'B1' })
    bench.clock.pass(3_600_000)
    world.changeOrder(order, { betalingskenmerk: 'A1' })
    assert.deepEqual(await kenmerken(bench), { A: 'A1', B: 'B1' })
    bench.clock.pass(3_600_000)
    world.changeOrder(order, { betalingskenmerk: 'A2' })
    assert.deepEqual(await kenmerken(bench, bench.restarted()), { A: 'A2', B: 'B1' })
    world.changeOrder(order, { betalingskenmerk: undefined })
    assert.deepEqual(await kenmerken(bench), { A: undefined, B: 'B1' })
  })

  it('of an invoice that is new since the last run are read with it', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    world.bulk({ open: 100, settled: 0, orders: 100, seed: 3 })
    await kenmerken(bench)
    world.addInvoice({ number: 'old order', date: '2025-01-02', order: { betalingskenmerk: 'K' } })
    assert.equal((await kenmerken(bench))['old order'], 'K')
    assert.equal(orderRequests(bench), 2)
  })

  it('are all read anew once a day, so that no change is missed for longer', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const invoice = world.addInvoice({ number: 'A', date: '2025-01-02', order: { betalingskenmerk: 'A1' } })
    world.bulk({ open: 100, settled: 0, orders: 100, seed: 3 })
    await kenmerken(bench)
    const [order] = invoice.orders
    assert.ok(order)
    order.betalingskenmerk = 'changed without a trace'
    assert.equal((await kenmerken(bench))['A'], 'A1')
    bench.clock.pass(86_400_000)
    assert.equal((await kenmerken(bench))['A'], 'changed without a trace')
  })

  for (const modifiedOn of ['refused', 'ignored'] as const) {
    it(`are right where a filter on changes is ${modifiedOn}, which is asked only once`, async () => {
      const bench = await openBench({ switches: { filterable: { modifiedOn } } })
      const { world } = bench.snelStart
      const invoice = world.addInvoice({ number: 'A', order: {} })
      world.bulk({ open: 100, settled: 0, orders: 600, seed: 3 })
      await kenmerken(bench)
      const [order] = invoice.orders
      assert.ok(order)
      world.changeOrder(order, { betalingskenmerk: 'A1' })
      assert.equal((await kenmerken(bench))['A'], 'A1')
      assert.equal(orderRequests(bench), 3)
      assert.equal((await kenmerken(bench))['A'], 'A1')
      assert.equal(orderRequests(bench), 2)
    })
  }

  it('are right when SnelStart suddenly says that nothing changed', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const [order] = world.addInvoice({ number: 'A', order: {} }).orders
    assert.ok(order)
    await kenmerken(bench)
    world.changeOrder(order, { betalingskenmerk: 'A1' })
    const empty = { kind: 'status', status: 200, body: '[]' } as const
    bench.snelStart.faults.add({ when: { path: '/v2/verkooporders' }, what: empty })
    assert.deepEqual(await kenmerken(bench), { A: 'A1' })
    assert.equal(bench.snelStart.faults.pending, 0)
  })

  it('that two orders of one invoice do not agree on are left out, and told', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const invoice = world.addInvoice({ number: 'A', order: { betalingskenmerk: 'one', orderreferentie: 'same' } })
    world.addOrder({ invoice, betalingskenmerk: 'two', orderreferentie: 'same' })
    const [debtor] = await debtorsOf(bench.administration, bench.signal)
    assert.deepEqual(debtor?.references, { factuurnummer: 'A', orderreferentie: 'same' })
    const values = { invoiceNumber: 'A', source: 'betalingskenmerk' }
    assert.deepEqual(bench.warnings, [{ code: 'several-references', values }])
  })

  it('that only one of the orders of an invoice has are taken', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice({ number: 'A', order: {} })
    bench.snelStart.world.addOrder({ invoice, betalingskenmerk: 'two' })
    assert.deepEqual(await kenmerken(bench), { A: 'two' })
  })

  it('that may be personal are not on disk, and are there again after a restart', async () => {
    const bench = await openBench()
    const order = {
      betalingskenmerk: '7000123456789012',
      orderreferentie: 'mevrouw Canary',
      omschrijving: 'canary@example.org NL91ABNA0417164300',
    }
    bench.snelStart.world.addInvoice({ number: 'A', date: '2025-01-02', order })
    bench.snelStart.world.addInvoice({ number: 'B', order: { betalingskenmerk: 'newer' } })
    const references = { factuurnummer: 'A', ...order }
    const [before] = await debtorsOf(bench.administration, bench.signal)
    assert.deepEqual(before?.references, references)
    const disk = [...bench.kept.files.values()].flat().join('\n')
    assert.match(disk, /7000123456789012/)
    assert.doesNotMatch(disk, /canary|NL91/i)
    const [after] = await debtorsOf(bench.restarted(), bench.signal)
    assert.deepEqual(after?.references, references)
  })

  it('do not make the file on disk grow for ever', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const [order] = world.addInvoice({ number: 'A', order: { betalingskenmerk: 'A0' } }).orders
    assert.ok(order)
    for (let run = 1; run <= 120; run += 1) {
      world.changeOrder(order, { betalingskenmerk: `A${run}` })
      assert.deepEqual(await kenmerken(bench), { A: `A${run}` })
    }
    assert.ok((bench.kept.files.get('order-references') ?? []).length < 110)
  })

  it('are found from the orders where no invoice names its order', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const invoice = world.addInvoice({ number: 'A', order: { betalingskenmerk: 'A1' } })
    invoice.orders.length = 0
    assert.deepEqual(await kenmerken(bench), { A: 'A1' })
    assert.equal(bench.asked('/verkooporders'), 1)
  })

  it('cost nothing where nothing is open', async () => {
    const bench = await openBench()
    bench.snelStart.world.addOrder({ betalingskenmerk: 'A1' })
    await kenmerken(bench)
    assert.equal(orderRequests(bench), 0)
  })

  it('come also when the disk is full, with a warning', async () => {
    const bench = await openBench()
    bench.snelStart.world.addInvoice({ number: 'A', order: { betalingskenmerk: 'A1' } })
    const full = {
      rows: (name: string) => ({ ...bench.kept.rows(name), replace: () => Promise.reject(new Error('ENOSPC')) }),
    }
    assert.deepEqual(await kenmerken(bench, bench.restarted({ kept: full })), { A: 'A1' })
    assert.deepEqual(bench.warnings, [{ code: 'not-kept', values: { what: 'order-references' } }])
  })

  it('are right for two runs at once', async () => {
    const bench = await openBench()
    bench.snelStart.world.bulk({ open: 300, settled: 0, orders: 300, seed: 3 })
    const [one, two] = await Promise.all([1, 2].map(() => debtorsOf(bench.administration, bench.signal)))
    assert.deepEqual(one, two)
    assert.equal(one?.filter(({ references }) => references.betalingskenmerk).length, 300)
  })
})
