// Node-RED: fetch-open-debtors.

import type { Node, NodeAPI, NodeDef } from 'node-red'
import { onInput } from '../../shared/node-red/on-input.ts'

export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('fetch-open-debtors', function (this: Node, config: NodeDef) {
    RED.nodes.createNode(this, config)
    onInput(RED, this, async (message, context) => {
      const { runFetch } = await import('../../lib.ts')
      return runFetch(RED, config, message, context)
    })
  })
}
