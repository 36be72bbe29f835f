// What the code of a function node is given by Node-RED, and what the functions of this flow keep in its context.

import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'

/** `flow` in a function node. */
export interface FlowContext {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

/** `env` in a function node. */
export interface Environment {
  get(name: string): string | number | boolean | undefined
}

/** What a run does: *Voorbeeld* or *Nu uitvoeren*; `selected` books chosen lines of the last preview. */
export type Wish = 'preview' | 'run' | 'selected'

/** One administration and shop, as its group in the flow says. */
export interface Task {
  readonly name: string
  /** What must still be filled in before anything can be booked. */
  readonly missing: readonly string[]
  /** Whether *Nu uitvoeren* and the planning book. */
  readonly runsBook: boolean
}

export interface Plan {
  readonly on: boolean
  readonly everyMinutes: number
  readonly weekdaysOnly: boolean
  /** ISO 8601. */
  readonly nextAt: string
}

export interface Running {
  readonly since: string
  readonly wish: Wish
  readonly step?: string
  readonly done?: number
  readonly of?: number
}

export interface KeptRun {
  /** Another one after each run: pages ask for the lines again. */
  readonly version: string
  readonly lines: readonly ReconcileLine[]
  readonly run: ReconcileRun
  /** The run as it was previewed: what chosen lines are booked under. */
  readonly previewed?: ReconcileRun
}

export interface Failure {
  readonly at: string
  readonly code: string
  readonly message: string
}

/** What a page waits for, on its way through the report node. */
export interface Wanted {
  readonly topic: 'file' | 'history' | 'lines' | 'detail'
  readonly ask: string
  readonly task: string
  readonly ids?: readonly string[]
  readonly client?: unknown
}

export interface FlowMessage {
  readonly topic?: string
  readonly payload?: unknown
  readonly [property: string]: unknown
}
