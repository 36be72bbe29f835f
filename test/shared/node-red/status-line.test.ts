import assert from 'node:assert/strict'

import { WORK_KEYS, nodeStatuses } from '../../../nodes/shared/node-red/status-line.ts'
import { ERROR_CODES } from '../../../nodes/reconcile/domain/error-codes.ts'
import statusNl from '../../../nodes/shared/texts/status/nl.json'
import statusEn from '../../../nodes/shared/texts/status/en-US.json'
import { handClock } from './hand-clock.ts'

function aStatusLine() {
  const shown: unknown[] = []
  const clock = handClock()
  const statuses = nodeStatuses({ status: (status) => shown.push(status) }, clock)
  return { shown, clock, statuses }
}

describe('what a node shows under itself', () => {
  it('a node that never ran has a grey ring', () => {
    const { shown } = aStatusLine()
    assert.deepEqual(shown, [{ fill: 'grey', shape: 'ring', text: 'status.idle' }])
  })

  it('a status comes at most once a second, and the last one wins', async () => {
    const { shown, clock, statuses } = aStatusLine()
    const { line } = statuses.begin()
    line.working('reading')
    for (let page = 1; page <= 40; page += 1) line.progress(page, 40)
    assert.equal(shown.length, 1)
    await clock.passes(1000)
    assert.deepEqual(shown.slice(1), [{ fill: 'blue', shape: 'dot', text: '40/40' }])
  })

  it('the same status is not sent twice', async () => {
    const { shown, clock, statuses } = aStatusLine()
    const { line } = statuses.begin()
    await clock.passes(1000)
    line.working('booking')
    await clock.passes(5000)
    line.working('booking')
    await clock.passes(5000)
    assert.equal(shown.length, 2)
  })

  it('a run without questions ends green, one with questions yellow, a failed one with a red ring', async () => {
    const ends = [
      { end: { text: '12 geboekt' }, status: { fill: 'green', shape: 'dot', text: '12 geboekt' } },
      {
        end: { text: '12 geboekt · 3 uitzoeken', attention: 3 },
        status: { fill: 'yellow', shape: 'dot', text: '12 geboekt · 3 uitzoeken' },
      },
    ]
    for (const { end, status } of ends) {
      const { shown, clock, statuses } = aStatusLine()
      const run = statuses.begin()
      run.line.finished(end)
      run.end()
      await clock.passes(1000)
      assert.deepEqual(shown.at(-1), status)
    }
    const { shown, clock, statuses } = aStatusLine()
    const run = statuses.begin()
    run.line.failed('SNELSTART_AUTH')
    run.end()
    await clock.passes(1000)
    assert.deepEqual(shown.at(-1), { fill: 'red', shape: 'ring', text: 'status.failed.SNELSTART_AUTH' })
  })

  it('of two runs at once the result shows when the last has ended, and a failure outlasts a success', async () => {
    const { shown, clock, statuses } = aStatusLine()
    const first = statuses.begin()
    const second = statuses.begin()
    first.line.failed('SNELSTART_QUOTA')
    first.end()
    second.line.progress(1, 2)
    await clock.passes(1000)
    assert.deepEqual(shown.at(-1), { fill: 'blue', shape: 'dot', text: '1/2' })
    second.line.finished({ text: '2 geboekt' })
    second.end()
    await clock.passes(1000)
    assert.deepEqual(shown.at(-1), { fill: 'red', shape: 'ring', text: 'status.failed.SNELSTART_QUOTA' })
  })

  it('a run that says nothing at its end leaves no status behind', async () => {
    const { shown, clock, statuses } = aStatusLine()
    const run = statuses.begin()
    run.line.waiting()
    await clock.passes(1000)
    run.end()
    await clock.passes(1000)
    assert.deepEqual(shown.slice(1), [{ fill: 'yellow', shape: 'ring', text: 'status.waiting' }, {}])
  })

  it('closing clears the status, and nothing comes after it', async () => {
    const { shown, clock, statuses } = aStatusLine()
    const { line } = statuses.begin()
    line.working('booking')
    statuses.close()
    line.progress(3, 4)
    await clock.passes(10_000)
    assert.deepEqual(shown.slice(1), [{}])
  })

  it('every fixed word exists in both languages', () => {
    for (const { status } of [statusNl, statusEn]) {
      const known = new Set(Object.keys(status))
      for (const key of ['idle', 'waiting', ...WORK_KEYS]) assert.ok(known.has(key), key)
      assert.deepEqual(Object.keys(status.failed).sort(), [...ERROR_CODES].sort())
    }
  })
})
