// What it means when no answer came at all.

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { NoAnswerError } from '../../shared/http/exchange.ts'

export function noAnswer(error: NoAnswerError, path: string): ReconcileError {
  if (error.reason === 'TOO_LARGE') return new ReconcileError('SNELSTART_ANSWER', 'too-large', { path })
  const detail = error.reason === 'TIME_LIMIT' ? 'time-limit' : error.reached ? 'no-answer' : 'no-connection'
  return new ReconcileError('SNELSTART_UNREACHABLE', detail, { reason: error.reason, path })
}
