// The config node of a SnelStart administration. It holds what was filled in; connecting happens at first use.

import type { NodeAPI, NodeDef } from 'node-red'
import type { ConfigNode } from '../shared/connections/config-node.ts'
import { adminRoutes } from '../shared/node-red/admin-routes.ts'
import { sayRefusedSettings } from '../shared/node-red/refused-settings.ts'

interface SnelstartSecrets {
  subscriptionKey: string
  clientKey: string
  user: string
  password: string
}

export default function snelstartConfig(RED: NodeAPI): void {
  function SnelstartConfig(this: ConfigNode<SnelstartSecrets>, config: NodeDef): void {
    RED.nodes.createNode(this, config)
    this.config = config
  }
  RED.nodes.registerType('snelstart-config', SnelstartConfig, {
    credentials: {
      subscriptionKey: { type: 'password' },
      clientKey: { type: 'password' },
      // A name, which its dialog may show again.
      user: { type: 'text' },
      password: { type: 'password' },
    },
  })
  adminRoutes(RED, ['snelstart/test', 'snelstart/lists', 'snelstart/example', 'pack/about'])
  sayRefusedSettings(RED)
}
