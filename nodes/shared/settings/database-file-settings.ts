// The settings of the two kinds whose administration is a file: SnelStart 12 Lokaal (.mdf) and SnelStart 11 MDB (.mdb).

import { isAbsolute, win32 } from 'node:path'

import { z } from 'zod'
import { checkVariables, databaseAccount, databaseProperties, given, type OfDatabase } from './database-properties.ts'
import { parseConfig } from './parse-config.ts'
import { presentSecret } from './present.ts'
import { optionalText, refuse, requiredText } from './property.ts'

export interface LocalSettings extends OfDatabase {
  readonly kind: 'local'
  /** The whole path of the .mdf. */
  readonly file: string
  readonly database: string
}

export interface MdbSettings extends OfDatabase {
  readonly kind: 'mdb'
  /** The whole path of the .mdb or .accdb. */
  readonly file: string
  readonly workgroupFile?: string
  /** Of an account in the workgroup file; without one the password is that of the file. */
  readonly user?: string
  readonly password?: string
}

/** LocalDB is Windows only, so its path is one of Windows wherever it is looked at: a drive or a share. */
const windowsFile = requiredText.transform((text, context): string =>
  /^([A-Za-z]:[\\/]|\\\\[^\\])/.test(text) ? text : refuse(context, 'file-not-absolute'),
)

const hereFile = requiredText.transform((text, context): string =>
  isAbsolute(text) ? text : refuse(context, 'file-not-absolute'),
)

const optionalHereFile = optionalText.transform((text, context): string | undefined =>
  text === undefined || isAbsolute(text) ? text : refuse(context, 'file-not-absolute'),
)

const mdf = windowsFile.transform((text, context): string =>
  /\.mdf$/i.test(text) ? text : refuse(context, 'not-an-mdf'),
)

const mdb = hereFile.transform((text, context): string =>
  /\.(mdb|accdb)$/i.test(text) ? text : refuse(context, 'not-an-mdb'),
)

const local = z.object({ ...databaseProperties, file: mdf, database: optionalText })
const access = z.object({ ...databaseProperties, file: mdb, workgroupFile: optionalHereFile })

const OF_BOTH = ['file', 'schemaProfile', 'confirmedOpenTotal']

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseLocal(config: unknown): LocalSettings {
  checkVariables(config, [...OF_BOTH, 'database'])
  const { file, database, name, schemaProfile, confirmedOpenTotal } = parseConfig(local, config)
  return {
    kind: 'local',
    ...given({ name, schemaProfile, confirmedOpenTotal }),
    file,
    // SnelStart itself calls the database after its file.
    database: database ?? win32.parse(file).name,
  }
}

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseMdb(config: unknown, secrets: unknown): MdbSettings {
  checkVariables(config, [...OF_BOTH, 'workgroupFile'])
  const { file, workgroupFile, name, schemaProfile, confirmedOpenTotal } = parseConfig(access, config)
  const account = parseConfig(databaseAccount, secrets ?? {})
  const user = account.user === undefined ? undefined : presentSecret('user', account.user)
  const password = account.password === undefined ? undefined : presentSecret('password', account.password)
  return { kind: 'mdb', ...given({ name, schemaProfile, confirmedOpenTotal, workgroupFile, user, password }), file }
}
