// The flows of the editor that is open.

import type { FlowGraph, FlowNode, Wire } from './flow-graph.ts'

export function editorGraph(): FlowGraph {
  const nodes: FlowNode[] = []
  const wires: Wire[] = []
  RED.nodes.eachNode((node) => {
    if (runs(node)) nodes.push(node)
    return true
  })
  // Junctions and the ports of a subflow are no nodes to the editor: they are met at the ends of a wire.
  RED.nodes.eachLink(({ source, sourcePort, target }) => {
    if (runs(source) && runs(target)) wires.push({ from: source, port: sourcePort, to: target })
    return true
  })
  return { nodes, wires, isSubflow: (flowId) => flowId !== undefined && isThere(RED.nodes.subflow(flowId)) }
}

function runs({ d, z }: FlowNode): boolean {
  return d !== true && RED.nodes.workspace(z ?? '')?.disabled !== true
}

const isThere = (found: object | null | undefined): boolean => found !== null && found !== undefined
