// What went wrong lately: only codes, for a report of a fault. It lives as long as the process.

import type { FailureCode } from '../texts/describe-error.ts'

export interface Failure {
  /** The type of the node, not its name. */
  readonly node: string
  readonly code: FailureCode
  /** Milliseconds since 1970. */
  readonly at: number
}

const FAILURES_KEPT = 10

const failures: Failure[] = []

export function rememberFailure(failure: Failure): void {
  failures.push(failure)
  if (failures.length > FAILURES_KEPT) failures.shift()
}

/** Newest first. */
export function recentFailures(): readonly Failure[] {
  return [...failures].reverse()
}
