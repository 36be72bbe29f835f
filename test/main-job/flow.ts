// The three flow nodes one after the other, as Node-RED calls them, without Node-RED: messages in, messages out.

import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'

import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'
import { runBook } from '../../nodes/reconcile/book-payment/run-book.ts'
import { runFetch } from '../../nodes/reconcile/fetch-open-debtors/run-fetch.ts'
import { runMatch } from '../../nodes/reconcile/match-payments/run-match.ts'
import type { InputContext, Sent } from '../../nodes/shared/node-red/on-input.ts'
import type { Services } from './main-job.ts'

export interface FlowMessage extends NodeMessageInFlow {
  payload: readonly ReconcileLine[]
  reconcile: ReconcileRun
}

type Config = Readonly<Record<string, unknown>>

export interface Flow {
  /** As the nodes see it, for what a dialog asks. */
  readonly RED: NodeAPI
  /** Every message of the first output, and what ended the node after sending. */
  fetch(config?: Config): Promise<FlowMessage[]>
  match(messages: readonly FlowMessage[], config?: Config): Promise<FlowMessage[]>
  book(messages: readonly FlowMessage[], config?: Config): Promise<FlowMessage[]>
  /** What Catch was told after an answer was sent. */
  readonly failures: ReconcileError[]
  /** What the connections warned of. */
  readonly warnings: string[]
}

const BOOK: Config = {
  administration: 'books',
  provider: 'payments',
  mode: 'book',
  bookingJournal: '2900',
  clearingAccount: '1220',
  bookFrom: '2020-01-01',
}

/** The shop's own days stay where they are, whenever this runs. */
const MATCH: Config = { provider: 'payments', paidSince: '3650' }

/** What stands in a snelstart-config node; Online when it is left out. */
export interface BooksNode {
  readonly config: Config
  readonly credentials: Readonly<Record<string, string>>
}

export function openFlow(
  services: Services,
  folder = mkdtempSync(join(tmpdir(), 'flow-')),
  books: BooksNode = onlineBooks(services),
): Flow {
  const failures: ReconcileError[] = []
  const warnings: string[] = []
  const RED = runtime(services, { folder, books, warnings })
  const context: InputContext = {
    signal: new AbortController().signal,
    status: { working: nothing, progress: nothing, waiting: nothing, finished: nothing, failed: nothing },
    language: 'en-US',
    log: nothing,
    failAfterSending(error) {
      if (error instanceof ReconcileError) failures.push(error)
      else throw error
    },
  }
  return {
    RED,
    failures,
    warnings,
    fetch: async (config = {}) =>
      firstOutput(await runFetch(RED, { administration: 'books', ...config }, { _msgid: '1' }, context)),
    match: async (messages, config = {}) =>
      firstOutput(await runMatch(RED, { ...MATCH, ...config }, messages, context)),
    book: async (messages, config = {}) => firstOutput(await runBook(RED, { ...BOOK, ...config }, messages, context)),
  }
}

/** From the first node to the last. */
export async function throughFlow(
  flow: Flow,
  configs: { readonly fetch?: Config; readonly match?: Config; readonly book?: Config } = {},
): Promise<FlowMessage[]> {
  return flow.book(await flow.match(await flow.fetch(configs.fetch), configs.match), configs.book)
}

export function linesIn(messages: readonly FlowMessage[]): readonly ReconcileLine[] {
  return messages.flatMap(({ payload }) => payload)
}

function firstOutput([output]: Sent): FlowMessage[] {
  const messages: (NodeMessage | null)[] = Array.isArray(output) ? output : [output ?? null]
  return messages.filter((message) => message !== null) as FlowMessage[]
}

/** As much of Node-RED as the nodes ask for. */
function runtime(
  { keys, snelstart, multisafepay }: Services,
  { folder: userDir, books, warnings }: { folder: string; books: BooksNode; warnings: string[] },
): NodeAPI {
  const connection = (type: string, { config, credentials }: BooksNode) =>
    Object.assign(new EventEmitter(), { type, config, credentials, warn: (text: string) => void warnings.push(text) })
  const connections: Readonly<Record<string, ReturnType<typeof connection>>> = {
    books: connection('snelstart-config', books),
    payments: connection('msp-config', { config: {}, credentials: { apiKey: keys.apiKey } }),
  }
  const addresses = {
    snelstartApiUrl: snelstart.apiUrl,
    snelstartAuthUrl: snelstart.authUrl,
    multisafepayApiUrl: multisafepay.url,
  }
  const red = {
    settings: { userDir, snelstartMultisafepay: addresses },
    nodes: {
      getNode: (id: string) => connections[id] ?? null,
      getCredentials: (id: string) => connections[id]?.credentials,
    },
    util: { cloneMessage: (message: object) => structuredClone(message) },
  }
  return red as unknown as NodeAPI
}

function onlineBooks({ keys }: Services): BooksNode {
  const { subscriptionKey, clientKey } = keys
  return { config: {}, credentials: { subscriptionKey, clientKey } }
}

const nothing = (): void => undefined
