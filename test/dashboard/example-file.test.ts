import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dashboardFlow } from '../../dashboard/flow.ts'

const FILE = path.join(__dirname, '..', '..', 'examples', 'dashboard.json')

describe('examples/dashboard.json', function () {
  this.timeout(30_000)

  it('is what the sources in dashboard/ give: npx tsx scripts/build/dashboard-flow.ts', async () => {
    assert.equal(readFileSync(FILE, 'utf8'), `${JSON.stringify(await dashboardFlow(), undefined, 2)}\n`)
  })

  it('can book nothing before its user has filled in where and from when', async () => {
    const nodes = await dashboardFlow()
    const booking = nodes.filter(({ type, mode }) => type === 'book-payment' && mode === 'book')
    assert.equal(booking.length, 1)
    assert.deepEqual(
      booking.map(({ bookFrom, bookingJournal, clearingAccount }) => [bookFrom, bookingJournal, clearingAccount]),
      [['${BOOK_FROM}', '${JOURNAL}', '${CLEARING_ACCOUNT}']],
    )
    const settings = nodes.find(({ type }) => type === 'group')?.['env'] as { name: string; value: string }[]
    assert.deepEqual(
      settings.filter(({ name }) => name !== 'TASK').map(({ value }) => value),
      ['', '', '', 'false'],
    )
  })

  it('has a wire for every output, and each leads to a node of the flow', async () => {
    const nodes = await dashboardFlow()
    const ids = new Set(nodes.map(({ id }) => id))
    const wires = nodes.flatMap(({ wires: to = [] }) => (to as string[][]).flat())
    assert.ok(wires.length > 20)
    assert.deepEqual(
      wires.filter((id) => !ids.has(id)),
      [],
    )
    for (const { type, outputs, wires: to, name } of nodes) {
      if (type === 'function') assert.equal((to as unknown[]).length, outputs, String(name))
    }
  })
})
