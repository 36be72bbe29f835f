import assert from 'node:assert/strict'
import type { Transaction } from '../../../sandbox/multisafepay/transaction.ts'
import { MultiSafepayWorld } from '../../../sandbox/multisafepay/world.ts'
import { SnelStartWorld } from '../../../sandbox/snelstart/world.ts'
import { dayBefore } from '../../../sandbox/worlds/calendar.ts'
import { tellStory } from '../../../sandbox/worlds/story.ts'

const TODAY = '2026-11-24'

function told(today = TODAY) {
  const snelstart = new SnelStartWorld()
  const multisafepay = new MultiSafepayWorld()
  return { snelstart, multisafepay, story: tellStory({ snelstart, multisafepay, today }) }
}

/** What one site's rows under an order bring into the balance, before fees, in euros. */
function netCents(rows: readonly Transaction[], siteId: number): number {
  return rows
    .filter((row) => row.siteId === siteId && row.currency === 'EUR' && row.completed !== undefined)
    .reduce((net, row) => net + (row.debitCredit === 'C' ? row.cents : 0 - row.cents), 0)
}

describe('The story of Voorbeeld Fietsen B.V.', () => {
  it('has an example of every outcome that an ordinary run can show', () => {
    const outcomes = new Set(told().story.lines.map((line) => line.expects))
    assert.deepEqual([...outcomes].sort(), [
      'ambiguous-reference',
      'charged-back',
      'credit-invoice',
      'currency-differs',
      'no-reference',
      'not-collected',
      'not-found',
      'overpaid',
      'paid',
      'paid-partly',
      'pending',
      'refunded',
      'settled-elsewhere',
      'unpaid',
    ])
  })

  it('has a line for each invoice that is open in the books, with what is open', () => {
    const { snelstart, story } = told()
    const open = [...snelstart.invoices()].filter((invoice) => invoice.openCents !== 0)
    assert.deepEqual(
      new Map(story.lines.map((line) => [line.invoiceNumber, line.openCents])),
      new Map(open.map((invoice) => [invoice.number, invoice.openCents])),
    )
    assert.ok([...snelstart.invoices()].length > open.length, 'some invoices are settled')
  })

  it('leaves books that are right', () => {
    assert.deepEqual(told().snelstart.audit().problems, [])
  })

  it('brings in exactly what is open on the invoices that are paid', () => {
    const { snelstart, multisafepay, story } = told()
    const openByReference = new Map<string, number>()
    for (const { invoiceNumber, openCents } of story.lines.filter((line) => line.expects === 'paid')) {
      const reference = snelstart.invoice(invoiceNumber).orders[0]?.betalingskenmerk ?? ''
      openByReference.set(reference, (openByReference.get(reference) ?? 0) + openCents)
    }
    assert.ok(openByReference.size >= 8)
    for (const [reference, openCents] of openByReference) {
      const received = netCents(multisafepay.transactionsOfOrder(reference), multisafepay.siteId)
      assert.deepEqual([reference, received], [reference, openCents])
    }
  })

  it('has money that no open debtor asks for', () => {
    const { snelstart, multisafepay, story } = told()
    const asked = new Set(
      [...snelstart.invoices()]
        .filter((invoice) => invoice.openCents !== 0)
        .flatMap((invoice) => invoice.orders.map((order) => order.betalingskenmerk)),
    )
    const unasked = multisafepay
      .newestFirst()
      .map(({ transaction }) => transaction)
      .filter(
        (row) =>
          row.siteId === multisafepay.siteId && row.debitCredit === 'C' && row.completed && !asked.has(row.orderId),
      )
    assert.deepEqual(
      unasked.map((row) => [row.orderId, row.cents]).sort(),
      story.unaskedMoney.map(({ orderId, cents }) => [orderId, cents]).sort(),
    )
  })

  it('writes off in the first run what its lines say together', () => {
    const { story } = told()
    const together = story.lines.reduce((total, line) => total + line.writesOffCents, 0)
    assert.equal(story.writesOffCents, together)
    assert.ok(story.lines.every(({ openCents, writesOffCents }) => Math.abs(writesOffCents) <= Math.abs(openCents)))
  })

  it('lies in the forty days before its today', () => {
    const { snelstart, multisafepay } = told()
    const days = [
      ...[...snelstart.invoices()].map((invoice) => invoice.date),
      ...multisafepay
        .newestFirst()
        .map(({ transaction }) => (transaction.completed ?? transaction.created).text.slice(0, 10)),
    ]
    assert.ok(days.every((day) => day < TODAY && day >= dayBefore(TODAY, 40)))
  })

  it('is the same when told again', () => {
    const [once, again] = [told(), told()]
    assert.deepEqual(once.story, again.story)
    const ids = ({ multisafepay }: typeof once): string[] =>
      multisafepay.newestFirst().map(({ transaction }) => transaction.id)
    assert.deepEqual(ids(once), ids(again))
  })

  for (const change of ['2028-03-26', '2028-10-29']) {
    it(`can be told on any of the days after the clock changed on ${change}`, () => {
      for (let day = -1; day <= 41; day++) assert.ok(told(dayBefore(change, 0 - day)).story.lines.length > 0)
    })
  }
})
