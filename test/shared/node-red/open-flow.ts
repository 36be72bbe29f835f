// A flow in a real Node-RED runtime: a node that handles messages as the test says, with Catch, Complete and Status
// nodes beside it, whose messages are collected.

import helper from 'node-red-node-test-helper'
import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red'
import { type InputHandler, onInput } from '../../../nodes/shared/node-red/on-input.ts'
import { type HandClock, handClock } from './hand-clock.ts'

helper.init(require.resolve('node-red'))

export interface OpenFlow {
  readonly node: Node
  readonly clock: HandClock
  /** Messages in the order in which they came, by the name of the helper node. */
  readonly came: Readonly<Record<'sent' | 'second' | 'caught' | 'completed', NodeMessage[]>>
  /** Ends when this many messages came in all, of whichever kind. */
  messages(count: number): Promise<void>
  close(): Promise<void>
}

export async function openFlow(handle: InputHandler, settings: object = { lang: 'nl' }): Promise<OpenFlow> {
  const clock = handClock()
  const works = (RED: NodeAPI): void => {
    RED.nodes.registerType('works', function (this: Node, config: NodeDef) {
      RED.nodes.createNode(this, config)
      onInput(RED, this, handle, clock)
    })
  }
  helper.settings(settings)
  const flow = [
    { id: 'tab', type: 'tab' },
    { ...placed, id: 'node', type: 'works', wires: [['sent'], ['second']] },
    { ...placed, id: 'catch', type: 'catch', scope: null, wires: [['caught']] },
    { ...placed, id: 'complete', type: 'complete', scope: ['node'], wires: [['completed']] },
    ...NAMES.map((id) => ({ ...placed, id, type: 'helper' })),
  ]
  await helper.load(works, flow)
  const came: OpenFlow['came'] = { sent: [], second: [], caught: [], completed: [] }
  let told = (): void => undefined
  for (const name of NAMES) {
    helper.getNode(name).on('input', (message) => {
      came[name].push(message)
      told()
    })
  }
  return {
    node: helper.getNode('node'),
    clock,
    came,
    messages: (count) =>
      new Promise((resolve) => {
        told = () => {
          if (NAMES.reduce((total, name) => total + came[name].length, 0) >= count) resolve()
        }
        told()
      }),
    close: () => helper.unload(),
  }
}

/** Node-RED takes a node without a place for a config node. */
const placed = { z: 'tab', x: 0, y: 0 }
const NAMES = ['sent', 'second', 'caught', 'completed'] as const
