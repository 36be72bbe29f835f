// The config node that a flow node points to.

import type { Node, NodeAPI } from 'node-red'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

/** What our two config nodes hold: the stored properties as they are; they are parsed at first use. */
export interface ConfigNode<Secrets extends object = object> extends Node<Secrets> {
  config: unknown
}

/** @throws ReconcileError CONFIG_MISSING `no-connection`, when there is none, it is disabled, or it is of another kind */
export function configNode(
  RED: Pick<NodeAPI, 'nodes'>,
  id: string,
  wanted: { readonly type: string; readonly field: string },
): ConfigNode {
  const node = findNode(RED, id)
  if (node?.type !== wanted.type || !isConfigNode(node)) {
    throw new ReconcileError('CONFIG_MISSING', 'no-connection', { field: wanted.field })
  }
  return node
}

/** Node-RED answers null for what is not there or is disabled, whatever its type says. */
export function findNode(RED: Pick<NodeAPI, 'nodes'>, id: string): Node | undefined {
  const node = RED.nodes.getNode(id) as Node | null
  return node ?? undefined
}

function isConfigNode(node: Node): node is ConfigNode {
  return 'config' in node
}
