// What is sent to ask something of a SnelStart connection as it stands in the editor, deployed or not.

import { undeployedSecrets } from './secret.ts'

/** Properties of a connection with a database; a secret is none of them. */
export const DATABASE_PROPERTIES = [
  'server',
  'port',
  'instance',
  'database',
  'windowsLogin',
  'encrypt',
  'trustServerCertificate',
  'file',
  'workgroupFile',
  'schemaProfile',
  'confirmedOpenTotal',
] as const

export function snelstartQuestion(connection: StoredConfigNode): Readonly<Record<string, string>> {
  const { id, kind = 'online' } = connection
  if (kind === 'online') return { id, kind, ...undeployedSecrets(connection, ['subscriptionKey', 'clientKey']) }
  const properties = DATABASE_PROPERTIES.map((name) => [name, textOf(connection[name])] as const)
  return { id, kind, ...Object.fromEntries(properties), ...undeployedSecrets(connection, ['user', 'password']) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : ''
}
