// What SQL Server's error numbers and the drivers' own words mean. Their messages name logins and values of rows, so
// nothing of them goes on: only numbers do.
//
// Source: Microsoft, "Database Engine events and errors"; tedious 19 (codes in capitals); ODBC 3 (SQLSTATE).

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { NotEncrypted } from './encrypted-socket.ts'

/** Of the connection, for the sentences. */
export interface Place {
  readonly server: string
  readonly database: string
}

interface Meaning {
  readonly code:
    | 'SNELSTART_UNREACHABLE'
    | 'SNELSTART_AUTH'
    | 'SNELSTART_SCOPE'
    | 'SNELSTART_LOCKED'
    | 'SNELSTART_SCHEMA'
    | 'CONFIG_MISSING'
  readonly detail: string
}

/** The first that is met decides: SQL Server sends 18456 after 4060 as well. */
const NUMBERS: readonly { readonly numbers: readonly number[]; readonly meaning: Meaning }[] = [
  { numbers: [4060, 4064, 911, 916], meaning: { code: 'SNELSTART_AUTH', detail: 'no-database' } },
  { numbers: [18452, 18486], meaning: { code: 'SNELSTART_AUTH', detail: 'windows-login' } },
  { numbers: [18456, 18470, 18487, 18488], meaning: { code: 'SNELSTART_AUTH', detail: 'database-login' } },
  { numbers: [229, 230, 262, 297, 300], meaning: { code: 'SNELSTART_SCOPE', detail: 'no-database-right' } },
  { numbers: [1205, 1222, 3960, 3961], meaning: { code: 'SNELSTART_LOCKED', detail: 'database-row-in-use' } },
  { numbers: [207, 208, 4104], meaning: { code: 'SNELSTART_SCHEMA', detail: 'database-unknown-name' } },
]

/** Of Node's and tedious' errors, and ODBC's SQLSTATE. */
const WORDS: readonly { readonly words: readonly string[]; readonly meaning: Meaning }[] = [
  { words: ['ENOTFOUND', 'EAI_AGAIN'], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'server-not-found' } },
  { words: ['ECONNREFUSED'], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'server-refuses' } },
  { words: ['EINSTLOOKUP'], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'no-instance' } },
  { words: ['EENCRYPT'], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'needs-encryption' } },
  { words: ['28000'], meaning: { code: 'SNELSTART_AUTH', detail: 'database-login' } },
  {
    words: ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', '08001', 'HYT00'],
    meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'server-silent' },
  },
]

/** Of Windows' network, as ODBC passes them when it can't connect; -1 is the instance that SQL Server Browser doesn't know. */
const NETWORK_NUMBERS: readonly { readonly numbers: readonly number[]; readonly meaning: Meaning }[] = [
  { numbers: [-1], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'no-instance' } },
  { numbers: [53, 11001, 11004], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'server-not-found' } },
  { numbers: [10061], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'server-refuses' } },
  { numbers: [121, 258, 10060], meaning: { code: 'SNELSTART_UNREACHABLE', detail: 'server-silent' } },
]

/** OpenSSL's words for a certificate that isn't trusted, has another name or has ended. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_/

/** @returns what is to be thrown; one of ours as it is */
export function connectError(error: unknown, place: Place, refusals: readonly number[] = []): ReconcileError {
  const found = numbersAndWords(error)
  if (found.ours) return found.ours
  if (found.isPlain) return new ReconcileError('SNELSTART_UNREACHABLE', 'no-encryption', { ...place }, traceOf(found))
  if (isDriverAbsent(error)) return new ReconcileError('CONFIG_MISSING', 'no-odbc-driver', {}, traceOf(found))
  const meaning = meaningOf({ ...found, numbers: [...refusals, ...found.numbers] }, NETWORK_NUMBERS)
  if (meaning) return new SqlServerError(meaning, place, found)
  if (found.words.some((word) => CERTIFICATE.test(word))) {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'certificate', { ...place }, traceOf(found))
  }
  if (found.words.includes('ETIMEOUT')) {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'server-silent', { ...place }, traceOf(found))
  }
  if (found.words.includes('ELOGIN'))
    return new ReconcileError('SNELSTART_AUTH', 'database-login', { ...place }, traceOf(found))
  return new ReconcileError(
    'SNELSTART_UNREACHABLE',
    'database-connection',
    { ...place, reason: reasonOf(found) },
    traceOf(found),
  )
}

