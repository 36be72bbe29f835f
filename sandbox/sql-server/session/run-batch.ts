// The statements of a batch, one after the other, with variables, conditions, transactions and errors.

import { SQL_ERROR, SqlServerError } from '../sql-error.ts'
import { familyOf } from '../sql-type.ts'
import type { Expression, Statement } from '../t-sql/syntax.ts'
import { assignedTo } from '../translate/casts.ts'
import type { Surroundings, Value } from '../translate/context.ts'
import { translate, translateValue } from '../translate/statement.ts'
import type { Answer } from './answer.ts'
import { runProcedure } from './procedures.ts'
import { sessionWord } from './session-words.ts'
import type { Session } from './session.ts'
import { pause } from './pause.ts'
import { setOption } from './set-option.ts'

export interface Batch {
  readonly session: Session
  readonly answer: Answer
  readonly variables: Map<string, Value>
  readonly signal: AbortSignal
  /** The error that a CATCH works on. */
  readonly caught?: SqlServerError
}

/** Ends a batch without an error. */
class Returned extends Error {}

/** @throws SqlServerError that ended the batch, already told; the signal's reason */
export async function runBatch(batch: Batch, statements: readonly Statement[]): Promise<void> {
  batch.session.scopeIdentity = null
  try {
    await runAll(batch, statements, false)
  } catch (error) {
    if (!(error instanceof Returned)) throw error
  }
}

/** @param isTried whether an error goes to a CATCH, which ends these statements */
async function runAll(batch: Batch, statements: readonly Statement[], isTried: boolean): Promise<void> {
  for (const statement of statements) {
    try {
      await runOne(batch, statement, isTried)
      batch.session.lastError = 0
    } catch (error) {
      if (!(error instanceof SqlServerError) || isTried) throw error
      await told(batch, error)
    }
  }
}

/** Tells the error; goes on with the next statement where SQL Server would. */
async function told({ session, answer }: Batch, error: SqlServerError): Promise<void> {
  if (isTold(error)) throw error
  session.lastError = error.number
  answer.error(error)
  TOLD.add(error)
  // A deadlock's victim loses its transaction in any case.
  const losesAll = session.depth > 0 && (session.abortsOnError || error.number === 1205)
  if (losesAll) await session.rollBack(answer)
  if (losesAll || session.abortsOnError || ENDS_BATCH.has(error.number) || THROWN.has(error)) throw error
  answer.done()
}

const TOLD = new WeakSet<SqlServerError>()
/** THROW ends the batch whatever its number. */
const THROWN = new WeakSet<SqlServerError>()
const isTold = (error: SqlServerError): boolean => TOLD.has(error)

/** Errors of names, of conversion and of deadlocks end the batch. */
const ENDS_BATCH = new Set([
  102, 137, 195, 206, 207, 208, 209, 241, 245, 1205, 4104, 4145, 8120, 8155, 8169, 3930, 3952,
])

async function runOne(batch: Batch, statement: Statement, isTried: boolean): Promise<void> {
  const { session, answer, signal } = batch
  switch (statement.do) {
    case 'select':
    case 'insert':
    case 'update':
    case 'delete':
      return runRows(batch, statement)
    case 'declare':
      if (batch.variables.has(statement.name)) throw SQL_ERROR.declaredTwice(statement.name)
      batch.variables.set(statement.name, { type: statement.type, text: null })
      return statement.value ? assign(batch, statement.name, statement.value) : undefined
    case 'assign':
      return assign(batch, statement.name, statement.value)
    case 'option': {
      setOption(session, statement.name, statement.value)
      return
    }
    case 'execute':
      return runProcedure(batch, statement, (value) => evaluate(batch, value))
    case 'begin': {
      session.begin(answer)
      return
    }
    case 'commit':
      return session.commit(answer)
    case 'rollback':
      return session.rollBack(answer)
    case 'if': {
      const isTrue = (await evaluate(batch, statement.condition, 'condition')).text === '1'
      return runAll(batch, isTrue ? statement.then : statement.otherwise, isTried)
    }
    case 'try':
      return runTry(batch, statement)
    case 'throw':
      throw await thrown(batch, statement)
    case 'wait':
      return pause(statement.clock, signal)
    case 'use':
      if (statement.database.toLowerCase() !== session.database.name.toLowerCase()) {
        throw SQL_ERROR.otherDatabase(statement.database)
      }
      {
        answer.database(session.database.name)
        return
      }
    case 'return':
      throw new Returned()
  }
}

