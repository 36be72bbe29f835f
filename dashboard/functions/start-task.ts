// *Deze taak*: the lines of a preview that a person chose go straight to booking; every other run begins with reading.
// A run books only where the group says so; else it is a preview.

import type { FlowContext, FlowMessage, Task } from './function-node.ts'

export function startTask(msg: FlowMessage, flow: FlowContext): [FlowMessage | null, FlowMessage | null] {
  const task = ((flow.get('tasks') ?? {}) as Record<string, Task | undefined>)[String(msg['task'])]
  if (msg['wish'] === 'selected') return [null, msg]
  return [{ ...msg, way: msg['wish'] === 'run' && task?.runsBook === true ? 'book' : 'preview' }, null]
}
