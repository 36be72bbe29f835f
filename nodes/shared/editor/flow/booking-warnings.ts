// What can be wrong around a node that books: other connections than the lines came from, an error that nobody hears, and
// a second node that books the same.

import { type FlowGraph, type FlowNode, hears, nodesAfter } from './flow-graph.ts'
import type { FlowWarning } from './flow-warnings.ts'
import { type Before, nodesBeforeAll } from './follow.ts'

export function bookingWarnings(graph: FlowGraph, node: FlowNode): readonly FlowWarning[] {
  const before = nodesBeforeAll(graph, node)
  const warnings = [otherAdministration(node, before), otherProvider(node, before)]
  if (node['mode'] === 'book') warnings.push(uncaught(graph, node), twin(graph, node))
  return warnings.filter((warning) => warning !== undefined)
}

function otherAdministration(node: FlowNode, before: Before): FlowWarning | undefined {
  const read = otherConnection(node, before, { type: 'fetch-open-debtors', property: 'administration' })
  if (read === undefined) return undefined
  return { key: 'flow.other-administration', named: { read, booked: text(node, 'administration') } }
}

function otherProvider(node: FlowNode, before: Before): FlowWarning | undefined {
  const searched = otherConnection(node, before, { type: 'match-payments', property: 'provider' })
  if (searched === undefined) return undefined
  return { key: 'flow.other-provider', named: { searched, read: text(node, 'provider') } }
}

/** Where several nodes come before it, a switch can keep them apart: then one with the same connection is enough. */
function otherConnection(
  node: FlowNode,
  { nodes, isLoose }: Before,
  { type, property }: { readonly type: string; readonly property: string },
): string | undefined {
  const own = text(node, property)
  const used = nodes.filter((one) => one.type === type).map((one) => text(one, property))
  if (own === '' || isLoose || used.includes(own) || used.includes('')) return undefined
  return used[0]
}

/** An error in a subflow can also be caught where the subflow is used. */
function uncaught(graph: FlowGraph, node: FlowNode): FlowWarning | undefined {
  if (graph.isSubflow(node.z)) return undefined
  const catches = graph.nodes.filter(({ type, z }) => type === 'catch' && z === node.z)
  const isHeard = catches.some((one) => hears(one, node) && nodesAfter(graph, one).length > 0)
  return isHeard ? undefined : { key: 'flow.uncaught' }
}

/** On another journal, by another way, from other invoices or for another shop it has a purpose of its own. */
function twin(graph: FlowGraph, node: FlowNode): FlowWarning | undefined {
  // What a variable holds can differ from group to group.
  if (PURPOSE.some((property) => text(node, property).startsWith('${'))) return undefined
  const purpose = purposeOf(graph, node)
  const other = graph.nodes.find(
    (one) =>
      one.id !== node.id &&
      one.type === 'book-payment' &&
      one['mode'] === 'book' &&
      text(one, 'administration') !== '' &&
      purposeOf(graph, one) === purpose,
  )
  return other && { key: 'flow.twin', named: { other: other.id } }
}

const PURPOSE = ['administration', 'provider', 'bookingJournal', 'clearingAccount'] as const

function purposeOf(graph: FlowGraph, node: FlowNode): string {
  const own = PURPOSE.map((property) => text(node, property))
  const invoices = nodesBeforeAll(graph, node)
    .nodes.filter(({ type }) => type === 'fetch-open-debtors')
    .map((fetch) => [text(fetch, 'salesJournal'), text(fetch, 'invoicedSince')].join())
  return JSON.stringify([...own, text(node, 'via') || 'administration', [...new Set(invoices)].sort()])
}

function text(node: FlowNode, property: string): string {
  const value = node[property]
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
