// A flow as it is saved, in the form in which the dialogs look at it.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FlowGraph, FlowNode } from '../../../../nodes/shared/editor/flow/flow-graph.ts'

type SavedNode = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string }

export function graphOf(saved: readonly SavedNode[]): FlowGraph {
  const nodes: FlowNode[] = saved.filter(({ d }) => d !== true)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const wires = nodes.flatMap((from) =>
    wiresOf(from).flatMap((targets, port) =>
      targets.flatMap((id) => {
        const to = byId.get(id)
        return to ? [{ from, port, to }] : []
      }),
    ),
  )
  const subflows = new Set(saved.filter(({ type }) => type === 'subflow').map(({ id }) => id))
  return { nodes, wires, isSubflow: (id) => id !== undefined && subflows.has(id) }
}

export function exampleNamed(name: string): readonly SavedNode[] {
  const file = path.join(__dirname, '..', '..', '..', '..', 'examples', name)
  return JSON.parse(readFileSync(file, 'utf8')) as SavedNode[]
}

/** The whole job with everything in it that it promises; each of its nodes can be made otherwise. */
export function aFlow(changes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}): SavedNode[] {
  const nodes: SavedNode[] = [
    { id: 'start', type: 'inject', wires: [['fetch']] },
    { id: 'fetch', type: 'fetch-open-debtors', administration: 'books', wires: [['match']] },
    { id: 'match', type: 'match-payments', provider: 'payments', wires: [['book'], []] },
    {
      id: 'book',
      type: 'book-payment',
      mode: 'book',
      administration: 'books',
      provider: 'payments',
      wires: [['report'], []],
    },
    { id: 'report', type: 'reconcile-report', keep: 100, wires: [['file']] },
    { id: 'file', type: 'file', wires: [[]] },
    { id: 'catch', type: 'catch', scope: null, wires: [['mail']] },
    { id: 'mail', type: 'e-mail', wires: [] },
  ]
  const known = new Set(nodes.map(({ id }) => id))
  const more = Object.entries(changes).flatMap(([id, { type = 'function', ...rest }]) =>
    known.has(id) ? [] : [{ id, type: String(type), z: 'flow', ...rest }],
  )
  return [...nodes.map((node) => ({ ...node, z: 'flow', ...changes[node.id], id: node.id })), ...more] as SavedNode[]
}

function wiresOf({ wires }: FlowNode): string[][] {
  return Array.isArray(wires) ? (wires as string[][]) : []
}
