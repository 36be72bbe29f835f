// What a node shows under itself. Fixed words are catalogue keys, which the editor translates into the browser's
// language; results start with a figure, so that the editor leaves them as they are.

import type { Node, NodeStatus } from 'node-red'
import type { Clock } from '../../reconcile/domain/clock.ts'
import type { FailureCode } from '../texts/describe-error.ts'
import type { LastResult } from './last-result.ts'

/** Each has a word under `status.<key>` in nodes/shared/texts/status. */
export const WORK_KEYS = ['reading', 'matching', 'rereading', 'booking', 'reading-back', 'checking', 'writing'] as const
export type WorkKey = (typeof WORK_KEYS)[number]

/** The status of one run. Several runs at once share the node's line: results show when the last of them has ended. */
export interface NodeStatusLine {
  working(key: WorkKey): void
  /** `12/40` */
  progress(done: number, of: number): void
  /** For a turn, a pause that the service asked for, or the rest of a sequence. */
  waiting(): void
  /** @param result the text starts with a figure; with anything that needs attention the dot is yellow */
  finished(result: { readonly text: string; readonly attention?: number }): void
  failed(code: FailureCode): void
}

export interface NodeStatuses {
  begin(): { readonly line: NodeStatusLine; readonly end: () => void }
  /** Clears what is shown; nothing is shown any more. */
  close(): void
}

interface Result {
  readonly rank: number
  readonly status: NodeStatus
}

/** The status is sent to every open browser: more often floods them. */
const PAUSE_MS = 1000

const NEVER_RAN: NodeStatus = { fill: 'grey', shape: 'ring', text: 'status.idle' }

/** @param last what the node came to before it was deployed anew; without it the node begins as one that never ran */
export function nodeStatuses(node: Pick<Node, 'status'>, clock: Clock, last?: LastResult): NodeStatuses {
  const screen = slowScreen(node, clock)
  let running = 0
  let worst: Result | undefined
  let hasRun = false
  if (!last) screen.show(NEVER_RAN)
  void last?.before.then((before) => {
    if (!hasRun) screen.show(before ?? NEVER_RAN)
  })

  const conclude = (result: Result): void => {
    if (worst === undefined || result.rank >= worst.rank) worst = result
  }
  const line: NodeStatusLine = {
    working: (key) => screen.show({ fill: 'blue', shape: 'dot', text: `status.${key}` }),
    progress: (done, of) => screen.show({ fill: 'blue', shape: 'dot', text: `${done}/${of}` }),
    waiting: () => screen.show({ fill: 'yellow', shape: 'ring', text: 'status.waiting' }),
    finished({ text, attention = 0 }) {
      conclude({
        rank: attention > 0 ? 1 : 0,
        status: { fill: attention > 0 ? 'yellow' : 'green', shape: 'dot', text },
      })
    },
    failed: (code) => conclude({ rank: 2, status: { fill: 'red', shape: 'ring', text: `status.failed.${code}` } }),
  }
  return {
    begin() {
      if (running === 0) {
        worst = undefined
        last?.begun(clock.now())
      }
      hasRun = true
      running += 1
      return {
        line,
        end() {
          running -= 1
          if (running > 0) return
          screen.show(worst?.status ?? {})
          last?.ended(clock.now(), worst?.status)
        },
      }
    },
    close: () => screen.close(),
  }
}

function slowScreen(node: Pick<Node, 'status'>, clock: Clock): { show(status: NodeStatus): void; close(): void } {
  const closed = new AbortController()
  let next: NodeStatus = {}
  let shown = JSON.stringify(next)
  let shownAt = Number.NEGATIVE_INFINITY
  let isPausing = false

  const send = (): void => {
    isPausing = false
    const text = JSON.stringify(next)
    if (closed.signal.aborted || text === shown) return
    shown = text
    shownAt = clock.now()
    node.status(next)
  }
  return {
    show(status) {
      next = status
      if (isPausing || closed.signal.aborted) return
      const pauseMs = shownAt + PAUSE_MS - clock.now()
      if (pauseMs <= 0) {
        send()
        return
      }
      isPausing = true
      clock.sleep(pauseMs, closed.signal).then(send, () => undefined)
    },
    close() {
      closed.abort()
      node.status({})
    },
  }
}
