// What ended a booking run before its last line, as an error with a code.

import { ReconcileError } from '../domain/reconcile-error.ts'

export function whyStopped(error: unknown, signal: AbortSignal): ReconcileError {
  if (error instanceof ReconcileError) return error
  if (signal.aborted) return new ReconcileError('CANCELLED', 'while-booking')
  // The proof of the balances has a time limit of its own.
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'time-limit', { path: '/verkoopfacturen' }, error)
  }
  return new ReconcileError('REGISTER_DAMAGED', 'unexpected', {}, error)
}
