// msnodesqlv8 as far as mssql uses it, for machines where it can't run. It keeps connection strings and statements in
// the order in which they came, and answers by a few rules from the environment. It is copied into a folder of modules.

import { EventEmitter } from 'node:events'

export interface FakeRules {
  readonly answers?: readonly FakeRule[]
  readonly opening?: readonly FakeRule[]
}

export interface FakeRule {
  /** A part of the statement, or of the connection string. */
  readonly matches: string
  /** As ODBC tells it: the server's number, and who speaks. */
  readonly error?: { readonly code: number; readonly by?: string }
  readonly columns?: readonly { readonly name: string; readonly sqlType: string }[]
  readonly rows?: readonly (readonly unknown[])[]
}

type Done = (error: Error | null, connection?: unknown) => void

const rules = JSON.parse(process.env['FAKE_ODBC'] ?? '{}') as FakeRules
const log: string[] = []
Reflect.set(globalThis, 'fakeOdbcLog', log)

export function open({ conn_str: text }: { readonly conn_str: string }, done: Done): void {
  log.push(`open ${text}`)
  const error = rules.opening?.find(({ matches }) => text.includes(matches))?.error
  const database = /Database=([^;]*);/.exec(text)?.[1] ?? ''
  setImmediate(() => {
    if (error) done(failure(error))
    else done(null, connectionTo(database))
  })
}

function failure({ code, by = 'ODBC Driver 18 for SQL Server' }: NonNullable<FakeRule['error']>): Error {
  return Object.assign(new Error(`[Microsoft][${by}]geheim: rij 42 van Jansen`), { code })
}

function connectionTo(database: string): unknown {
  return {
    setUseNumericString: () => undefined,
    setUseUTC(isOn: unknown) {
      if (isOn !== true) throw new Error('dates would be shifted')
    },
    /** How the pool asks whether a connection still works. */
    query: (_text: string, done: () => void) => setImmediate(done),
    queryRaw({ query_str: text }: { readonly query_str: string }, given: readonly unknown[] = []) {
      log.push(`${database}: ${text}${given.length > 0 ? ` <- ${JSON.stringify(given)}` : ''}`)
      const query = new EventEmitter()
      setImmediate(() => answer(query, text))
      return query
    },
    close(done: () => void) {
      log.push(`${database}: closed`)
      setImmediate(done)
    },
  }
}

function answer(query: EventEmitter, text: string): void {
  const rule = rules.answers?.find(({ matches }) => text.includes(matches))
  if (rule?.error) {
    query.emit('error', failure(rule.error), false)
    return
  }
  if (rule?.columns) {
    query.emit('meta', rule.columns)
    for (const [at, row] of (rule.rows ?? []).entries()) {
      query.emit('row', at)
      row.forEach((cell, index) => query.emit('column', index, cell, false))
    }
  }
  query.emit('done')
}
