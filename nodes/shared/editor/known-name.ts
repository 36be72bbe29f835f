// The name that a connection test found out: the label of a connection that its user gave no name.

import type { ServerAnswer } from './ask-server.ts'
import { configField, textIn } from './field.ts'

export interface KnownName {
  /** Another key can be another account: the name counts no longer. */
  readonly forget: () => void
  readonly show: (answer: ServerAnswer) => void
}

/** @param property the hidden property that keeps the name */
export function knownName(node: Translating, property: string): KnownName {
  const kept = configField(property)
  const keep = (name: string): void => {
    kept.val(name)
    configField('name').attr('placeholder', name || node._('placeholder.name'))
  }
  keep(textIn(kept))
  return {
    forget: () => keep(''),
    show: (answer) => {
      const name = answer.ok ? answer.values['name'] : undefined
      if (typeof name === 'string') keep(name)
    },
  }
}
