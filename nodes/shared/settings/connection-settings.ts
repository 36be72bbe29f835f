// The settings of the two config nodes (contract section 2). Secrets come apart: they never stand in a flow.

import { z } from 'zod'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { parseConfig } from './parse-config.ts'
import { oneOf, optionalText } from './property.ts'

export interface SnelstartSettings {
  readonly kind: 'online'
  readonly name?: string
  readonly subscriptionKey: string
  readonly clientKey: string
}

export interface MspSettings {
  readonly environment: 'live' | 'test'
  readonly name?: string
  readonly apiKey: string
}

const KINDS = ['online', 'network', 'local', 'sql', 'mdb'] as const

const snelstartConfig = z.object({ name: optionalText, kind: oneOf(KINDS, 'online') })
const snelstartSecrets = z.object({ subscriptionKey: optionalText, clientKey: optionalText })
const mspConfig = z.object({ name: optionalText, environment: oneOf(['live', 'test'], 'live') })
const mspSecrets = z.object({ apiKey: optionalText })

/** @throws ReconcileError CONFIG_MISSING (`no-secret`), CONFIG_INVALID */
export function parseSnelstartConfig(config: unknown, secrets: unknown): SnelstartSettings {
  const { name, kind } = parseConfig(snelstartConfig, config)
  if (kind !== 'online') throw new ReconcileError('CONFIG_INVALID', 'kind-not-yet', { field: 'kind' })
  const { subscriptionKey, clientKey } = parseConfig(snelstartSecrets, secrets ?? {})
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    subscriptionKey: present('subscriptionKey', subscriptionKey),
    clientKey: present('clientKey', clientKey),
  }
}

/** @throws ReconcileError CONFIG_MISSING (`no-secret`), CONFIG_INVALID */
export function parseMspConfig(config: unknown, secrets: unknown): MspSettings {
  const { name, environment } = parseConfig(mspConfig, config)
  const { apiKey } = parseConfig(mspSecrets, secrets ?? {})
  return { environment, ...(name === undefined ? {} : { name }), apiKey: present('apiKey', apiKey) }
}

/** An environment variable that is not set leaves its `${NAME}` behind: that is no secret either. */
function present(field: string, secret: string | undefined): string {
  if (secret === undefined) throw new ReconcileError('CONFIG_MISSING', 'no-secret', { field })
  const variable = /^\$\{([^}]*)\}$/.exec(secret)?.[1]
  if (variable !== undefined) throw new ReconcileError('CONFIG_MISSING', 'no-variable', { field, variable })
  return secret
}
