// What a flow can't do although its nodes promise it. Nothing is refused for it: the dialog says it, and what to do.

import { bookingWarnings } from './booking-warnings.ts'
import { type FlowGraph, type FlowNode, hears, idsIn } from './flow-graph.ts'
import { nodesBeforeAll, nodesReached } from './follow.ts'

export interface FlowWarning {
  /** Of the sentence, in the dialog's catalogue. */
  readonly key: string
  /** Ids of the nodes and connections that are named in it. */
  readonly named?: Readonly<Record<string, string>>
}

/** @param node as the dialog has it, which can be otherwise than the graph has it */
export function flowWarnings(graph: FlowGraph, node: FlowNode): readonly FlowWarning[] {
  // What does not run promises nothing.
  if (!graph.nodes.some(({ id }) => id === node.id)) return []
  switch (node.type) {
    case 'fetch-open-debtors':
      return isSeen(graph, node) ? [] : [{ key: 'flow.debtors-lost' }]
    case 'match-payments':
      return [...unfed(graph, node, 'fetch-open-debtors', 'flow.match-unfed'), ...lost(graph, node, 'flow.match-lost')]
    case 'book-payment': {
      const unseen = node['mode'] === 'book' ? 'flow.booking-lost' : 'flow.preview-lost'
      return [
        ...unfed(graph, node, 'match-payments', 'flow.booking-unfed'),
        ...bookingWarnings(graph, node),
        ...lost(graph, node, unseen),
      ]
    }
    case 'reconcile-report':
      return isKept(node) || isSeen(graph, node) ? [] : [{ key: 'flow.report-lost' }]
    default:
      return []
  }
}

/** Only when the whole way back is known, and holds no such node. */
function unfed(graph: FlowGraph, node: FlowNode, needed: string, key: string): readonly FlowWarning[] {
  const { nodes, isLoose, isChanged } = nodesBeforeAll(graph, node)
  // Its lines come from outside, through the subflow's own input.
  if (graph.isSubflow(node.z) || isLoose || isChanged) return []
  return nodes.some(({ type }) => type === needed) ? [] : [{ key }]
}

/** All lines go to the first output, and those that need a person to the second one too. */
function lost(graph: FlowGraph, node: FlowNode, key: string): readonly FlowWarning[] {
  if (!isSeen(graph, node) && !isOverheard(graph, node)) return [{ key }]
  const { ends, passed } = nodesReached(graph, node, 0)
  // It has an output for attention itself, and its own dialog watches that one.
  const isBooked = passed.some(({ type }) => type === 'book-payment')
  // A file or the debug sidebar gets every line; anything else can pick out those that need a person.
  const isPicked = ends.some((end) => reads(graph, end) && end.type !== 'debug' && end.type !== 'file')
  if (isBooked || isPicked || isSeen(graph, node, 1)) return []
  return [{ key: 'flow.attention-lost' }]
}

function isSeen(graph: FlowGraph, node: FlowNode, port?: number): boolean {
  const { ends, passed } = nodesReached(graph, node, port)
  // A node of ours further on has a dialog that watches what comes after it.
  return (
    passed.some(({ type }) => type === 'match-payments' || type === 'book-payment') ||
    ends.some((end) => reads(graph, end))
  )
}

function reads(graph: FlowGraph, end: FlowNode): boolean {
  if (end.type === 'debug') return end['active'] !== false
  if (end.type === 'reconcile-report') return isKept(end) || nodesReached(graph, end).ends.length > 0
  // It begins anew, whatever comes in.
  return end.type !== 'fetch-open-debtors'
}

/** A report that keeps runs can be asked for them later. A node from before that was a choice keeps them. */
const isKept = ({ keep }: FlowNode): boolean => keep !== 0 && keep !== '0'

function isOverheard({ nodes }: FlowGraph, node: FlowNode): boolean {
  return nodes.some(
    (other) =>
      (other.type === 'status' && hears(other, node)) ||
      (other.type === 'complete' && idsIn(other, 'scope').includes(node.id)),
  )
}
