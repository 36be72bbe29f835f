// From the Catch node of a task: goes back to the page instead of the lines.

import type { FlowMessage } from './function-node.ts'

export function sayFailure(msg: FlowMessage): FlowMessage {
  const { code = 'UNEXPECTED', message = '' } = (msg['error'] ?? {}) as { code?: string; message?: string }
  return { ...msg, payload: null, failed: { code, message: message.replace(`${code}: `, '') } }
}
