// What can go wrong on demand, at a request of the test's choice.

import type { LoggedRequest } from './request-log.ts'

export type Fault =
  /** The connection breaks before anything is done; its transaction is rolled back. */
  | { readonly do: 'drop' }
  /** It is done, a commit as well, and then the connection breaks without an answer. */
  | { readonly do: 'drop-after' }
  /** No answer, until it is cancelled or the connection ends. Nothing is done. */
  | { readonly do: 'hang' }
  | { readonly do: 'error'; readonly number: number; readonly message?: string }

export type FaultChoice = (request: LoggedRequest) => Fault | undefined
