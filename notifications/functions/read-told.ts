// At the start, once both files have been read: what was said before the restart. 1: to be kept, on the very first day.

import type { FlowContext, FlowMessage } from '../../dashboard/functions/function-node.ts'
import { newestKept } from '../../dashboard/functions/newest-kept.ts'
import type { Told } from './told.ts'

/** Files that can't be read have a thing said once more: better than not at all. */
export function readTold(msg: FlowMessage, flow: FlowContext, now: Date): FlowMessage | null {
  const found = newestKept(msg, flow)
  if (!found) return null
  const { begin, run, when } = found.kept as Partial<Told>
  const told: Told = { begin: begin ?? now.toISOString(), when: when ?? {}, ...(run ? { run } : {}) }
  flow.set('told', told)
  return begin === undefined ? { payload: 'told' } : null
}
