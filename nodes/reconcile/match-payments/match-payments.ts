// Node-RED: match-payments.

import type { Node, NodeAPI, NodeDef } from 'node-red'
import { onSequence } from '../../shared/node-red/on-sequence.ts'

export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('match-payments', function (this: Node, config: NodeDef) {
    RED.nodes.createNode(this, config)
    onSequence(RED, this, async (messages, context) => {
      const { runMatch } = await import('../../lib.ts')
      return runMatch(RED, config, messages, context)
    })
  })
}
