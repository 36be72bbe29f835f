// At the start, once both files have been read: the planning as it was kept, and 2 a question to the report node for the
// last run of each task. A planning that was lost, or is older than the last change, is said on the page.

import type { FlowContext, FlowMessage } from './function-node.ts'
import { newestKept } from './newest-kept.ts'

interface Planning {
  readonly plans?: Readonly<Record<string, { readonly nextAt?: string } | null>> | null
  readonly lastRuns?: Readonly<Record<string, string>> | null
  readonly fault?: boolean
}

export function readPlanning(msg: FlowMessage, flow: FlowContext): [FlowMessage | null, FlowMessage[]] {
  const found = newestKept(msg, flow)
  if (!found) return [null, []]
  const { plans, lastRuns, fault = false } = found.kept as Planning
  const isSound = isList(plans) && isList(lastRuns) && Object.values(plans ?? {}).every(isPlan)
  const isLost = fault || found.damage === 'lost' || !isSound
  if (isSound) flow.set('plans', plans ?? {})
  flow.set('lastRuns', isSound ? (lastRuns ?? {}) : {})
  flow.set('planningDamage', isLost ? 'lost' : found.damage)
  const questions = Object.entries(isSound ? (lastRuns ?? {}) : {}).map(([task, runId]) => ({
    topic: 'run',
    runId,
    restore: task,
  }))
  return [{ topic: 'state', payload: {} }, questions]
}

/** By task; absent when nothing was kept yet. */
function isList(kept: unknown): boolean {
  return kept === undefined || kept === null || (typeof kept === 'object' && !Array.isArray(kept))
}

function isPlan(plan: { readonly nextAt?: unknown } | null): boolean {
  const at = plan?.nextAt
  return typeof at === 'string' && !Number.isNaN(Date.parse(at))
}
