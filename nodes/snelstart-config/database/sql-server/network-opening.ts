// A SQL Server in the network, by tedious with a password or by msnodesqlv8 with the Windows account.

import type { config } from 'mssql'
import { type OpenDatabase, connectedPool, type Opening } from './connections.ts'
import { encryptedConnector } from './encrypted-socket.ts'
import { endOnGarbledAnswers } from './garbled-answers.ts'
import { networkLibrary, windowsLibrary } from './library.ts'
import { odbcPool, type OdbcKeywords } from './odbc-pool.ts'
import { openDatabase } from './open-database.ts'
import { connectError, type Place } from './sql-server-errors.ts'
import { APPLICATION, serverName, type SqlServerSettings, type TimeLimits } from './sql-server-settings.ts'

export function networkOpening(settings: SqlServerSettings, limits: TimeLimits): Opening {
  const place = { server: serverName(settings), database: settings.database }
  const { login } = settings
  return {
    open: () =>
      login.by === 'windows'
        ? openedByWindows(settings, limits, place)
        : openedByPassword(settings, { ...login, limits, place }),
    async close({ pool }) {
      await pool.close()
    },
  }
}

interface PasswordLogin {
  readonly user: string
  readonly password: string
  readonly limits: TimeLimits
  readonly place: Place
}

async function openedByPassword(settings: SqlServerSettings, login: PasswordLogin): Promise<OpenDatabase> {
  const library = await networkLibrary()
  /** tedious tells a refused login in words only; its number comes as an event before. */
  const refusals: number[] = []
  try {
    const pool = await connectedPool(library, {
      ...networkConfig(settings, login),
      beforeConnect: (connection) => {
        connection.on('errorMessage', ({ number }) => refusals.push(number))
        endOnGarbledAnswers(connection)
      },
    })
    return await openDatabase(library, pool)
  } catch (error) {
    throw connectError(error, login.place, refusals)
  }
}

function networkConfig(settings: SqlServerSettings, login: PasswordLogin): config {
  const [, domain, name] = /^([^\\]+)\\(.+)$/.exec(login.user) ?? []
  const { port, instance, encrypt, certificateAuthority } = settings
  return {
    server: settings.server,
    database: settings.database,
    user: name ?? login.user,
    password: login.password,
    ...(domain === undefined ? {} : { domain }),
    ...(port === undefined ? {} : { port }),
    connectionTimeout: login.limits.connectMs,
    requestTimeout: login.limits.statementMs,
    validateConnection: 'socket',
    options: {
      ...(port === undefined && instance !== undefined ? { instanceName: instance } : {}),
      encrypt: encrypt === 'strict' ? 'strict' : encrypt === 'true',
      trustServerCertificate: encrypt === 'true' && settings.trustServerCertificate,
      ...(certificateAuthority === undefined ? {} : { cryptoCredentialsDetails: { ca: certificateAuthority } }),
      ...(encrypt === 'true' ? { connector: encryptedConnector } : {}),
      useUTC: true,
      enableArithAbort: true,
      maxRetriesOnTransientErrors: 0,
      appName: APPLICATION,
    },
  }
}

async function openedByWindows(settings: SqlServerSettings, limits: TimeLimits, place: Place): Promise<OpenDatabase> {
  const library = await windowsLibrary()
  try {
    return await openDatabase(library, await odbcPool(library, windowsKeywords(settings), limits))
  } catch (error) {
    throw connectError(error, place)
  }
}

/** Microsoft's driver refuses a server without encryption by itself when `Encrypt` is on. */
function windowsKeywords(settings: SqlServerSettings): OdbcKeywords {
  const { server, port, instance } = settings
  const at = port === undefined ? (instance === undefined ? server : `${server}\\${instance}`) : `${server},${port}`
  return {
    Server: at,
    Database: settings.database,
    Trusted_Connection: 'Yes',
    Encrypt: { strict: 'Strict', true: 'Yes', false: 'No' }[settings.encrypt],
    TrustServerCertificate: settings.encrypt === 'true' && settings.trustServerCertificate ? 'Yes' : 'No',
    APP: APPLICATION,
  }
}
