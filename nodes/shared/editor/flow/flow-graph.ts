// The flows as they stand in the editor, deployed or not, in the form in which a path can be followed through them.

export interface FlowNode {
  readonly id: string
  readonly type: string
  /** The flow or subflow that it stands on. */
  readonly z?: string
  readonly [property: string]: unknown
}

export interface Wire {
  readonly from: FlowNode
  /** Of the output, from 0. */
  readonly port: number
  readonly to: FlowNode
}

export interface FlowGraph {
  /** Only what runs: no disabled nodes, and nothing of a disabled flow. */
  readonly nodes: readonly FlowNode[]
  /** Only between nodes that run. */
  readonly wires: readonly Wire[]
  /** Of a subflow it can't be told from inside what comes before and after it. */
  isSubflow(flowId: string | undefined): boolean
}

export function nodesAfter({ wires }: FlowGraph, { id }: FlowNode, port?: number): readonly FlowNode[] {
  return wires.filter((wire) => wire.from.id === id && (port === undefined || wire.port === port)).map(({ to }) => to)
}

export function nodesBefore({ wires }: FlowGraph, { id }: FlowNode): readonly FlowNode[] {
  return wires.filter((wire) => wire.to.id === id).map(({ from }) => from)
}

/** Whether a catch or status node hears this one. Without a list it hears its whole flow, or its group: taken for granted. */
export function hears(listener: FlowNode, { id, z }: FlowNode): boolean {
  return listener.z === z && (!Array.isArray(listener['scope']) || idsIn(listener, 'scope').includes(id))
}

/** The ids in a list property, such as `links` and `scope`. */
export function idsIn(node: FlowNode, property: string): readonly string[] {
  const ids = node[property]
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}