/** For what went wrong on a connection that stood. */
export function statementError(error: unknown, place: Place): ReconcileError {
  const found = numbersAndWords(error)
  if (found.ours) return found.ours
  if (found.words.includes('ECANCEL')) return new ReconcileError('CANCELLED', 'any')
  const meaning = meaningOf(found)
  if (meaning) return new SqlServerError(meaning, place, found)
  if (found.words.some((word) => word === 'ETIMEOUT' || word === 'HYT00' || word === 'HYT01')) {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'statement-time-limit', { ...place }, traceOf(found))
  }
  const [number] = found.numbers
  if (number === undefined) {
    return new ReconcileError(
      'SNELSTART_UNREACHABLE',
      'database-connection',
      { ...place, reason: reasonOf(found) },
      traceOf(found),
    )
  }
  return new ReconcileError('SNELSTART_ANSWER', 'database-error', { ...place, number }, traceOf(found))
}

/** Whether the server itself answered with an error of this number. */
export function hasNumber(error: unknown, number: number): boolean {
  return numbersAndWords(error).numbers.includes(number)
}

/**
 * mssql keeps ODBC's number and text of a failed connection, not its SQLSTATE IM002. The text's beginning names who
 * speaks in every language; the driver manager itself does when it has no such driver (ODBC: "Error messages").
 */
export function isDriverAbsent(error: unknown): boolean {
  return error instanceof Error && /^(\[Microsoft\])?\[ODBC Driver Manager\]/.test(error.message)
}

/** Whether the driver or ODBC said this word. */
export function hasWord(error: unknown, word: string): boolean {
  return numbersAndWords(error).words.includes(word)
}

class SqlServerError extends ReconcileError {
  constructor(meaning: Meaning, place: Place, found: Found) {
    super(meaning.code, meaning.detail, { ...place, number: found.numbers[0] ?? reasonOf(found) }, traceOf(found))
  }
}

interface Found {
  readonly numbers: readonly number[]
  readonly words: readonly string[]
  readonly isPlain: boolean
  readonly ours?: ReconcileError
}

function meaningOf(found: Found, more: typeof NUMBERS = []): Meaning | undefined {
  return (
    [...NUMBERS, ...more].find((row) => row.numbers.some((number) => found.numbers.includes(number)))?.meaning ??
    WORDS.find((row) => row.words.some((word) => found.words.includes(word)))?.meaning
  )
}

/** mssql wraps the error of tedious, which wraps the socket's, in different ways: all of them are looked at. */
function numbersAndWords(error: unknown): Found {
  const numbers: number[] = []
  const words: string[] = []
  let isPlain = false
  let ours: ReconcileError | undefined
  const seen = new Set<unknown>()
  const look = (each: unknown): void => {
    if (typeof each !== 'object' || each === null || seen.has(each)) return
    seen.add(each)
    if (each instanceof ReconcileError) ours ??= each
    if (each instanceof NotEncrypted) isPlain = true
    for (const key of ['number', 'code', 'sqlstate', 'state']) {
      const value: unknown = Reflect.get(each, key)
      if (typeof value === 'number' && value !== 0 && key !== 'state') numbers.push(value)
      if (typeof value === 'string' && value !== '') words.push(value)
    }
    for (const key of ['originalError', 'cause', 'info']) look(Reflect.get(each, key))
    for (const key of ['errors', 'precedingErrors', 'details']) {
      const list: unknown = Reflect.get(each, key)
      if (Array.isArray(list)) list.forEach(look)
    }
  }
  look(error)
  return { numbers, words, isPlain, ...(ours ? { ours } : {}) }
}

function reasonOf({ numbers, words }: Found): string {
  return String(numbers[0] ?? words.at(-1) ?? 'unknown')
}

function traceOf({ numbers, words }: Found): Error {
  return new Error(`SQL Server: ${[...new Set([...numbers.map(String), ...words])].join(', ')}`)
}
