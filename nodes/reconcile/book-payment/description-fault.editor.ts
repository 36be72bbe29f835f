// The description of a booking: text with placeholders, or the reason why it can't be used.

import { typedText } from '../../shared/editor/with-reason.ts'

const PLACEHOLDERS: readonly string[] = ['factuurnummer', 'kenmerk', 'transactie', 'methode', 'betaaldatum', 'order']

/** SnelStart's own limit of an omschrijving. */
const LENGTH_MAX = 250

export function descriptionFault(node: Translating, value: unknown): true | string {
  const text = typedText(value)
  if (text.length > LENGTH_MAX) return node._('validate.descriptionLength', { max: LENGTH_MAX })
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const unknown = names.find((name) => !PLACEHOLDERS.includes(name))
  return unknown === undefined || node._('validate.placeholder', { placeholder: `{${unknown}}` })
}
