// The procedures of the system that a coupling calls: locks of its own making.
// Source: Microsoft, "sp_getapplock" and "sp_releaseapplock".

import { SQL_ERROR, SqlServerError } from '../sql-error.ts'
import type { Expression, Statement } from '../t-sql/syntax.ts'
import type { Value } from '../translate/context.ts'
import type { Session } from './session.ts'

interface Caller {
  readonly session: Session
  readonly variables: Map<string, Value>
  readonly signal: AbortSignal
  readonly answer: { done(): void }
}

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  sp_getapplock: ['@resource', '@lockmode', '@lockowner', '@locktimeout', '@dbprincipal'],
  sp_releaseapplock: ['@resource', '@lockowner', '@dbprincipal'],
}

/** @throws SqlServerError */
export async function runProcedure(
  caller: Caller,
  { procedure, arguments: given, into }: Extract<Statement, { do: 'execute' }>,
  evaluate: (value: Expression) => Promise<Value>,
): Promise<void> {
  const parameters = PARAMETERS[procedure]
  if (!parameters) throw SQL_ERROR.unknownProcedure(procedure)
  const values = new Map<string, string | null>()
  for (const [at, argument] of given.entries()) {
    const name = argument.name ?? parameters[at]
    if (name === undefined || !parameters.includes(name)) {
      throw new SqlServerError(8145, 16, `${name ?? ''} is not a parameter for procedure ${procedure}.`)
    }
    values.set(name, (await evaluate(argument.value)).text)
  }
  const status = procedure === 'sp_getapplock' ? await getAppLock(caller, values) : releaseAppLock(caller, values)
  if (into !== undefined) {
    const variable = caller.variables.get(into)
    if (!variable) throw SQL_ERROR.undeclared(into)
    caller.variables.set(into, { type: variable.type, text: String(status) })
  }
}

export async function getAppLock(
  { session, signal }: Pick<Caller, 'session' | 'signal'>,
  values: ReadonlyMap<string, string | null>,
): Promise<number> {
  const resource = values.get('@resource') ?? ''
  const mode = (values.get('@lockmode') ?? '').toLowerCase()
  const owner = (values.get('@lockowner') ?? 'transaction').toLowerCase()
  const timeout = Number(values.get('@locktimeout') ?? session.lockTimeoutMs)
  const isKnown = ['shared', 'exclusive', 'update'].includes(mode) && ['transaction', 'session'].includes(owner)
  if (resource === '' || resource.length > 255 || !isKnown) return -999
  if (owner === 'transaction' && session.depth === 0) return -999
  try {
    const waited = await session.takeAppLock(
      resource,
      mode === 'shared' ? 'shared' : 'exclusive',
      owner === 'session' ? 'session' : 'transaction',
      { timeoutMs: timeout, signal },
    )
    return waited ? 1 : 0
  } catch (error) {
    if (error instanceof SqlServerError) return error.number === 1205 ? -3 : -1
    throw error
  }
}

function releaseAppLock({ session }: Caller, values: ReadonlyMap<string, string | null>): number {
  if (session.releaseAppLock(values.get('@resource') ?? '')) return 0
  throw new SqlServerError(1223, 16, 'Cannot release the application lock because it is not currently held.')
}
