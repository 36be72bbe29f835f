import assert from 'node:assert/strict'
import { followProgress } from '../../dashboard/functions/follow-progress.ts'
import type { FlowContext, Running } from '../../dashboard/functions/function-node.ts'
import { tellPage } from '../../dashboard/functions/tell-page.ts'
import { flowContext } from './flow-context.ts'

const NOW = new Date('2026-11-24T10:00:00Z')
const TASKS = { 'Taak 1': { name: 'Taak 1', missing: [], runsBook: true } }
const BEGUN: Running = { since: NOW.toISOString(), wish: 'run' }

const status = (flow: FlowContext, text: string): void =>
  followProgress({ status: { text } }, { get: () => 'Taak 1' }, flow)

function shownBy(flow: FlowContext): Running | undefined {
  const { tasks } = tellPage({ payload: {} }, flow, NOW).payload as { tasks: { running?: Running }[] }
  return tasks[0]?.running
}

describe('How far a run is, on the page', () => {
  it('is what its nodes are doing, and how many bookings they made', () => {
    const flow = flowContext({ tasks: TASKS, running: { 'Taak 1': BEGUN } })
    assert.deepEqual(shownBy(flow), BEGUN)
    status(flow, 'status.matching')
    assert.deepEqual(shownBy(flow), { ...BEGUN, step: 'matching' })
    status(flow, 'status.booking')
    status(flow, '3/11')
    assert.deepEqual(shownBy(flow), { ...BEGUN, step: 'booking', done: 3, of: 11 })
  })

  it('forgets the count of a step that is over', () => {
    const flow = flowContext({ tasks: TASKS, running: { 'Taak 1': { ...BEGUN, step: 'booking', done: 11, of: 11 } } })
    status(flow, 'status.reading-back')
    assert.deepEqual(shownBy(flow), { ...BEGUN, step: 'reading-back' })
  })

  it('is nothing when no run is going on, whatever a node shows', () => {
    const flow = flowContext({ tasks: TASKS })
    status(flow, '3/11')
    assert.equal(shownBy(flow), undefined)
  })
})
