import assert from 'node:assert/strict'

import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { mainJob } from './main-job.ts'

describe('The story of the sandbox, from SnelStart to MultiSafepay and back', () => {
  let sandbox: Sandbox

  beforeEach(async () => {
    sandbox = await startSandbox()
  })
  afterEach(() => sandbox.close())

  it('gives every open debtor the outcome that a bookkeeper expects', async () => {
    const { lines } = await mainJob(sandbox).fetchAndMatch()
    const outcomes = Object.fromEntries(lines.map(({ debtor, outcome }) => [debtor.invoiceNumber, outcome]))
    const expected = Object.fromEntries(
      (sandbox.story?.lines ?? []).map(({ invoiceNumber, expects }) => [invoiceNumber, expects]),
    )
    assert.deepEqual(outcomes, expected)
  })

  it('books what the story says, in balance, and a second run books nothing', async () => {
    const job = mainJob(sandbox)
    const first = await job.run()
    assert.equal(first.stopped, undefined)
    const written = first.lines.flatMap(({ bookings = [] }) => bookings.map(({ writeOffCents = 0 }) => writeOffCents))
    assert.equal(
      written.reduce((sum, amount) => sum + amount, 0),
      sandbox.story?.writesOffCents,
    )
    const bookedRequests = sandbox.snelstart.requests.filter(({ method }) => method === 'POST').length
    assert.deepEqual(sandbox.snelstart.world.audit().problems, [])
    await job.run()
    assert.equal(sandbox.snelstart.requests.filter(({ method }) => method === 'POST').length, bookedRequests)
    assert.deepEqual(sandbox.snelstart.unknownProperties, [])
  })
})
