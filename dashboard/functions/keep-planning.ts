// The planning and the last run of each task, to be kept. That a planning was lost is kept as well, until somebody chose
// it again.

import type { Environment, FlowContext, FlowMessage } from './function-node.ts'
import { keptInTurn } from './kept-in-turn.ts'

export function keepPlanning(env: Environment, flow: FlowContext, now: Date): FlowMessage {
  const kept = {
    version: 1,
    plans: flow.get('plans'),
    lastRuns: flow.get('lastRuns'),
    ...(flow.get('planningDamage') === 'lost' ? { fault: true } : {}),
  }
  return keptInTurn(kept, String(env.get('DASHBOARD_FILE')), flow, now)
}
