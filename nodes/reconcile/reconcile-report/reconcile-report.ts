// Node-RED: reconcile-report.

import type { Node, NodeAPI, NodeDef } from 'node-red'
import { onSequence } from '../../shared/node-red/on-sequence.ts'

export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('reconcile-report', function (this: Node, config: NodeDef) {
    RED.nodes.createNode(this, config)
    onSequence(RED, this, async (messages, context) => {
      const { runReport } = await import('../../lib.ts')
      return runReport(RED, config, messages, context)
    })
  })
}
