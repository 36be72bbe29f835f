// A stand-in for SQL Server: speaks its protocol (TDS 7.4 and 8.0) on a port of this machine, over PostgreSQL in memory.

import { createServer, type AddressInfo, type Server } from 'node:net'
import type { Database } from './books/database.ts'
import type { FaultChoice } from './faults.ts'
import type { LoggedConnection, LoggedRequest } from './request-log.ts'
import { parseBatch } from './t-sql/parse-statement.ts'
import { ClientConnection } from './tds/client-connection.ts'
import { selfSignedCertificate } from './tds/self-signed-certificate.ts'
import { translate } from './translate/statement.ts'

export interface SqlServerOptions {
  /** The first is the one of who names none. */
  readonly databases: readonly Database[]
  /** 0, the default: any free port. */
  readonly port?: number
  readonly logins?: Readonly<Record<string, string>>
  /** `none`: it says that it has no encryption; `required`: no login without it. `strict` works unless it has none. */
  readonly encryption?: 'none' | 'offered' | 'required'
  /** A client that names another one is turned away; blank accepts any. */
  readonly instance?: string
}

export interface SqlServerStandIn {
  readonly host: string
  readonly port: number
  /** In PEM, for a client that checks it; it is made out to `localhost` and 127.0.0.1. */
  readonly certificate: string
  /** Since the start, also those that have ended. */
  readonly connections: readonly LoggedConnection[]
  /** Of all connections, in order of arrival. */
  readonly requests: readonly LoggedRequest[]
  clearRequests(): void
  /** Chooses what goes wrong with a request; nothing by default. */
  fail(choose: FaultChoice | undefined): void
  /** How the first statement that reads or writes rows of a logged request was done. */
  explain(request: LoggedRequest): Promise<{ readonly plan: string; readonly rowsRead: number }>
  /** Ends every connection; the databases stay. */
  close(): Promise<void>
}

export const SANDBOX_LOGIN = { user: 'koppeling', password: 'Sandbox-koppeling-1' } as const

export async function startSqlServer(options: SqlServerOptions): Promise<SqlServerStandIn> {
  const { databases, port = 0, encryption = 'offered', instance = '' } = options
  const [first] = databases
  if (!first) throw new RangeError('a server without a database')
  const identity = selfSignedCertificate('localhost')
  const connections: LoggedConnection[] = []
  const requests: LoggedRequest[] = []
  const open = new Set<ClientConnection>()
  const named = (name: string): Database | undefined =>
    databases.find((database) => database.name.toLowerCase() === name.toLowerCase())
  const state = {
    identity,
    encryption,
    instance,
    logins: options.logins ?? { [SANDBOX_LOGIN.user]: SANDBOX_LOGIN.password },
    database: named,
    defaultDatabase: first.name,
    fault: (request: LoggedRequest) => (requests.push(request), choose?.(request)),
    opened: (about: Pick<LoggedConnection, 'login' | 'application' | 'isEncrypted'>) => {
      const connection = { ...about, spid: 51 + connections.length, isOpen: true, requests: [] }
      connections.push(connection)
      return connection
    },
  }
  let choose: FaultChoice | undefined
  const server = createServer((socket) => {
    const connection = new ClientConnection(socket, state)
    open.add(connection)
    socket.once('close', () => void connection.close().then(() => open.delete(connection)))
  })
  const address = await listen(server, port)
  return {
    host: '127.0.0.1',
    port: address.port,
    certificate: identity.cert,
    connections,
    requests,
    clearRequests: () => void (requests.length = 0),
    fail: (chosen) => void (choose = chosen),
    explain: (request) => explained(first, request),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      await Promise.all([...open].map((connection) => connection.close()))
      await closed
    },
  }
}

async function explained(database: Database, request: LoggedRequest): Promise<{ plan: string; rowsRead: number }> {
  const [statement] = parseBatch(request.text).filter((each) => each.do === 'select')
  if (!statement) throw new RangeError('not a request that reads')
  const none = (): undefined => undefined
  const variable = (name: string) => request.parameters.get(name)
  return database.explain(translate(statement, { catalogue: database.catalogue, variable, session: none }))
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })
}
