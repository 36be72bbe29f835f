import assert from 'node:assert/strict'

import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { closeBenches, debtorsOf, openBench } from './bench.ts'

describe('open debtors', () => {
  afterEach(closeBenches)

  it('carry everything that SnelStart knows of them, in whole cents', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const words = { betalingskenmerk: '7000123456789012', orderreferentie: 'PO 44', omschrijving: 'Webshop order 1001' }
    const invoice = world.addInvoice({ number: '2026-0417', date: '2026-11-02', totalCents: 12_105, order: words })
    world.settleByHand('2026-0417', 2000, '2026-11-03')
    assert.deepEqual(await debtorsOf(bench.administration, bench.signal, { customerNames: true }), [
      {
        id: invoice.id,
        salesBookingId: invoice.salesBookingId,
        invoiceNumber: '2026-0417',
        invoiceDate: '2026-11-02',
        dueDate: '2026-11-16',
        customer: { id: invoice.relation.id, code: String(invoice.relation.code), name: invoice.relation.name },
        currency: 'EUR',
        totalCents: 12_105,
        openCents: 10_105,
        references: { factuurnummer: '2026-0417', ...words },
      },
    ])
  })

  it('are what is open only, credit invoices with their minus, and those without an order too', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    world.addInvoice({ number: 'settled' })
    world.settleByHand('settled', 12_100, '2026-11-03')
    world.addInvoice({ number: 'open' })
    world.addCreditInvoice({ number: 'credit', totalCents: 4840 })
    const debtors = await debtorsOf(bench.administration, bench.signal)
    assert.deepEqual(
      debtors.map(({ invoiceNumber, openCents, references }) => [invoiceNumber, openCents, references]),
      [
        ['open', 12_100, { factuurnummer: 'open' }],
        ['credit', -4840, { factuurnummer: 'credit' }],
      ],
    )
  })

  for (const openstaandSaldo of ['yes', 'refused', 'ignored'] as const) {
    it(`are the same where a filter on the open balance is ${openstaandSaldo}, and it is refused only once`, async () => {
      const bench = await openBench({ switches: { filterable: { openstaandSaldo } } })
      const { world } = bench.snelStart
      world.bulk({ open: 700, settled: 600, orders: 0, seed: 3 })
      for (const run of [1, 2]) {
        bench.snelStart.clearRequests()
        const debtors = await debtorsOf(bench.administration, bench.signal)
        assert.equal(debtors.length, 700)
        assert.equal(new Set(debtors.map(({ id }) => id)).size, 700)
        const pages = openstaandSaldo === 'yes' ? 2 : 3
        const refusal = openstaandSaldo === 'refused' && run === 1 ? 1 : 0
        assert.equal(bench.asked('/verkoopfacturen'), pages + refusal)
      }
    })
  }

  it('are all there when an invoice is settled between two pages', async () => {
    const bench = await openBench()
    const { world, switches } = bench.snelStart
    const made = world.bulk({ open: 1200, settled: 0, orders: 0, seed: 3 })
    const first = made[0]
    let pages = 0
    switches.afterEachPage = () => {
      pages += 1
      if (pages === 1 && first) world.settleByHand(first.number, first.totalCents, '2026-11-03')
    }
    const found = new Set(
      (await debtorsOf(bench.administration, bench.signal)).map(({ invoiceNumber }) => invoiceNumber),
    )
    assert.deepEqual(
      made.filter(({ number }) => !found.has(number)),
      [],
    )
  })

  it('do not disappear because a filter finds nothing', async () => {
    const bench = await openBench()
    bench.snelStart.world.addInvoice({ number: 'A' })
    const empty = { kind: 'status', status: 200, body: '[]' } as const
    bench.snelStart.faults.add({ when: { path: '/v2/verkoopfacturen' }, what: empty })
    assert.equal((await debtorsOf(bench.administration, bench.signal)).length, 1)
  })

  it('that are none are none, for certain', async () => {
    const bench = await openBench()
    bench.snelStart.world.bulk({ open: 0, settled: 3, orders: 0, seed: 1 })
    assert.deepEqual(await debtorsOf(bench.administration, bench.signal), [])
    assert.equal(bench.asked('/verkoopfacturen'), 2)
  })

  const oddInvoice = (openstaandSaldo: string, factuurnummer: string, id: string): string =>
    `{"id":"${id}","factuurnummer":"${factuurnummer}","openstaandSaldo":${openstaandSaldo},"factuurBedrag":10.00,` +
    `"factuurDatum":"2026-11-02T00:00:00","vervalDatum":null,"relatie":null,"verkoopBoeking":null,"verkoopOrders":[]}`
  const ID = '5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'
  const OTHER_ID = '5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0002'

  it('with half a cent are left out and told, never rounded; the others stay', async () => {
    const bench = await openBench()
    const body = `[${oddInvoice('10.005', 'odd', ID)},${oddInvoice('10.10', 'fine', OTHER_ID)}]`
    bench.snelStart.faults.add({ when: { path: '/v2/verkoopfacturen' }, what: { kind: 'status', status: 200, body } })
    const debtors = await debtorsOf(bench.administration, bench.signal)
    assert.deepEqual(
      debtors.map(({ invoiceNumber, openCents }) => [invoiceNumber, openCents]),
      [['fine', 1010]],
    )
    const values = { invoiceNumber: 'odd', property: 'openstaandSaldo' }
    assert.deepEqual(bench.warnings, [{ code: 'unreadable-invoice', values }])
  })

  it('without any open balance stop the run: the answer is no longer what we know', async () => {
    const bench = await openBench()
    const body = `[${oddInvoice('null', 'odd', ID)}]`
    bench.snelStart.faults.add({ when: { path: '/v2/verkoopfacturen' }, what: { kind: 'status', status: 200, body } })
    await assert.rejects(debtorsOf(bench.administration, bench.signal), (error) => {
      assert.ok(error instanceof ReconcileError)
      assert.deepEqual(error.values, {
        path: '/verkoopfacturen',
        property: '0.openstaandSaldo',
        expectation: 'expected an amount',
      })
      return true
    })
  })

  it('name their customers for a page of relations per 500, and for nothing in the next run', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    world.bulk({ open: 60, settled: 0, orders: 0, seed: 3, invoicesPerCustomer: 1 })
    const named = async (): Promise<number> => {
      bench.snelStart.clearRequests()
      const debtors = await debtorsOf(bench.administration, bench.signal, { customerNames: true })
      assert.ok(debtors.every(({ customer }) => customer.name?.startsWith('Klant')))
      return bench.asked(/^\/v2\/relaties/)
    }
    assert.equal(await named(), 1)
    assert.equal(await named(), 0)
    world.addInvoice()
    assert.equal(await named(), 1)
    assert.equal(await named(), 0)
    assert.equal([...bench.kept.files.values()].join().includes('Klant'), false)
  })

  it('come without names, with a warning, where relations may not be read', async () => {
    const bench = await openBench({ switches: { scopes: ['orders:read'] } })
    bench.snelStart.world.addInvoice()
    const [debtor] = await debtorsOf(bench.administration, bench.signal, { customerNames: true })
    assert.equal(debtor?.customer.name, undefined)
    assert.deepEqual(bench.warnings, [{ code: 'missing-right', values: { scope: 'relaties:read' } }])
  })

  it('stop when they are stopped', async () => {
    const bench = await openBench()
    const stop = new AbortController()
    bench.snelStart.switches.afterEachPage = () => stop.abort(new Error('closing'))
    bench.snelStart.world.bulk({ open: 700, settled: 0, orders: 0, seed: 3 })
    await assert.rejects(debtorsOf(bench.administration, stop.signal), /closing/)
  })
})
