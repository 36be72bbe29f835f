// What Access' own error numbers mean. Jet's number comes first, where ADO tells it; else the number of OLE DB.
// Source: Microsoft, "Trappable Microsoft Jet and DAO errors" and "OLE DB Programmer's Reference: error codes".

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { AccessFailure, Failure } from './answers.ts'

interface Meaning {
  readonly code:
    'SNELSTART_UNREACHABLE' | 'SNELSTART_AUTH' | 'SNELSTART_SCOPE' | 'SNELSTART_LOCKED' | 'SNELSTART_SCHEMA'
  readonly detail: string
}

const MEANINGS: readonly { readonly numbers: readonly number[]; readonly meaning: Meaning }[] = [
  {
    numbers: [3024, 3044, 3055, 3043, 3005],
    meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'file-not-found' },
  },
  {
    numbers: [3343, 3049, 3428, 3800],
    meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'file-not-access' },
  },
  { numbers: [3031], meaning: { code: 'SNELSTART_AUTH', detail: 'file-password' } },
  { numbers: [3029], meaning: { code: 'SNELSTART_AUTH', detail: 'workgroup-login' } },
  { numbers: [3028, 3021], meaning: { code: 'SNELSTART_AUTH', detail: 'workgroup-file' } },
  {
    numbers: [3033, 3107, 3108, 3109, 3110, 3111, 3112, 3027, 3073],
    meaning: { code: 'SNELSTART_SCOPE', detail: 'no-table-right' },
  },
  {
    numbers: [3006, 3045, 3051, 3356, 3704, 3734],
    meaning: { code: 'SNELSTART_LOCKED', detail: 'file-in-use' },
  },
  {
    numbers: [3008, 3009, 3046, 3050, 3158, 3186, 3187, 3188, 3189, 3197, 3202, 3211, 3212, 3218, 3260, 3262],
    meaning: { code: 'SNELSTART_LOCKED', detail: 'row-in-use' },
  },
  { numbers: [3061, 3070, 3078, 3265], meaning: { code: 'SNELSTART_SCHEMA', detail: 'unknown-name' } },
  // OLE DB, when the list of errors was empty.
  { numbers: [0x80040e4d | 0], meaning: { code: 'SNELSTART_AUTH', detail: 'file-password' } },
  { numbers: [0x80040e09 | 0], meaning: { code: 'SNELSTART_SCOPE', detail: 'no-table-right' } },
  { numbers: [0x80040e10 | 0, 0x80040e37 | 0], meaning: { code: 'SNELSTART_SCHEMA', detail: 'unknown-name' } },
]

/** ADO's "provider cannot be found": not installed, or only in the other bitness. */
const NO_PROVIDER = [0x800a0e7a | 0, 3706]
/** VBScript's "permission denied" on the lock file. */
const LOCK_DENIED = [0x800a0046 | 0, 70]

export function isNoProvider(failure: Failure): boolean {
  return failure.at === 'open' && NO_PROVIDER.includes(failure.number)
}

/** Somebody else is at the file or the row now: reading may be tried again. */
export function isInUse(failure: Failure): boolean {
  return meaningOf(failure)?.code === 'SNELSTART_LOCKED'
}

export function accessError(cause: AccessFailure, file: string): ReconcileError {
  const { failure } = cause
  const values = { file, number: failure.state === '' ? failure.number : failure.state }
  if (isNoProvider(failure)) return new ReconcileError('CONFIG_MISSING', 'access-provider', {}, cause)
  if (failure.reason === 'too-many-rows') return new ReconcileError('SNELSTART_ANSWER', 'too-many-rows', {}, cause)
  if (failure.at === 'lock') {
    const detail = LOCK_DENIED.includes(failure.number) ? 'other-booker' : 'no-lock-file'
    return new ReconcileError('SNELSTART_LOCKED', detail, values, cause)
  }
  const meaning = meaningOf(failure)
  if (meaning) return new AccessError(meaning, values, cause)
  return new ReconcileError('SNELSTART_ANSWER', 'access-error', values, cause)
}

function meaningOf(failure: Failure): Meaning | undefined {
  const known = (number: number): Meaning | undefined => MEANINGS.find((row) => row.numbers.includes(number))?.meaning
  return (failure.state === '' ? undefined : known(Number(failure.state))) ?? known(failure.number)
}

class AccessError extends ReconcileError {
  constructor(meaning: Meaning, values: Readonly<Record<string, string | number>>, cause: unknown) {
    super(meaning.code, meaning.detail, values, cause)
  }
}
