import assert from 'node:assert/strict'

import type { FlowMessage } from '../../dashboard/functions/function-node.ts'
import { readPlanning } from '../../dashboard/functions/read-planning.ts'
import { flowContext } from './flow-context.ts'

/** Both files, of which the second is new and empty. */
function read(payload: string) {
  const flow = flowContext()
  assert.deepEqual(readPlanning({ filename: 'planning', payload }, flow), [null, []])
  const [, questions] = readPlanning({ filename: 'planning.2', payload: '' }, flow)
  return { flow, questions: questions as readonly FlowMessage[] }
}

describe('The planning of the dashboard', () => {
  it('is said to be lost when something else stands in its file', () => {
    for (const payload of [
      '{"plans":0}',
      '{"lastRuns":"x"}',
      '{"plans":{"a":null}}',
      '{"plans":{"a":{"nextAt":"soon"}}}',
      'null',
      '[]',
      '[',
      '7',
    ]) {
      const { flow } = read(payload)
      assert.equal(flow.get('planningDamage'), 'lost', payload)
    }
  })

  it('is read as it was kept', () => {
    const { flow, questions } = read('{"plans":{"a":{"nextAt":"2026-01-01T00:00:00Z"}},"lastRuns":{"a":"r"}}')
    assert.equal(flow.get('planningDamage'), undefined)
    assert.deepEqual(flow.get('plans'), { a: { nextAt: '2026-01-01T00:00:00Z' } })
    assert.deepEqual(questions, [{ topic: 'run', runId: 'r', restore: 'a' }])
  })
})
