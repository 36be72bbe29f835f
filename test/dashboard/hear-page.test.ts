import assert from 'node:assert/strict'
import type { FlowContext } from '../../dashboard/functions/function-node.ts'
import { hearPage } from '../../dashboard/functions/hear-page.ts'
import { manyLines, runOf } from '../browser/many-lines.ts'
import { flowContext } from './flow-context.ts'

const NOW = new Date('2026-11-24T10:00:00Z')
const READY = { name: 'Taak 1', missing: [], runsBook: false }

function previewed(task: object = READY, changes: object = {}): FlowContext {
  const run = runOf(3)
  const kept = { version: 'v1', lines: manyLines(3), run, previewed: run, ...changes }
  return flowContext({ tasks: { 'Taak 1': task }, runs: { 'Taak 1': kept } })
}

const asks = (topic: string, more: object = {}) => ({ topic, payload: { ask: 'a', task: 'Taak 1', ...more } })
const why = ([answer]: ReturnType<typeof hearPage>): unknown => (answer?.payload as { why?: string } | undefined)?.why

describe('What the page asks of the flow', () => {
  it('only the chosen lines of the last preview go on to be booked', () => {
    const [, run] = hearPage(asks('book', { ids: ['debtor-1'], version: 'v1' }), previewed(), NOW)
    assert.ok(run)
    assert.deepEqual(run.payload, [manyLines(3)[1]])
    assert.deepEqual([run['wish'], run['target'], run['reconcile']], ['selected', 'Taak 1', runOf(3)])
  })

  for (const [reason, flow, more] of [
    ['not-set-up', previewed({ ...READY, missing: ['BOOK_FROM'] }), { ids: ['debtor-1'], version: 'v1' }],
    ['no-preview', previewed(READY, { previewed: undefined }), { ids: ['debtor-1'], version: 'v1' }],
    ['no-preview', previewed(), { ids: ['debtor-1'], version: 'an older list' }],
    ['not-shown', previewed(), { ids: ['debtor-1', 'never shown'], version: 'v1' }],
    ['not-shown', previewed(), { ids: [], version: 'v1' }],
  ] as const) {
    it(`books nothing: ${reason}`, () => {
      const answer = hearPage(asks('book', more), flow, NOW)
      assert.equal(why(answer), reason)
      assert.deepEqual(answer.slice(1), [null, null, null])
    })
  }

  it('a task that is at work does not start again', () => {
    const flow = previewed()
    assert.ok(hearPage(asks('run'), flow, NOW)[1])
    assert.equal(why(hearPage(asks('preview'), flow, NOW)), 'busy')
  })

  it('the list goes only after a confirmation', () => {
    const flow = previewed()
    assert.equal(why(hearPage(asks('clear'), flow, NOW)), 'not-confirmed')
    assert.deepEqual(hearPage(asks('clear', { confirm: true }), flow, NOW)[3], {
      topic: 'clear',
      confirm: true,
      administration: 'many',
    })
    assert.equal(why(hearPage(asks('file'), flow, NOW)), 'no-lines')
  })

  it('a planning that makes no sense is refused', () => {
    for (const changes of [{ everyMinutes: 0 }, { everyMinutes: 1.5 }, { nextAt: 'soon' }, { on: 'yes' }]) {
      const plan = { on: true, everyMinutes: 60, weekdaysOnly: false, nextAt: NOW.toISOString(), ...changes }
      assert.equal(why(hearPage(asks('plan', { plan }), previewed(), NOW)), 'no-plan')
    }
  })
})
