// The settings of SnelStart 12 Netwerk and SnelStart 11 SQL: where the SQL Server is, and as whom to sign in.

import { z } from 'zod'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { checkVariables, databaseAccount, databaseProperties, given, type OfDatabase } from './database-properties.ts'
import { parseConfig } from './parse-config.ts'
import { presentSecret } from './present.ts'
import { oneOf, optionalText, refuse, requiredText, yesOrNo } from './property.ts'

export interface SqlServerSettings extends OfDatabase {
  readonly kind: 'network' | 'sql'
  readonly server: string
  /** Never both of these. */
  readonly port?: number
  readonly instance?: string
  readonly database: string
  readonly login: SqlServerLogin
  readonly encrypt: 'strict' | 'true' | 'false'
  readonly trustServerCertificate: boolean
}

export type SqlServerLogin =
  { readonly by: 'windows' } | { readonly by: 'password'; readonly user: string; readonly password: string }

const PORT_MAX = 65_535

const port = optionalText.transform((text, context): number | undefined => {
  if (text === undefined) return undefined
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= PORT_MAX ? number : refuse(context, 'not-in-range', { min: 1, max: PORT_MAX })
})

/** A name or an address, without what only a connection string can hold. */
const server = requiredText.transform((text, context): string => {
  const plain = text.replace(/^tcp:/i, '')
  return /^[^\s;{}"'=/]+$/.test(plain) ? plain : refuse(context, 'not-a-server')
})

const instance = optionalText.transform((text, context): string | undefined =>
  text === undefined || /^[\p{L}_#][\p{L}\p{N}_#$]{0,15}$/u.test(text) ? text : refuse(context, 'not-an-instance'),
)

const sqlServer = z.object({
  ...databaseProperties,
  server,
  port,
  instance,
  database: requiredText,
  windowsLogin: yesOrNo(false),
  encrypt: oneOf(['strict', 'true', 'false'], 'true'),
  trustServerCertificate: yesOrNo(false),
})

const VARIABLES = ['server', 'port', 'instance', 'database', 'schemaProfile', 'confirmedOpenTotal']

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseSqlServer(kind: 'network' | 'sql', config: unknown, secrets: unknown): SqlServerSettings {
  checkVariables(config, VARIABLES)
  const parsed = parseConfig(sqlServer, config)
  const { database, windowsLogin, encrypt, trustServerCertificate } = parsed
  const { name, schemaProfile, confirmedOpenTotal } = parsed
  return {
    kind,
    ...given({ name, schemaProfile, confirmedOpenTotal }),
    ...placeOf(parsed),
    database,
    login: windowsLogin ? { by: 'windows' } : passwordLogin(secrets),
    encrypt,
    trustServerCertificate,
  }
}

/** A system manager tells it as `SERVER\INSTANCE` or `SERVER,1433`: that can be filled in as it is. */
function placeOf(typed: {
  readonly server: string
  readonly port: number | undefined
  readonly instance: string | undefined
}): Pick<SqlServerSettings, 'server' | 'port' | 'instance'> {
  const [, host = '', inServer, portInServer] = /^([^\\,]+)(?:\\([^\\,]+))?(?:,(\d{1,5}))?$/.exec(typed.server) ?? []
  if (host === '') throw new ReconcileError('CONFIG_INVALID', 'not-a-server', { field: 'server' })
  const isTwice = (inServer ?? typed.instance) !== (typed.instance ?? inServer)
  if (isTwice) throw new ReconcileError('CONFIG_INVALID', 'instance-twice', { field: 'instance' })
  const name = typed.instance ?? inServer
  const number = typed.port ?? (portInServer === undefined ? undefined : Number(portInServer))
  if (name !== undefined && number !== undefined) {
    throw new ReconcileError('CONFIG_INVALID', 'port-and-instance', { field: 'port' })
  }
  return {
    server: host,
    ...(number === undefined ? {} : { port: number }),
    ...(name === undefined ? {} : { instance: name }),
  }
}

function passwordLogin(secrets: unknown): SqlServerLogin {
  const { user, password } = parseConfig(databaseAccount, secrets ?? {})
  if (user === undefined) throw new ReconcileError('CONFIG_MISSING', 'no-user', { field: 'user' })
  return { by: 'password', user: presentSecret('user', user), password: presentSecret('password', password) }
}
