// From the Catch node outside the groups: a task that could not be called, a file that could not be made, or a planning
// that could not be read or kept.

import type { Failure, FlowContext, FlowMessage } from './function-node.ts'

export function tellFault(msg: FlowMessage, flow: FlowContext, now: Date): FlowMessage {
  const { code = 'UNEXPECTED', message = '' } = (msg['error'] ?? {}) as { code?: string; message?: string }
  const failure: Failure = { at: now.toISOString(), code, message: message.replace(`${code}: `, '') }
  const wanted = msg['wanted'] as { ask: string; task: string; client?: unknown } | undefined
  if (wanted) {
    const { ask, task, client } = wanted
    return { topic: 'refused', payload: { ask, task, why: 'failed', message: failure.message }, _client: client }
  }
  // The last run was cleared from the history, or was never kept: there is only nothing to show.
  if (msg['restore'] !== undefined) return { topic: 'state', payload: {} }
  if (msg['reads'] === true) flow.set('planningDamage', 'lost')
  else if (msg['keeps'] === true) flow.set('planningDamage', 'unkept')
  const put = (key: string, value: unknown): void => {
    flow.set(key, { ...(flow.get(key) as object | undefined), [String(msg['task'])]: value })
  }
  if (msg['target'] !== undefined) put('running', undefined)
  if (msg['task'] !== undefined) put('failed', failure)
  return { topic: 'state', payload: {} }
}
