// What comes after an output, and what comes before an input: along wires, junctions, and from link to link.

import { type FlowGraph, type FlowNode, idsIn, nodesAfter, nodesBefore } from './flow-graph.ts'

/** They hand a message on and show it to nobody. */
const PASSING = ['junction', 'link in', 'link out', 'switch', 'change', 'delay', 'book-payment', 'match-payments']

export interface Before {
  /** Every node that a message can have come through, as far back as where the open debtors are read. */
  readonly nodes: readonly FlowNode[]
  /** A path begins at something that can send whatever it wants, or its beginning can't be found. */
  readonly isLoose: boolean
  /** A node on the way can send something else than it got. */
  readonly isChanged: boolean
}

/** The first node on each path that does something with the message, and those that it passed on its way there. */
export function nodesReached(
  graph: FlowGraph,
  start: FlowNode,
  port?: number,
): { readonly ends: readonly FlowNode[]; readonly passed: readonly FlowNode[] } {
  const ends = new Map<string, FlowNode>()
  const passed = new Map<string, FlowNode>()
  const waiting = [...nodesAfter(graph, start, port)]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (passed.has(node.id) || ends.has(node.id)) continue
    // What a link returns goes to whoever called, and that can be anybody.
    const isPassing = PASSING.includes(node.type) && node['mode'] !== 'return'
    if (isPassing) passed.set(node.id, node)
    else ends.set(node.id, node)
    if (isPassing) waiting.push(...nodesAfter(graph, node), ...linkedFrom(graph, node))
  }
  return { ends: [...ends.values()], passed: [...passed.values()] }
}

export function nodesBeforeAll(graph: FlowGraph, start: FlowNode): Before {
  const nodes = new Map<string, FlowNode>()
  let isLoose = false
  let isChanged = false
  const waiting = [...nodesBefore(graph, start)]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (nodes.has(node.id) || node.id === start.id) continue
    nodes.set(node.id, node)
    if (node.type === 'fetch-open-debtors') continue
    const before = [...nodesBefore(graph, node), ...linkedTo(graph, node)]
    if (before.length === 0 && !(node.type === 'inject' && sendsNoLines(node))) isLoose = true
    if (isUnfollowable(node)) isLoose = true
    if (node.type === 'inject' && isRelease(node)) isChanged = true
    if (!PASSING.includes(node.type) && node.type !== 'inject') isChanged = true
    if (node.type === 'change') isChanged = true
    waiting.push(...before)
  }
  return { nodes: [...nodes.values()], isLoose, isChanged }
}

/** What a call gives back, or what happens inside a subflow, is not on any wire. */
function isUnfollowable({ type }: FlowNode): boolean {
  return type === 'link call' || type === 'subflow' || type.startsWith('subflow:')
}

function linkedFrom(graph: FlowGraph, node: FlowNode): readonly FlowNode[] {
  if (node.type !== 'link out') return []
  const ids = idsIn(node, 'links')
  return graph.nodes.filter(({ id, type }) => type === 'link in' && ids.includes(id))
}

function linkedTo(graph: FlowGraph, node: FlowNode): readonly FlowNode[] {
  if (node.type !== 'link in') return []
  // A call that is made by name can go to any of them.
  const isCalledFrom = (other: FlowNode): boolean =>
    other['linkType'] === 'dynamic' || idsIn(other, 'links').includes(node.id)
  return graph.nodes.filter(
    (other) =>
      (other.type === 'link out' && idsIn(other, 'links').includes(node.id)) ||
      (other.type === 'link call' && isCalledFrom(other)),
  )
}

/** It can hold a run that was kept. */
function sendsNoLines(inject: FlowNode): boolean {
  return !propsOf(inject).some(({ p }) => p === 'reconcile')
}

/** Says that a booking is not there any more, which needs no open debtors. */
function isRelease(inject: FlowNode): boolean {
  return inject['topic'] === 'release' || propsOf(inject).some(({ p, v }) => p === 'topic' && v === 'release')
}

function propsOf({ props }: FlowNode): readonly { readonly p?: unknown; readonly v?: unknown }[] {
  return Array.isArray(props) ? props.filter((prop): prop is object => typeof prop === 'object' && prop !== null) : []
}
