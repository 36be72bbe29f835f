import assert from 'node:assert/strict'
import type { Plan } from '../../dashboard/functions/function-node.ts'
import { nextAfter, planDue } from '../../dashboard/functions/plan-due.ts'
import { flowContext } from './flow-context.ts'

const TASK = { name: 'Taak 1', missing: [], runsBook: false }
const plan = (changes: Partial<Plan> = {}): Plan => ({
  on: true,
  everyMinutes: 1440,
  weekdaysOnly: false,
  nextAt: '2026-11-24T02:30:00.000Z',
  ...changes,
})

describe('The planning of the dashboard', () => {
  it('runs a task once its time has come, also when Node-RED was off at that time', () => {
    for (const now of ['2026-11-24T02:30:00.000Z', '2026-11-26T12:00:00.000Z']) {
      const flow = flowContext({ tasks: { 'Taak 1': TASK }, plans: { 'Taak 1': plan() } })
      const [runs] = planDue(flow, new Date(now))
      assert.deepEqual(
        runs.map(({ target, wish }) => [target, wish]),
        [['Taak 1', 'run']],
      )
      assert.deepEqual(planDue(flow, new Date(now))[0], [])
    }
  })

  it('leaves alone what is not due, is off, is at work or is gone', () => {
    const now = new Date('2026-11-24T02:30:00.000Z')
    const running = { 'Taak 1': { since: '2026-11-24T02:29:00.000Z', wish: 'run' } }
    for (const kept of [
      { tasks: { 'Taak 1': TASK }, plans: { 'Taak 1': plan({ nextAt: '2026-11-24T02:31:00.000Z' }) } },
      { tasks: { 'Taak 1': TASK }, plans: { 'Taak 1': plan({ on: false }) } },
      { tasks: { 'Taak 1': TASK }, plans: { 'Taak 1': plan() }, running },
      { tasks: {}, plans: { 'Taak 1': plan() } },
    ]) {
      assert.deepEqual(planDue(flowContext(kept), now), [[], null, null])
    }
  })

  it('keeps the time of day in the Netherlands when the clock changes', () => {
    const before = plan({ nextAt: '2026-10-24T01:30:00.000Z' })
    assert.equal(nextAfter(before, new Date('2026-10-24T01:30:05Z')).toISOString(), '2026-10-25T02:30:00.000Z')
    const spring = plan({ nextAt: '2027-03-27T05:00:00.000Z' })
    assert.equal(nextAfter(spring, new Date('2027-03-27T05:00:05Z')).toISOString(), '2027-03-28T04:00:00.000Z')
  })

  it('skips the weekend when it is asked to', () => {
    const friday = plan({ weekdaysOnly: true, nextAt: '2026-11-27T02:30:00.000Z' })
    assert.equal(nextAfter(friday, new Date('2026-11-27T02:30:05Z')).toISOString(), '2026-11-30T02:30:00.000Z')
  })

  it('stays on its own minutes, however late it is', () => {
    const quarter = plan({ everyMinutes: 15, nextAt: '2026-11-24T02:30:00.000Z' })
    assert.equal(nextAfter(quarter, new Date('2026-11-24T09:52:00Z')).toISOString(), '2026-11-24T10:00:00.000Z')
  })
})
