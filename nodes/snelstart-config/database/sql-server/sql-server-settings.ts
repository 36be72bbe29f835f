// How a SQL Server is reached and who logs in, as the connection's settings say.

export interface SqlServerSettings {
  /** A name or an address. */
  readonly server: string
  /** Wins over the instance, which then needs no SQL Server Browser. */
  readonly port?: number
  readonly instance?: string
  readonly database: string
  readonly login: SqlServerLogin
  /**
   * `strict` is encrypted from the first byte (SQL Server 2022 and later) and always checks the certificate; `true`
   * negotiates it and refuses a server that has none; `false` sends everything in the clear.
   */
  readonly encrypt: 'strict' | 'true' | 'false'
  /** Only with `true`: a certificate that nobody vouches for, such as the one that SQL Server makes for itself. */
  readonly trustServerCertificate: boolean
  /** PEM text of who vouches for the certificate, besides whom the machine trusts. */
  readonly certificateAuthority?: string
}

export type SqlServerLogin =
  /** `DOMAIN\name` is a Windows account by its password (NTLM); any other is a login of SQL Server itself. */
  | { readonly by: 'password'; readonly user: string; readonly password: string }
  /** The Windows account that Node-RED runs as; needs msnodesqlv8. */
  | { readonly by: 'windows' }

export interface TimeLimits {
  readonly connectMs: number
  /** For one statement; a transaction has it for each of its steps. */
  readonly statementMs: number
  /** For a row that somebody else holds, and for the turn among those who book. Below the statement's. */
  readonly lockMs: number
}

export const TIME_LIMITS: TimeLimits = { connectMs: 15_000, statementMs: 60_000, lockMs: 10_000 }

/** As a person would write it. */
export function serverName(settings: Pick<SqlServerSettings, 'server' | 'port' | 'instance'>): string {
  if (settings.port !== undefined) return `${settings.server}:${settings.port}`
  return settings.instance === undefined ? settings.server : `${settings.server}\\${settings.instance}`
}

/** What the system manager sees in the list of sessions. */
export const APPLICATION = 'node-red-contrib-snelstart-multisafepay'
