// From the Status node of a task: what its nodes are doing, such as `status.booking` or `12/40`. Pages ask for it.

import type { Environment, FlowContext, FlowMessage, Running } from './function-node.ts'

export function followProgress(msg: FlowMessage, env: Environment, flow: FlowContext): void {
  const name = String(env.get('TASK') ?? '').trim()
  const running = (flow.get('running') ?? {}) as Record<string, Running | undefined>
  const now = running[name]
  if (!now) return
  const text = (msg['status'] as { text?: string } | undefined)?.text ?? ''
  const [, done, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const [, step] = /^status\.([\w-]+)$/.exec(text) ?? []
  if (done !== undefined) flow.set('running', { ...running, [name]: { ...now, done: Number(done), of: Number(of) } })
  else if (step !== undefined) flow.set('running', { ...running, [name]: { since: now.since, wish: now.wish, step } })
}