async function runRows(batch: Batch, statement: Parameters<typeof translate>[0]): Promise<void> {
  const { session, answer, signal } = batch
  const translated = translate(statement, surroundingsOf(batch))
  const { rows, affected } = await session.run(translated, signal)
  session.rowCount = affected
  if (translated.identityAt !== undefined && rows.length > 0) {
    session.identity = session.scopeIdentity = rows.at(-1)?.[translated.identityAt] ?? null
  }
  if (translated.into.length > 0) {
    translated.into.forEach((name, at) => {
      const type = translated.columns[at]?.type ?? { name: 'int' }
      const last = rows.at(-1)
      // Without a row the variable keeps what it had.
      if (last) set(batch, name, { type, text: last[at] ?? null })
    })
    answer.done(affected)
    return
  }
  if (translated.columns.length > 0) {
    answer.columns(translated.columns)
    await answer.rows(rows)
  }
  answer.done(affected)
}

async function runTry(batch: Batch, { body, caught }: Extract<Statement, { do: 'try' }>): Promise<void> {
  try {
    await runAll(batch, body, true)
  } catch (error) {
    // What can't be parsed or bound is not caught at its own level.
    if (!(error instanceof SqlServerError) || isTold(error)) throw error
    if (batch.session.depth > 0 && (batch.session.abortsOnError || error.number === 1205)) await batch.session.doom()
    await runAll({ ...batch, caught: error }, caught, false)
  }
}

async function thrown(batch: Batch, { error }: Extract<Statement, { do: 'throw' }>): Promise<SqlServerError> {
  if (!error && !batch.caught) return SQL_ERROR.near('THROW')
  const number = error ? Number((await evaluate(batch, error.number)).text) : (batch.caught?.number ?? 0)
  const text = error ? (await evaluate(batch, error.text)).text : batch.caught?.message
  const raised = new SqlServerError(number, 16, text ?? '')
  THROWN.add(raised)
  return raised
}

async function assign(batch: Batch, name: string, value: Expression): Promise<void> {
  set(batch, name, await evaluate(batch, value))
}

function set({ variables }: Batch, name: string, { text, type: from }: Value): void {
  const known = variables.get(name)
  if (!known) throw SQL_ERROR.undeclared(name)
  // Refuses what does not go together; the text itself is converted where the variable is used.
  assignedTo({ sql: '', type: from, nullable: true }, known.type)
  const isWhole =
    familyOf(known.type) === 'number' && ['int', 'bigint', 'smallint', 'tinyint'].includes(known.type.name)
  variables.set(name, { type: known.type, text: isWhole && text !== null ? (text.split('.')[0] ?? '') : text })
}

async function evaluate(batch: Batch, value: Expression, kind: 'value' | 'condition' = 'value'): Promise<Value> {
  const translated = translateValue(value, surroundingsOf(batch), kind)
  const { rows } = await batch.session.run(translated, batch.signal)
  return { type: translated.columns[0]?.type ?? { name: 'int' }, text: rows[0]?.[0] ?? null }
}

export function surroundingsOf({ session, variables, caught }: Batch): Surroundings {
  return {
    catalogue: session.database.catalogue,
    variable: (name) => variables.get(name),
    session: (name, words) => sessionWord(session, caught, name, words),
  }
}
