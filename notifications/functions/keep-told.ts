// What was said, for the file that was not written last.

import type { Environment, FlowContext, FlowMessage } from '../../dashboard/functions/function-node.ts'
import { keptInTurn } from '../../dashboard/functions/kept-in-turn.ts'
import type { Told } from './told.ts'

export function keepTold(env: Environment, flow: FlowContext, now: Date): FlowMessage {
  return keptInTurn(flow.get('told') as Told, String(env.get('TOLD_FILE')), flow, now)
}
