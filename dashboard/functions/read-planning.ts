// At the start: the planning as it was kept, and 2 a question to the report node for the last run of each task.
// A file that can't be read is said on the page, and nothing is planned.

import type { FlowContext, FlowMessage } from './function-node.ts'

interface Kept {
  readonly plans?: Record<string, { nextAt: string }>
  readonly lastRuns?: Record<string, string>
}

export function readPlanning(msg: FlowMessage, flow: FlowContext): [FlowMessage, FlowMessage[]] {
  const text = typeof msg.payload === 'string' ? msg.payload.trim() : ''
  const news = { topic: 'state', payload: {} }
  try {
    const { plans = {}, lastRuns = {} } = (text === '' ? {} : JSON.parse(text)) as Kept
    if (![plans, lastRuns].every((kept: unknown) => typeof kept === 'object' && kept !== null)) throw new TypeError()
    for (const { nextAt } of Object.values(plans)) new Date(nextAt).toISOString()
    flow.set('plans', plans)
    flow.set('lastRuns', lastRuns)
    flow.set('planningFault', false)
    return [news, Object.entries(lastRuns).map(([task, runId]) => ({ topic: 'run', runId, restore: task }))]
  } catch {
    flow.set('planningFault', true)
    return [news, []]
  }
}
