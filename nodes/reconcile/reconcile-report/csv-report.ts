// All lines as text with separators: as a Dutch Excel opens it, or as RFC 4180 has it.

import type { Language } from '../../shared/texts/language.ts'
import { type Cents, eurosFromCents } from '../domain/cents.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { BreathingSpace } from './breathing-space.ts'
import { type CellKind, type Column, titleOf } from './column.ts'
import { harmlessText } from './harmless-text.ts'
import { LINE_COLUMNS } from './line-columns.ts'
import type { Report } from './report.ts'

interface Form {
  readonly separator: string
  readonly decimal: string
  /** Without the mark a Dutch Excel reads accents as two signs each. */
  readonly start: string
}

const FORMS: Readonly<Record<Language, Form>> = {
  nl: { separator: ';', decimal: ',', start: '\uFEFF' },
  'en-US': { separator: ',', decimal: '.', start: '' },
}

const COLUMNS: readonly Column<ReconcileLine>[] = [
  ...LINE_COLUMNS,
  { name: 'outcomeCode', kind: 'text', width: 20, of: ({ outcome }) => outcome },
]

export async function csvReport({ lines, language }: Report, space: BreathingSpace): Promise<string> {
  const form = FORMS[language]
  const rows = [COLUMNS.map((column) => quoted(titleOf(column, language), form)).join(form.separator)]
  for (const line of lines) {
    rows.push(COLUMNS.map(({ kind, of }) => cell(kind, of(line, language), form)).join(form.separator))
    if (space.isDue()) await space.take()
  }
  return `${form.start}${rows.join('\r\n')}\r\n`
}

function cell(kind: CellKind, value: string | number | undefined, form: Form): string {
  if (value === undefined) return ''
  if (kind === 'euros') return eurosFromCents(value as Cents).replace('.', form.decimal)
  return quoted(kind === 'day' ? String(value) : harmlessText(String(value)), form)
}

function quoted(text: string, { separator }: Form): string {
  return text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
