// The three flow nodes and their connections in a real Node-RED runtime, over the stand-ins.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import helper from 'node-red-node-test-helper'
import type { NodeMessage } from 'node-red'

import mspConfig from '../../../nodes/msp-config/msp-config.ts'
import bookPayment from '../../../nodes/reconcile/book-payment/book-payment.ts'
import fetchOpenDebtors from '../../../nodes/reconcile/fetch-open-debtors/fetch-open-debtors.ts'
import matchPayments from '../../../nodes/reconcile/match-payments/match-payments.ts'
import snelstartConfig from '../../../nodes/snelstart-config/snelstart-config.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'

helper.init(require.resolve('node-red'))

type Properties = Readonly<Record<string, unknown>>

export interface MainFlowGiven {
  readonly fetch?: Properties
  readonly match?: Properties
  readonly book?: Properties
  /** A function on the way from match-payments to book-payment. */
  readonly edit?: (message: NodeMessage) => NodeMessage
  readonly credentials?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly userDir?: string
}

export interface MainFlow {
  readonly userDir: string
  readonly receive: (message: NodeMessage) => void
  /** Puts a message into book-payment itself. */
  readonly receiveAtBook: (message: object) => void
  /** The next message at this end; ends of the flow are read in the order in which messages came. */
  readonly next: (end: (typeof ENDS)[number]) => Promise<NodeMessage>
  /** Ends when book-payment has shown this text. */
  readonly shown: (text: string) => Promise<void>
  close(): Promise<void>
}

const placed = { z: 'tab', x: 0, y: 0 }
const ENDS = ['all', 'attention', 'caught', 'completed', 'matchAttention'] as const

export async function openMainFlow(sandbox: Sandbox, given: MainFlowGiven = {}): Promise<MainFlow> {
  const userDir = given.userDir ?? mkdtempSync(join(tmpdir(), 'main-flow-'))
  const { snelstart, multisafepay, keys } = sandbox
  const addresses = {
    snelstartApiUrl: snelstart.apiUrl,
    snelstartAuthUrl: snelstart.authUrl,
    multisafepayApiUrl: multisafepay.url,
  }
  helper.settings({ lang: 'nl', userDir, snelstartMultisafepay: addresses } as object)
  await helper.load(
    [snelstartConfig, mspConfig, fetchOpenDebtors, matchPayments, bookPayment],
    nodesOf(given),
    given.credentials ?? {
      books: { subscriptionKey: keys.subscriptionKey, clientKey: keys.clientKey },
      shop: { apiKey: keys.apiKey },
    },
  )
  const { edit = (message: NodeMessage) => message } = given
  helper.getNode('edit').on('input', (message) => helper.getNode('book').receive(edit(message)))
  const came = new Map(ENDS.map((end) => [end, collect(helper.getNode(end))]))
  return {
    userDir,
    receive: (message) => helper.getNode('fetch').receive(message),
    receiveAtBook: (message) => helper.getNode('book').receive({ ...message }),
    next: async (end) => (await came.get(end)?.next()) ?? {},
    async shown(text) {
      // The helper replaces `status` by a spy.
      const spy = Reflect.get(helper.getNode('book'), 'status') as unknown as { readonly args: unknown }
      const statuses = (): string => JSON.stringify(spy.args)
      while (!statuses().includes(text)) await setImmediate()
    },
    close: () => helper.unload(),
  }
}

function nodesOf({ fetch = {}, match = {}, book = {} }: MainFlowGiven) {
  return [
    { id: 'tab', type: 'tab' },
    { id: 'books', type: 'snelstart-config', kind: 'online', version: 1 },
    { id: 'shop', type: 'msp-config', environment: 'live', version: 1 },
    { ...placed, id: 'fetch', type: 'fetch-open-debtors', administration: 'books', ...fetch, wires: [['match']] },
    {
      ...placed,
      id: 'match',
      type: 'match-payments',
      provider: 'shop',
      ...match,
      wires: [['edit'], ['matchAttention']],
    },
    {
      ...placed,
      id: 'book',
      type: 'book-payment',
      administration: 'books',
      provider: 'shop',
      mode: 'book',
      bookingJournal: '2900',
      clearingAccount: '1220',
      bookFrom: '2020-01-01',
      ...book,
      wires: [['all'], ['attention']],
    },
    { ...placed, id: 'catch', type: 'catch', scope: null, wires: [['caught']] },
    { ...placed, id: 'complete', type: 'complete', scope: ['book'], wires: [['completed']] },
    ...[...ENDS, 'edit'].map((id) => ({ ...placed, id, type: 'helper' })),
  ]
}

function collect(node: ReturnType<typeof helper.getNode>): { next(): Promise<NodeMessage> } {
  const messages: NodeMessage[] = []
  const waiting: ((message: NodeMessage) => void)[] = []
  node.on('input', (message) => {
    const waits = waiting.shift()
    if (waits) waits(message)
    else messages.push(message)
  })
  return {
    next: () => {
      const message = messages.shift()
      return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve))
    },
  }
}
