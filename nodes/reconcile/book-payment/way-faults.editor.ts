// What can be wrong with the fields of an import file or of booking by example, said before anything runs.

import { typedText } from '../../shared/editor/with-reason.ts'

const isVariable = (text: string): boolean => /^\$\{[^}]+\}$/.test(text)

/** Which way a path is written depends on the machine of Node-RED, not on that of the browser: both are taken. */
export function folderFault(node: Translating, value: unknown): true | string {
  const text = typedText(value)
  return isVariable(text) || /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text) || node._('validate.importFolder')
}

/** @param journalKind blank while unknown */
export function formatFault(node: Translating, value: unknown, journalKind: string): true | string {
  const needsBank = typedText(value) === 'camt053'
  return !needsBank || journalKind === '' || journalKind === 'Bank' || node._('validate.statementJournal')
}

export function decimalFault(node: Translating, value: unknown, separator: string): true | string {
  return typedText(value) !== ',' || separator !== ',' || node._('validate.sameSigns')
}

export function ibanFault(node: Translating, value: unknown): true | string {
  const text = typedText(value)
  const plain = text.replace(/\s+/g, '').toUpperCase()
  return isVariable(text) || /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(plain) || node._('validate.iban')
}

export function balanceFault(node: Translating, value: unknown): true | string {
  const text = typedText(value)
  return text === '' || isVariable(text) || /^-?\d{1,12}([.,]\d{1,2})?$/.test(text) || node._('validate.balance')
}

export function exampleFault(node: Translating, value: unknown): true | string {
  return typedText(value) !== '' || node._('validate.example')
}
