// The set-up check by message, over what is deployed: the findings are the answer on the first output.

import type { NodeAPI, NodeDef, NodeMessage, NodeMessageInFlow } from 'node-red'

import { configNode } from '../../shared/connections/config-node.ts'
import { sharedDatabase } from '../../shared/connections/database-administrations.ts'
import { sharedOnline } from '../../shared/connections/online-administrations.ts'
import { providerOf } from '../../shared/connections/payment-providers.ts'
import type { InputContext, Sent } from '../../shared/node-red/on-input.ts'
import { parseMspConfig, parseSnelstartConfig } from '../../shared/settings/connection-settings.ts'
import type { Language } from '../../shared/texts/language.ts'
import { instantOf } from '../domain/amsterdam.ts'
import { checkStatus } from './check-answer.ts'
import { checkSetUp } from './check-set-up.ts'
import type { Finding } from './finding.ts'
import { matchBefore } from './match-before.ts'
import type { Books, Shop } from './set-up-parts.ts'
import { databaseBooks, onlineBooks, setUpOf, shopOf } from './set-up-of.ts'
import { verdictOf, wordedFinding } from './worded-finding.ts'

/** Reading a long list of payments for the first time takes minutes; a message has nobody waiting at a screen. */
const TIME_LIMIT_MS = 600_000

export function isCheck(message: object): boolean {
  return 'topic' in message && message.topic === 'check'
}

/** @param config of the node, with its id */
export async function checkByMessage(
  RED: NodeAPI,
  config: NodeDef,
  message: NodeMessageInFlow,
  { signal, status, language }: InputContext,
): Promise<Sent> {
  status.working('checking')
  const book: Readonly<Record<string, unknown>> = { ...config }
  const parts = setUpOf(RED, {
    books: () => deployedBooks(RED, textOf(book['administration'])),
    shop: () => deployedShop(RED, textOf(book['provider'])),
    book,
    match: matchBefore(deployedNodes(RED), { id: config.id, provider: book['provider'] }),
  })
  const findings = await checkSetUp(parts, AbortSignal.timeout(TIME_LIMIT_MS), signal)
  status.finished(checkStatus(verdictOf(findings, language), language))
  return [answer(message, findings, { language, checkedAt: instantOf(parts.clock.now()) }), null]
}

/** No run: without `msg.reconcile` and `msg.parts` no node takes it for one. */
function answer(
  message: NodeMessageInFlow,
  findings: readonly Finding[],
  { language, checkedAt }: { readonly language: Language; readonly checkedAt: string },
): NodeMessage {
  Reflect.deleteProperty(message, 'reconcile')
  Reflect.deleteProperty(message, 'parts')
  const payload = findings.map((finding) => wordedFinding(finding, language))
  return Object.assign(message, { payload, check: { ...verdictOf(findings, language), checkedAt } })
}

function deployedBooks(RED: NodeAPI, id: string): Books {
  const node = configNode(RED, id, { type: 'snelstart-config', field: 'administration' })
  const settings = parseSnelstartConfig(node.config, node.credentials)
  if (settings.kind !== 'online') return databaseBooks(sharedDatabase(RED, node, settings))
  return onlineBooks(RED, settings, sharedOnline(RED, node, settings))
}

function deployedShop(RED: NodeAPI, id: string): Shop {
  const node = configNode(RED, id, { type: 'msp-config', field: 'provider' })
  return shopOf(RED, parseMspConfig(node.config, node.credentials), providerOf(RED, id))
}

function deployedNodes(RED: NodeAPI): readonly unknown[] {
  const nodes: unknown[] = []
  RED.nodes.eachNode((node) => void nodes.push(node))
  return nodes
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
