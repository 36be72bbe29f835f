// What can be wrong with the register itself. Nothing is guessed: a person is told which file, and which line.

import { ReconcileError } from '../domain/reconcile-error.ts'

export type Damage = 'line' | 'header' | 'contradiction' | 'other-administration' | 'newer-format'

export function damaged(damage: Damage, file: string, line: number, cause?: unknown): ReconcileError {
  return new ReconcileError('REGISTER_DAMAGED', damage, { file, line }, cause)
}

/** Another run took over, so this one may write nothing more. */
export function takenOver(): ReconcileError {
  return new ReconcileError('REGISTER_LOCKED', 'taken-over')
}

/** @param doing what failed: the register could not be read, or not be written */
export function notPossible(doing: 'not-readable' | 'not-writable', file: string, cause: unknown): ReconcileError {
  return new ReconcileError('REGISTER_LOCKED', doing, { file, system: systemCode(cause) }, cause)
}

export function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT'
}

/** The operating system's word, such as ENOSPC; `?` when it is not its error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '?'
}
