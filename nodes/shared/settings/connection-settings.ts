// The settings of the two config nodes (contract section 2). Secrets come apart: they never stand in a flow.

import { z } from 'zod'
import { type LocalSettings, type MdbSettings, parseLocal, parseMdb } from './database-file-settings.ts'
import { parseConfig } from './parse-config.ts'
import { presentSecret } from './present.ts'
import { oneOf, optionalText } from './property.ts'
import { parseSqlServer, type SqlServerSettings } from './sql-server-settings.ts'

export type SnelstartSettings = OnlineSettings | DatabaseSettings

export interface OnlineSettings {
  readonly kind: 'online'
  readonly name?: string
  readonly subscriptionKey: string
  readonly clientKey: string
}

export type DatabaseSettings = SqlServerSettings | LocalSettings | MdbSettings

export interface MspSettings {
  readonly environment: 'live' | 'test'
  readonly name?: string
  readonly apiKey: string
}

export const SNELSTART_KINDS = ['online', 'network', 'local', 'sql', 'mdb'] as const

const anyKind = z.object({ kind: oneOf(SNELSTART_KINDS, 'online') })
const onlineConfig = z.object({ name: optionalText })
const onlineSecrets = z.object({ subscriptionKey: optionalText, clientKey: optionalText })
const mspConfig = z.object({ name: optionalText, environment: oneOf(['live', 'test'], 'live') })
const mspSecrets = z.object({ apiKey: optionalText })

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseSnelstartConfig(config: unknown, secrets: unknown): SnelstartSettings {
  const { kind } = parseConfig(anyKind, config)
  switch (kind) {
    case 'online':
      return parseOnline(config, secrets)
    case 'network':
    case 'sql':
      return parseSqlServer(kind, config, secrets)
    case 'local':
      return parseLocal(config)
    case 'mdb':
      return parseMdb(config, secrets)
  }
}

function parseOnline(config: unknown, secrets: unknown): OnlineSettings {
  const { name } = parseConfig(onlineConfig, config)
  const { subscriptionKey, clientKey } = parseConfig(onlineSecrets, secrets ?? {})
  return {
    kind: 'online',
    ...(name === undefined ? {} : { name }),
    subscriptionKey: presentSecret('subscriptionKey', subscriptionKey),
    clientKey: presentSecret('clientKey', clientKey),
  }
}

/** @throws ReconcileError CONFIG_MISSING (`no-secret`), CONFIG_INVALID */
export function parseMspConfig(config: unknown, secrets: unknown): MspSettings {
  const { name, environment } = parseConfig(mspConfig, config)
  const { apiKey } = parseConfig(mspSecrets, secrets ?? {})
  return { environment, ...(name === undefined ? {} : { name }), apiKey: presentSecret('apiKey', apiKey) }
}
