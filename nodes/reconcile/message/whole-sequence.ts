// All lines of a run, whether they came in one message or in batches.

import type { NodeMessageInFlow } from 'node-red'

import { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import { parseMessage } from './reconcile-message.ts'

export interface WholeSequence {
  readonly lines: readonly ReconcileLine[]
  readonly run: ReconcileRun
  /** How many lines each message brought. */
  readonly sizes: readonly number[]
}

/** @throws ReconcileError CONFIG_INVALID when the messages are not of one run */
export function wholeSequence(messages: readonly NodeMessageInFlow[]): WholeSequence {
  const parsed = messages.map(parseMessage)
  const [first] = parsed
  if (!first || parsed.some(({ run }) => run.runId !== first.run.runId)) {
    throw new ReconcileError('CONFIG_INVALID', 'sequence-of-several-runs')
  }
  return {
    lines: parsed.flatMap(({ lines }) => lines),
    run: first.run,
    sizes: parsed.map(({ lines }) => lines.length),
  }
}
