// What ended a booking run before its last line, as an error with a code.

import { ReconcileError } from '../domain/reconcile-error.ts'

export function whyStopped(error: unknown, signal: AbortSignal): ReconcileError {
  if (error instanceof ReconcileError) return error
  if (signal.aborted) return new ReconcileError('CANCELLED', 'while-booking')
  // The proof of the balances has a time limit of its own.
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'time-limit', { path: '/verkoopfacturen' }, error)
  }
  return unforeseen(error)
}

/** Says where it happened; what a library says in its message could hold anything. */
function unforeseen(error: unknown): ReconcileError {
  const unexpected = new ReconcileError('UNEXPECTED', 'while-booking', {}, error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  unexpected.stack = [unexpected.message, ...frames].join('\n')
  return unexpected
}
