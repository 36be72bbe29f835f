// The two config nodes in a real Node-RED runtime, with the stand-ins behind them and a data folder of their own.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import helper from 'node-red-node-test-helper'
import type { NodeAPI } from 'node-red'
import mspConfig from '../../../nodes/msp-config/msp-config.ts'
import bookPayment from '../../../nodes/reconcile/book-payment/book-payment.ts'
import snelstartConfig from '../../../nodes/snelstart-config/snelstart-config.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'

helper.init(require.resolve('node-red'))

export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Connections {
  readonly RED: NodeAPI
  readonly sandbox: Sandbox
  readonly folder: string
  /** The config nodes `books`, `more-books` and `payments`, with these secrets. */
  deploy(secrets?: Secrets, settings?: object): Promise<void>
  /** The runtime's own fields, such as a node that is disabled. */
  deployed: { disabled?: string }
  close(): Promise<void>
}

export async function openConnections(): Promise<Connections> {
  const sandbox = await startSandbox({ story: false })
  const folder = await mkdtemp(join(tmpdir(), 'connections-'))
  const { snelstart, multisafepay } = sandbox
  let RED: NodeAPI | undefined
  let isDeployed = false
  const undeploy = async (): Promise<void> => {
    if (isDeployed) await helper.unload()
    isDeployed = false
  }
  const connections: Connections = {
    get RED() {
      if (!RED) throw new Error('nothing was deployed')
      return RED
    },
    sandbox,
    folder,
    deployed: {},
    async deploy(secrets = secretsOf(sandbox), settings = {}) {
      await undeploy()
      const hosts = {
        snelstartApiUrl: snelstart.apiUrl,
        snelstartAuthUrl: snelstart.authUrl,
        multisafepayApiUrl: multisafepay.url,
        dataFolder: folder,
      }
      const given: object = { lang: 'nl', snelstartMultisafepay: hosts, ...settings }
      helper.settings(given)
      isDeployed = true
      const nodes = [snelstartConfig, mspConfig, bookPayment, (given: NodeAPI) => void (RED = given)]
      await helper.load(nodes, configNodes(connections.deployed.disabled), { ...secrets })
    },
    async close() {
      await undeploy()
      await sandbox.close()
      await rm(folder, { recursive: true })
    },
  }
  return connections
}

export function secretsOf({ keys }: Sandbox): Record<string, Record<string, string>> {
  const { subscriptionKey, clientKey, apiKey } = keys
  return {
    books: { subscriptionKey, clientKey },
    'more-books': { subscriptionKey, clientKey },
    payments: { apiKey },
  }
}

function configNodes(disabled: string | undefined) {
  return [
    { id: 'books', type: 'snelstart-config', name: '', kind: 'online', version: 1 },
    { id: 'more-books', type: 'snelstart-config', name: '', kind: 'online', version: 1 },
    { id: 'payments', type: 'msp-config', name: '', environment: 'live', version: 1 },
  ].map((node) => ({ ...node, d: node.id === disabled }))
}
