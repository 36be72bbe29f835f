// The form as it stands, for the question that the test button asks.

import { configField, textIn } from '../shared/editor/field.ts'
import { typedSecret } from '../shared/editor/secret.ts'
import type { UnknownRecord } from '../shared/editor/unknown-record.ts'
import { booksOn } from './books-on.editor.ts'

/** What leads to an administration: another value can lead to another one. */
export const KIND_FIELDS = [
  'subscriptionKey',
  'clientKey',
  'server',
  'port',
  'instance',
  'database',
  'file',
  'workgroupFile',
] as const

const TEXTS = [
  'server',
  'port',
  'instance',
  'database',
  'encrypt',
  'file',
  'workgroupFile',
  'schemaProfile',
  'confirmedOpenTotal',
] as const
const TICKS = ['windowsLogin', 'trustServerCertificate'] as const

export function questionOf(connectionId: string): UnknownRecord {
  const kind = textIn(configField('kind'))
  if (kind === 'online') {
    return { kind, subscriptionKey: secretIn('subscriptionKey'), clientKey: secretIn('clientKey') }
  }
  const texts = TEXTS.map((name) => [name, textIn(configField(name))] as const)
  const ticks = TICKS.map((name) => [name, String(configField(name).prop('checked') === true)] as const)
  return {
    kind,
    ...Object.fromEntries([...texts, ...ticks]),
    user: textIn(configField('user')),
    password: secretIn('password'),
    booksOn: booksOn(connectionId),
  }
}

function secretIn(name: string): string | undefined {
  return typedSecret(textIn(configField(name)))
}
