// Batches of one run (`msg.parts`) are held until the last has come: what is shared is never judged within a batch.

import type { NodeMessageInFlow } from 'node-red'

import type { Clock } from '../domain/clock.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

export interface Parts {
  readonly id: string
  readonly index: number
  readonly count: number
}

export interface Sequences {
  /**
   * @returns the whole sequence in order once its last message is in, and undefined before
   * @throws ReconcileError CONFIG_INVALID when `msg.parts` can't be read
   */
  collect(message: NodeMessageInFlow): readonly NodeMessageInFlow[] | undefined
}

const WAIT_MAX_MS = 600_000
const MESSAGES_MAX = 100_000

interface Waiting {
  readonly messages: Map<number, NodeMessageInFlow>
  readonly since: number
}

/** @param onOverdue is told of a sequence whose rest never came: its messages are let go, and nothing was done with them */
export function createSequences(clock: Pick<Clock, 'now'>, onOverdue: (overdue: ReconcileError) => void): Sequences {
  const waiting = new Map<string, Waiting>()
  return {
    collect(message) {
      const parts = partsOf(message)
      if (!parts || parts.count === 1) return [message]
      dropOverdue(waiting, clock.now(), onOverdue)
      const sequence = waiting.get(parts.id) ?? { messages: new Map<number, NodeMessageInFlow>(), since: clock.now() }
      waiting.set(parts.id, sequence)
      sequence.messages.set(parts.index, message)
      if (sequence.messages.size < parts.count) return undefined
      waiting.delete(parts.id)
      return [...sequence.messages.entries()].sort(([one], [other]) => one - other).map(([, held]) => held)
    },
  }
}

export function partsOf(message: object): Parts | undefined {
  const parts: unknown = 'parts' in message ? message.parts : undefined
  if (typeof parts !== 'object' || parts === null) return undefined
  const { id, index, count } = parts as Partial<Record<string, unknown>>
  if (typeof id !== 'string' || !isCount(index) || !isCount(count) || index >= count || count > MESSAGES_MAX) {
    throw new ReconcileError('CONFIG_INVALID', 'parts-not-accepted')
  }
  return { id, index, count }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function dropOverdue(waiting: Map<string, Waiting>, now: number, onOverdue: (overdue: ReconcileError) => void): void {
  for (const [id, { since, messages }] of waiting) {
    if (now - since <= WAIT_MAX_MS) continue
    waiting.delete(id)
    onOverdue(new ReconcileError('CONFIG_INVALID', 'sequence-incomplete', { messages: messages.size }))
  }
}
