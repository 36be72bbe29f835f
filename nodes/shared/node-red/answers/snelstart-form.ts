// The settings of the SnelStart connection that a dialog asks with: those of its form, or else the deployed ones.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { findNode } from '../../connections/config-node.ts'
import { parseSnelstartConfig, type SnelstartSettings } from '../../settings/connection-settings.ts'
import type { Asked } from './answer.ts'
import { formSecrets, resolved } from './form-secrets.ts'

/** Where a stored password may go, and how safely: what differs in one of these is another place. */
const PLACE = [
  'kind',
  'server',
  'port',
  'instance',
  'database',
  'file',
  'workgroupFile',
  'encrypt',
  'trustServerCertificate',
] as const

const MORE = ['windowsLogin', 'schemaProfile', 'confirmedOpenTotal'] as const
const SECRETS = ['subscriptionKey', 'clientKey', 'user', 'password'] as const

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function settingsOf({ RED, form }: Pick<Asked, 'RED' | 'form'>): SnelstartSettings {
  const deployed = deployedConfig(RED, form.id)
  const secrets = formSecrets(RED, form.id, form, SECRETS)
  if (form.kind === undefined) return parseSnelstartConfig(deployed, secrets)
  const config = Object.fromEntries([...PLACE, ...MORE].map((name) => [name, resolved(form[name] ?? '')]))
  const settings = parseSnelstartConfig(config, secrets)
  if (usesPassword(settings) && form.password === undefined && !isSamePlace(config, deployed)) {
    throw new ReconcileError('CONFIG_MISSING', 'password-of-other-database', { field: 'password' })
  }
  return settings
}

function usesPassword(settings: SnelstartSettings): boolean {
  if (settings.kind === 'mdb') return settings.password !== undefined
  return (settings.kind === 'network' || settings.kind === 'sql') && settings.login.by === 'password'
}

function isSamePlace(config: Readonly<Record<string, string>>, deployed: object): boolean {
  return PLACE.every((name) => normal(name, config[name]) === normal(name, Reflect.get(deployed, name)))
}

/** A property that an older dialog did not save has its default. */
function normal(name: (typeof PLACE)[number], value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : ''
  if (text.trim() !== '') return text.trim()
  const otherwise: Partial<Record<typeof name, string>> = {
    kind: 'online',
    encrypt: 'true',
    trustServerCertificate: 'false',
  }
  return otherwise[name] ?? ''
}

function deployedConfig(RED: Asked['RED'], id: string): object {
  const node = findNode(RED, id)
  const config: unknown = node && Reflect.get(node, 'config')
  return typeof config === 'object' && config !== null ? config : {}
}
