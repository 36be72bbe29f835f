// What can be wrong with a field of a database connection, said before anything is asked.

import { centsFromEuroText } from '../reconcile/domain/euro-text.ts'
import { configField, textIn } from '../shared/editor/field.ts'
import { typedText } from '../shared/editor/with-reason.ts'
import { wholeNumberFault } from '../shared/editor/whole-number-fault.ts'

const PORT_MAX = 65_535

const isVariable = (text: string): boolean => /^\$\{[^}]+\}$/.test(text)

export function presentFault(node: Translating, property: 'server' | 'database', value: unknown): true | string {
  const text = typedText(value)
  if (text === '') return node._(property === 'server' ? 'validate.server' : 'validate.database')
  // A whole connection string would put its other parts, a password among them, into the flow.
  return property !== 'server' || !/[;={}"']/.test(text) || isVariable(text) || node._('validate.serverOnly')
}

export function portFault(node: EditorNode<object>, value: unknown): true | string {
  const text = typedText(value)
  if (text === '' || isVariable(text)) return true
  return wholeNumberFault(node, 'label.port', { value: text, min: 1, max: PORT_MAX })
}

/** A port and an instance are two ways to find the same server. */
export function instanceFault(node: EditorNode<object>, value: unknown): true | string {
  const text = typedText(value)
  if (text === '') return true
  if (/[\\/;]/.test(text)) return node._('validate.instance')
  const open = configField('kind').attr('data-node') === node.id
  const port = open ? textIn(configField('port')) : typedText(Reflect.get(node, 'port'))
  return port === '' || node._('validate.portAndInstance')
}

/** Which way a path is written depends on the machine of Node-RED, not on that of the browser: both are taken. */
export function fileFault(node: Translating, value: unknown, endings: readonly string[]): true | string {
  const text = typedText(value)
  if (isVariable(text)) return true
  if (!/^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text)) return node._('validate.file')
  const isRight = endings.some((ending) => text.toLowerCase().endsWith(ending))
  return isRight || node._('validate.fileEnding', { endings: endings.join(', ') })
}

export function totalFault(node: Translating, value: unknown): true | string {
  const text = typedText(value)
  return text === '' || isVariable(text) || centsFromEuroText(text) !== undefined || node._('validate.total')
}
