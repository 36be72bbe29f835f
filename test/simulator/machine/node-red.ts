// As much of Node-RED as the pack's nodes ask for, with the flow of the examples in it: fetch, match, and either a preview
// or a booking. Everything that a person or a log could read is kept, for the audit.

import { EventEmitter } from 'node:events'

import type { NodeAPI } from 'node-red'

import type { LoadedPack, NodeFile } from './pack-code.ts'

export interface NodeRedParts {
  readonly pack: LoadedPack
  readonly settings: object
  readonly nodes: Readonly<
    Record<string, { readonly type: NodeFile; readonly config: object; readonly credentials?: object }>
  >
  /** Names of the nodes that a node's first output leads to. */
  readonly wires: Readonly<Record<string, string>>
  /** Every word to the outside: messages, statuses, errors, log lines. */
  said(word: unknown): void
}

export interface FlowMessage {
  readonly flowRun: number
  readonly [property: string]: unknown
}

/** One message on its way through the flow. */
export interface FlowRun {
  readonly id: number
  /** What the last node of the way sent. */
  readonly arrived: FlowMessage[]
  readonly failures: { readonly node: string; readonly code: string; readonly error: Error }[]
  underway: number
}

export interface NodeRed {
  send(run: FlowRun, node: string, message: object): void
  /** As a new deploy does it. */
  redeploy(): void
}

type Output = FlowMessage | FlowMessage[] | null | undefined
type InputListener = (message: FlowMessage, send: (outputs: Output[]) => void, done: (error?: Error) => void) => void

class FlowNode extends EventEmitter {
  id = ''
  type = ''
  credentials: object | undefined
}

type NodeConstructor = (this: FlowNode, config: object) => void

export function nodeRed(parts: NodeRedParts): NodeRed {
  const { pack, settings, nodes, wires } = parts
  const said = (word: unknown): void => parts.said(word)
  const types = new Map<string, NodeConstructor>()
  const living = new Map<string, FlowNode>()
  const runs = new Map<number, FlowRun>()
  const RED = {
    settings,
    nodes: {
      registerType: (type: string, make: NodeConstructor) => void types.set(type, make),
      createNode: (node: FlowNode, config: { id: string; type: string }) => void Object.assign(node, config),
      getNode: (id: string) => living.get(id) ?? null,
    },
    util: { cloneMessage: (message: object) => structuredClone(message) },
    auth: { needsPermission: () => () => undefined },
    httpAdmin: { post: () => undefined },
    log: { error: said },
  }
  for (const register of Object.values(pack)) register(RED as unknown as NodeAPI)

  const make = (): void => {
    for (const [id, { type, config, credentials }] of Object.entries(nodes)) {
      const node = new FlowNode()
      node.credentials = credentials
      Object.assign(node, { status: said, log: said, warn: said, error: said })
      living.set(id, node)
      types.get(type)?.call(node, { ...config, id, type })
    }
  }
  const receive = (run: FlowRun, id: string, message: FlowMessage): void => {
    const listener = living.get(id)?.listeners('input')[0] as InputListener | undefined
    if (!listener) throw new RangeError(`no node ${id}`)
    run.underway += 1
    const send = ([first]: Output[]): void => {
      for (const sent of [first ?? []].flat()) {
        const next = wires[id]
        said(sent)
        if (next === undefined) run.arrived.push(sent)
        else receive(run, next, sent)
      }
    }
    const done = (error?: Error): void => {
      run.underway -= 1
      if (!error) return
      const code = 'code' in error ? String(error.code) : 'none'
      said(`${code} ${error.message} ${error.stack ?? ''} ${JSON.stringify(error.cause)}`)
      run.failures.push({ node: id, code, error })
    }
    listener(message, send, done)
  }
  make()
  return {
    send(run, node, message) {
      runs.set(run.id, run)
      receive(run, node, { ...message, flowRun: run.id })
    },
    redeploy() {
      const closing = [...living.values()]
      living.clear()
      for (const node of closing) node.emit('close', false, () => undefined)
      make()
    },
  }
}
