// The part of a reference that counts: a regular expression with exactly one group, or the reason why not.

import { typedText } from '../../shared/editor/with-reason.ts'
import { PatternFault } from '../domain/pattern/pattern-fault.ts'
import { referencePattern } from '../domain/pattern/reference-pattern.ts'

const SENTENCES = {
  invalid: 'validate.pattern-invalid',
  unsupported: 'validate.pattern-unsupported',
  groups: 'validate.pattern-groups',
} as const

export function patternFault(node: Translating, value: unknown): true | string {
  const pattern = typedText(value)
  if (pattern === '') return true
  try {
    referencePattern(pattern)
    return true
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error
    const { reason, groups } = error
    return node._(SENTENCES[reason], { name: node._('label.pattern'), groups })
  }
}
