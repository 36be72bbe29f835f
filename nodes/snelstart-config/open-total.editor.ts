// The total of open debtors that the test counted, beside the one that a person read in SnelStart. Only when they are the
// same may anything be booked.

import { centsFromEuroText } from '../reconcile/domain/euro-text.ts'
import type { ResultLine, ServerAnswer } from '../shared/editor/ask-server.ts'
import { configField, textIn } from '../shared/editor/field.ts'
import { showLines } from '../shared/editor/result-lines.ts'

export interface OpenTotal {
  readonly show: (answer: ServerAnswer) => void
  readonly forget: () => void
}

export function openTotal(node: Translating): OpenTotal {
  const input = configField('confirmedOpenTotal')
  const place = $('#ssmsp-total-lines')
  let counted: number | undefined
  const compare = (): void => showLines(place, [verdict(node, counted, textIn(input))])
  input.on('input change', compare)
  compare()
  return {
    show: (answer) => {
      const cents = answer.ok ? answer.values['openTotalCents'] : undefined
      counted = typeof cents === 'number' ? cents : undefined
      compare()
    },
    forget: () => {
      counted = undefined
      compare()
    },
  }
}

function verdict(node: Translating, counted: number | undefined, typed: string): ResultLine {
  const confirmed = centsFromEuroText(typed)
  if (counted === undefined) return { kind: 'warning', text: node._('total.test-first') }
  const values = { counted: euros(node, counted) }
  if (confirmed === undefined) return { kind: 'warning', text: node._('total.compare', values) }
  if (confirmed === counted) return { kind: 'ok', text: node._('total.equal', values) }
  const difference = euros(node, Math.abs(confirmed - counted))
  return { kind: 'error', text: node._('total.differs', { ...values, difference }) }
}

function euros(node: Translating, cents: number): string {
  return new Intl.NumberFormat(node._('language'), { style: 'currency', currency: 'EUR' }).format(cents / 100)
}
