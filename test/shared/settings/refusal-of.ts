// The error with which settings are refused.

import assert from 'node:assert/strict'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'

export function refusalOf(parse: () => unknown): ReconcileError {
  try {
    parse()
  } catch (error) {
    assert.ok(error instanceof ReconcileError, String(error))
    return error
  }
  throw new assert.AssertionError({ message: 'was not refused' })
}
