// A message for the file node that keeps something: into the file that was not written last.

import type { FlowContext, FlowMessage } from './function-node.ts'
import type { KeptLast } from './kept-files.ts'

export function keptInTurn(kept: object, filename: string, flow: FlowContext, now: Date): FlowMessage {
  const last = flow.get('keptLast') as KeptLast | undefined
  const next: KeptLast = {
    // Also after the clock was set back.
    saved: Math.max(now.getTime(), (last?.saved ?? 0) + 1),
    file: last?.file === filename ? `${filename}.2` : filename,
  }
  flow.set('keptLast', next)
  return { filename: next.file, keeps: true, payload: JSON.stringify({ ...kept, saved: next.saved }) }
}
