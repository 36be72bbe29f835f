// Node-RED: book-payment.

import type { Node, NodeAPI, NodeDef } from 'node-red'
import { onSequence } from '../../shared/node-red/on-sequence.ts'

export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('book-payment', function (this: Node, config: NodeDef) {
    RED.nodes.createNode(this, config)
    onSequence(RED, this, async (messages, context) => {
      const { isRelease, isReverse, releaseKey, runBook, runReverse } = await import('../../lib.ts')
      const [first] = messages
      if (first && isRelease(first)) return releaseKey(RED, config, first, context)
      if (first && isReverse(first)) return runReverse(RED, config, first, context)
      return runBook(RED, config, messages, context)
    })
  })
}
