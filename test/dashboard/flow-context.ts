// The context of a flow, as a function node has it.

import type { FlowContext } from '../../dashboard/functions/function-node.ts'

export function flowContext(kept: Readonly<Record<string, unknown>> = {}): FlowContext {
  const values = new Map<string, unknown>(Object.entries(kept))
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) }
}
