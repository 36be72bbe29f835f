// The config node of a MultiSafepay account. It holds what was filled in; connecting happens at first use.

import type { NodeAPI, NodeDef } from 'node-red'
import type { ConfigNode } from '../shared/connections/config-node.ts'
import { adminRoutes } from '../shared/node-red/admin-routes.ts'

interface MspSecrets {
  apiKey: string
}

export default function mspConfig(RED: NodeAPI): void {
  function MspConfig(this: ConfigNode<MspSecrets>, config: NodeDef): void {
    RED.nodes.createNode(this, config)
    this.config = config
  }
  RED.nodes.registerType('msp-config', MspConfig, { credentials: { apiKey: { type: 'password' } } })
  adminRoutes(RED, ['multisafepay/test', 'multisafepay/methods', 'pack/about'])
}
