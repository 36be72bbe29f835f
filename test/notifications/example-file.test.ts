import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { notificationsFlow } from '../../notifications/flow.ts'

const FILE = path.join(__dirname, '..', '..', 'examples', '5 - Mail only when it matters.json')

/** What a Node-RED has without installing anything. */
const CORE = ['tab', 'comment', 'inject', 'change', 'catch', 'function', 'debug', 'file', 'file in']
const OURS = /^(snelstart-config|msp-config|fetch-open-debtors|match-payments|book-payment|reconcile-report)$/

describe('examples/5 - Mail only when it matters.json', function () {
  this.timeout(30_000)

  it('is what the sources in notifications/ give: npm run notifications', async () => {
    assert.equal(readFileSync(FILE, 'utf8'), `${JSON.stringify(await notificationsFlow(), undefined, 2)}\n`)
  })

  it('needs no nodes but those of Node-RED and ours, and books nothing before its user says so', async () => {
    const nodes = await notificationsFlow()
    const strange = nodes.filter(({ type }) => !CORE.includes(type) && !OURS.test(type))
    assert.deepEqual(strange, [])
    assert.deepEqual(
      nodes.filter(({ type }) => type === 'book-payment').map(({ mode, bookFrom }) => [mode, bookFrom]),
      [['preview', '']],
    )
  })

  it('has a wire for every output, and each leads to a node of the flow', async () => {
    const nodes = await notificationsFlow()
    const ids = new Set(nodes.map(({ id }) => id))
    assert.equal(ids.size, nodes.length)
    const wires = nodes.flatMap(({ wires: to = [] }) => (to as string[][]).flat())
    assert.deepEqual(
      wires.filter((to) => !ids.has(to)),
      [],
    )
  })
})
