// Which properties can be filtered on is not documented: what was refused or ignored once is not asked again.

import { RefusedAnswer } from './answer-errors.ts'

export interface KnownFilters {
  mayAsk(name: string): boolean
  /** The filter was refused, or the answer shows that it was ignored. */
  isUseless(name: string): void
}

/** Remembered for as long as the connection lives: after a restart it is tried anew. */
export function knownFilters(): KnownFilters {
  const useless = new Set<string>()
  return {
    mayAsk: (name) => !useless.has(name),
    isUseless: (name) => void useless.add(name),
  }
}

/** 400, whatever the code: without the filter the same request shows whether that was the reason. */
export function isFilterRefusal(error: unknown): boolean {
  return error instanceof RefusedAnswer && error.status === 400
}
