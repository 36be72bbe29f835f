// For nodes that judge all lines of a run together: batches are held until the last one is in.

import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red'
import { systemClock } from '../http/system-clock.ts'
import { type InputContext, onInput, type Sent } from './on-input.ts'
import type { Sequences } from '../../reconcile/message/sequence.ts'

export type SequenceHandler = (
  messages: readonly NodeMessageInFlow[],
  context: InputContext,
) => Promise<Sent | undefined>

export function onSequence(RED: NodeAPI, node: Node, handle: SequenceHandler): void {
  let sequences: Sequences | undefined
  onInput(RED, node, async (message, context) => {
    const { createSequences, nodeFailure } = await import('../../lib.ts')
    sequences ??= createSequences(systemClock, (overdue) => node.error(nodeFailure(overdue, context.language)))
    const messages = sequences.collect(message)
    if (messages) return handle(messages, context)
    context.status.waiting()
    return undefined
  })
}
