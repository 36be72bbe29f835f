import assert from 'node:assert/strict'
import { startSnelStart } from '../../../sandbox/snelstart/start-snelstart.ts'
import { SnelStartWorld } from '../../../sandbox/snelstart/world.ts'
import { clientOf } from './asking.ts'
import { memoriaalBody } from './bodies.ts'

describe('the books of the SnelStart stand-in', () => {
  let world: SnelStartWorld

  beforeEach(() => {
    world = new SnelStartWorld()
  })

  it('balance after sales, credit notes and receipts', () => {
    world.addInvoice({ number: 'A', totalCents: 12_100 })
    world.addInvoice({ number: 'B', totalCents: 1 })
    world.addCreditInvoice({ number: 'C', totalCents: 4_840 })
    world.settleByHand('A', 10_000, '2026-11-05')
    world.settleByHand('C', -4_840, '2026-11-05')
    const { problems, balances, openCents, debtorsCents } = world.audit()
    assert.deepEqual(problems, [])
    assert.deepEqual([openCents, debtorsCents], [2_101, 2_101])
    assert.deepEqual([balances.get(1300), balances.get(1010), world.balanceCents(8000)], [2_101, 5_160, -6_001])
    assert.equal(world.balanceCents(1220), 0)
  })

  it('refuse an entry that does not balance', () => {
    const account = world.account(1220)
    const line = { account, debitCents: 1, creditCents: 0, description: '' }
    const draft = { journal: world.journal(2900), date: '2026-11-05', documentNumber: undefined, modifiedOn: '' }
    assert.throws(() => world.ledger.post({ ...draft, lines: [line] }), /1 cents out of balance/)
  })

  it('are found wrong when a line was tampered with', () => {
    world.addInvoice({ number: 'A' })
    const [line] = world.ledger.mutations
    Object.assign(line ?? {}, { debitCents: 12_101 })
    assert.deepEqual(world.audit().problems, [
      'the entry Debiteuren 2026-11-02 is 1 cents out of balance',
      'the debtors accounts hold 12101 cents, the invoices have 12100 open',
    ])
  })

  it('are found wrong when a balance was tampered with', () => {
    world.addInvoice({ number: 'A' }).openCents = 0
    assert.deepEqual(world.audit().problems, [
      'invoice A has 0 cents open, its bookings leave 12100',
      'the debtors accounts hold 12100 cents, the invoices have 0 open',
    ])
  })

  it('return to what they were when a booking is deleted', () => {
    world.addInvoice({ number: 'A' })
    const { id } = world.settleByHand('A', 12_100, '2026-11-05')
    assert.equal(world.deleteBooking(id), true)
    assert.equal(world.deleteBooking(id), false)
    assert.equal(world.invoice('A').openCents, 12_100)
    assert.deepEqual(world.audit().problems, [])
  })

  it('let an invoice go only while nothing was settled on it, and keep its order', () => {
    const { orders } = world.addInvoice({ number: 'A', order: { betalingskenmerk: '1' } })
    const { id } = world.settleByHand('A', 1, '2026-11-05')
    assert.throws(() => world.deleteInvoice('A'), /BOE-0083/)
    world.deleteBooking(id)
    world.deleteInvoice('A')
    assert.deepEqual([...world.invoices()], [])
    assert.equal(orders[0]?.invoice, undefined)
    assert.deepEqual(world.audit().problems, [])
  })

  it('know an invoice number once', () => {
    world.addInvoice({ number: 'A' })
    assert.throws(() => world.addInvoice({ number: 'A' }), /BOE-0021/)
    assert.throws(() => world.invoice('B'), /there is no invoice B/)
  })

  it('can have a second sales journal with its own debtors account', () => {
    world.addJournal({ number: 1305, name: 'Debiteuren webshop', kind: 'Verkoop' })
    world.addInvoice({ number: 'A' })
    world.addInvoice({ number: 'W', salesJournal: 1305, totalCents: 500 })
    world.settleByHand('W', 200, '2026-11-05')
    const { problems, balances } = world.audit()
    assert.deepEqual(problems, [])
    assert.deepEqual([balances.get(1300), balances.get(1305)], [12_100, 300])
  })

  it('are the same for the same seed and have other identifiers for another', () => {
    const ids = (seed: number): string[] => {
      const books = new SnelStartWorld({ seed })
      books.bulk({ open: 3, settled: 2, orders: 6, seed: 4 })
      return [...books.orders.keys(), ...[...books.invoices()].map(({ id, totalCents }) => `${id} ${totalCents}`)]
    }
    assert.deepEqual(ids(1), ids(1))
    assert.notDeepEqual(ids(1), ids(2))
  })

  it('fill in bulk with open and settled invoices and orders beyond them', () => {
    const made = world.bulk({ open: 30, settled: 20, orders: 60, seed: 1 })
    const { problems, openCents } = world.audit()
    assert.deepEqual(problems, [])
    assert.equal(made.length, 50)
    assert.equal(
      openCents,
      made.reduce((sum, invoice) => sum + invoice.openCents, 0),
    )
    assert.equal([...world.invoices()].filter((invoice) => invoice.openCents > 0).length, 30)
    assert.equal([...world.orders.values()].filter(({ invoice }) => invoice === undefined).length, 10)
    assert.equal(world.invoice(made[7]?.number ?? '').orders[0]?.betalingskenmerk, made[7]?.betalingskenmerk)
  })
})

describe('an answer that is lost', () => {
  for (const kind of ['cut-after', 'status-after', 'hang'] as const) {
    it(`by ${kind} leaves the booking in the books`, async () => {
      const standIn = await startSnelStart()
      try {
        const invoice = standIn.world.addInvoice()
        const client = await clientOf(standIn)
        const what = kind === 'status-after' ? { kind, status: 503 } : { kind }
        standIn.faults.add({ when: { method: 'POST', path: '/v2/memoriaalboekingen' }, what })
        const outcome = client.post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice)).then(
          ({ status }) => status,
          () => 'no answer',
        )
        if (kind === 'hang') {
          while (standIn.faults.pending > 0) await new Promise(setImmediate)
          await standIn.close()
        }
        assert.equal(await outcome, kind === 'status-after' ? 503 : 'no answer')
        assert.equal(invoice.openCents, 0)
        assert.deepEqual(standIn.world.audit().problems, [])
      } finally {
        await standIn.close()
      }
    })
  }

  it('by cut-before leaves nothing, and the same books can be served again', async () => {
    const standIn = await startSnelStart()
    const invoice = standIn.world.addInvoice()
    const client = await clientOf(standIn)
    standIn.faults.add({ when: { method: 'POST' }, what: { kind: 'cut-before' } })
    await assert.rejects(client.post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice)))
    assert.equal(invoice.openCents, 12_100)
    await standIn.close()
    const again = await startSnelStart({ world: standIn.world })
    const rows = await (await clientOf(again)).rows('verkoopfacturen')
    await again.close()
    assert.equal(rows.length, 1)
  })
})
