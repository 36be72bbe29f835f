// The rows as text with tabs, for a paste into Excel. A text that Excel would take for a formula gets a quote in front.

import type { Language } from '../../nodes/shared/texts/language.ts'
import { amountOf } from './visible-rows.ts'
import type { ReadyRow } from './page-row.ts'

export function copiedTable(language: Language, titles: readonly string[], rows: readonly ReadyRow[]): string {
  const amount = (cents: number): string => {
    const text = (cents / 100).toFixed(2)
    return language === 'nl' ? text.replace('.', ',') : text
  }
  const lines = rows.map((row) =>
    [
      ...[row.outcomeName, row.invoice, row.date, row.customer, row.reference].map(cell),
      amount(row.openCents),
      amount(amountOf(row)),
      cell(row.sentence),
    ].join('\t'),
  )
  return [titles.join('\t'), ...lines].join('\r\n')
}

/** A long number would lose its last figures in Excel, and its leading zeros. */
function cell(value: string): string {
  const text = value.replace(/[\t\r\n]+/g, ' ')
  return /^\s*[=+\-@＝＋－＠]/u.test(text) || /^0\d|^\d{16,}/.test(text) ? `'${text}` : text
}
