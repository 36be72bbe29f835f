// What a flow keeps over a restart of Node-RED, in two files by turns: when the power goes while one is written, the
// other is still whole. At the start both are read.

import type { FlowContext, FlowMessage } from './function-node.ts'

/** Which file was written last, and the number in it. */
export interface KeptLast {
  readonly saved: number
  readonly file: string
}

/** The second is called as the first with `.2` behind it. */
export function keptFiles(filename: string, flow: FlowContext): FlowMessage[] {
  flow.set('keptTexts', {})
  return [filename, `${filename}.2`].map((file) => ({ filename: file, payload: '', reads: true }))
}
