// What leaves a node: the message as it came, with the run's part of it renewed and everything else untouched.

import type { NodeMessage, NodeMessageInFlow } from 'node-red'

import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'

export type CloneMessage = (message: NodeMessage) => NodeMessage

/** The same object goes on: what a function node put on it before is still there. */
export function outgoing(
  message: NodeMessageInFlow,
  lines: readonly ReconcileLine[],
  run: ReconcileRun,
): NodeMessage & { reconcile: ReconcileRun } {
  return Object.assign(message, { payload: lines, reconcile: run })
}

/**
 * The lines that a person should look at, as a message of its own; null when there are none.
 * It is one message also when the lines came in batches, so its `msg.parts` would be wrong.
 */
export function forAttention(
  message: NodeMessageInFlow,
  lines: readonly ReconcileLine[],
  run: ReconcileRun,
  clone: CloneMessage,
): NodeMessage | null {
  const needed = lines.filter(({ attention }) => attention === true)
  if (needed.length === 0) return null
  // The lines are copied one level deep below, so that thousands of payment rows are not copied with them.
  const copy = clone({ ...message, payload: undefined, reconcile: undefined })
  Reflect.deleteProperty(copy, 'parts')
  return Object.assign(copy, { payload: needed.map((line) => ({ ...line })), reconcile: run })
}

/** Gives each message of a sequence its own lines back, in the order in which they came. */
export function inBatches(
  messages: readonly NodeMessageInFlow[],
  sizes: readonly number[],
  lines: readonly ReconcileLine[],
  run: ReconcileRun,
): NodeMessage[] {
  let start = 0
  return messages.map((message, index) => {
    const end = start + (sizes[index] ?? 0)
    const own = lines.slice(start, end)
    start = end
    return outgoing(message, own, run)
  })
}
