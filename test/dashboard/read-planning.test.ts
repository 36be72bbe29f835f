import assert from 'node:assert/strict'

import { readPlanning } from '../../dashboard/functions/read-planning.ts'
import { flowContext } from './flow-context.ts'

describe('The planning of the dashboard', () => {
  it('is said to be unreadable when something else stands in its file', () => {
    for (const payload of [
      '{"plans":0}',
      '{"lastRuns":"x"}',
      '{"plans":{"a":null}}',
      '{"plans":null}',
      'null',
      '[',
      '{"plans":{"a":{"nextAt":"soon"}}}',
    ]) {
      const flow = flowContext()
      readPlanning({ payload }, flow)
      assert.equal(flow.get('planningFault'), true, payload)
      assert.equal(flow.get('plans'), undefined)
    }
  })

  it('is read as it was kept', () => {
    const flow = flowContext()
    const [, questions] = readPlanning(
      { payload: '{"plans":{"a":{"nextAt":"2026-01-01T00:00:00Z"}},"lastRuns":{"a":"r"}}' },
      flow,
    )
    assert.equal(flow.get('planningFault'), false)
    assert.deepEqual(questions, [{ topic: 'run', runId: 'r', restore: 'a' }])
  })
})
