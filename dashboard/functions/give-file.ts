// What the report node gave: 1 a file or a list for the page that asked, 2 an earlier run for it, or the last run from
// before a restart. What only went through for the history stops here.

import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'
import type { FlowContext, FlowMessage, KeptRun, Wanted } from './function-node.ts'

export function giveFile(msg: FlowMessage, flow: FlowContext): [FlowMessage | null, FlowMessage | null] {
  const wanted = msg['wanted'] as Wanted | undefined
  if (msg['restore'] !== undefined) return [null, restored(msg, flow)]
  if (!wanted) return [null, null]
  const { topic, ask, task, ids, client } = wanted
  if (topic === 'file') {
    const base64 = (msg.payload as Buffer).toString('base64')
    return [{ topic, payload: { ask, task, filename: msg['filename'], base64 }, _client: client }, null]
  }
  if (topic === 'history') return [{ topic, payload: { ask, task, runs: msg.payload }, _client: client }, null]
  const shown = { version: '', lines: msg.payload, run: msg['reconcile'] }
  return [null, { topic, payload: { ask, task, ids }, shown, _client: client }]
}

function restored(msg: FlowMessage, flow: FlowContext): FlowMessage {
  const runs = (flow.get('runs') ?? {}) as Record<string, KeptRun | undefined>
  const run = msg['reconcile'] as ReconcileRun
  const kept = {
    version: `${run.runId}-kept`,
    lines: msg.payload,
    run,
    ...(run.mode === 'preview' ? { previewed: run } : {}),
  }
  const task = String(msg['restore'])
  flow.set('runs', { ...runs, [task]: runs[task] ?? kept })
  return { topic: 'state', payload: {} }
}
