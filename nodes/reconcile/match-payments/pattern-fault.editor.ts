// The part of a reference that counts: a regular expression with exactly one group, or the reason why not.

import { typedText } from '../../shared/editor/with-reason.ts'

export function patternFault(node: Translating, value: unknown): true | string {
  const pattern = typedText(value)
  const groups = pattern === '' ? 1 : groupsOf(pattern)
  if (groups === 1) return true
  const name = node._('label.pattern')
  return groups === undefined
    ? node._('validate.pattern-invalid', { name })
    : node._('validate.pattern-groups', { name, groups })
}

function groupsOf(pattern: string): number | undefined {
  try {
    // With an empty alternative it matches the empty text, and so shows how many groups it has.
    const match = new RegExp(`${pattern}|`).exec('')
    return match === null ? undefined : match.length - 1
  } catch {
    return undefined
  }
}
