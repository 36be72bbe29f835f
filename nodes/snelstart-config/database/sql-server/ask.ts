// One statement to the server and its rows, which an abort ends at the server too.

import type { ConnectionPool, IRecordSet, Request, Transaction } from 'mssql'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { BoundStatement, Input } from './bound-statement.ts'
import { readRow, type ReadRow } from './cells.ts'
import type { Library } from './library.ts'

/** @throws what the library throws; ReconcileError CANCELLED, SNELSTART_ANSWER */
export async function ask(
  library: Library,
  on: ConnectionPool | Transaction,
  statement: BoundStatement,
  signal: AbortSignal,
): Promise<readonly ReadRow[]> {
  const request = requestOn(library, on)
  for (const input of statement.inputs) bind(library, request, input)
  const answer = await cancellable(request, signal, () => request.query<unknown>(statement.text))
  // A trigger may answer rows of its own; the statement's come last.
  const rows: IRecordSet<unknown> | undefined = answer.recordsets.at(-1)
  return rows?.map((values) => readRow(library, rows.columns, Object(values) as Record<string, unknown>)) ?? []
}

/** Settings of the session, which a statement with inputs would undo at its end. */
export async function setSession(
  library: Library,
  on: Transaction,
  settings: string,
  signal: AbortSignal,
): Promise<void> {
  const request = requestOn(library, on)
  await cancellable(request, signal, () => request.batch(settings))
}

/** Of the library's own driver: what a pool makes itself follows whichever driver was loaded last. */
function requestOn(library: Library, on: ConnectionPool | Transaction): Request {
  return on instanceof library.Transaction ? new library.Request(on) : new library.Request(on)
}

async function cancellable<Answer>(
  request: Request,
  signal: AbortSignal,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (signal.aborted) throw new ReconcileError('CANCELLED', 'any')
  const onAbort = (): void => request.cancel()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** Up to here SQL Server keeps a text in the row, and one text of any length shares its plan with all others. */
const SHORT_TEXT = 4000

function bind(library: Library, request: Request, { name, type, value }: Input): void {
  switch (type) {
    case 'text':
      request.input(name, library.NVarChar(value.length > SHORT_TEXT ? library.MAX : SHORT_TEXT), value)
      break
    case 'integer':
      request.input(name, library.Int, value)
      break
    case 'bigint':
      request.input(name, library.BigInt, value)
      break
    case 'guid':
      request.input(name, library.UniqueIdentifier, value)
      break
    case 'boolean':
      request.input(name, library.Bit, value)
      break
  }
}
