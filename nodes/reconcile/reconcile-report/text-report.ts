// The run as plain text that a person can read, in a log, a chat or a mail without make-up.

import { textIn } from '../../shared/texts/text-in.ts'
import { euros } from '../../shared/texts/readable-value.ts'
import { OUTCOME_CODES } from '../domain/outcomes.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { lookedUp } from './column.ts'
import { reasonOf } from './line-columns.ts'
import type { Report } from './report.ts'
import { reportLists } from './report-lists.ts'
import { runFacts } from './run-facts.ts'

/** A mail or a log with more is not read. */
const ATTENTION_MAX = 200

export function textReport(report: Report): Promise<string> {
  const { language, totals } = report
  const verdict = lookedUp(language, `report.check.${totals.agrees ? 'agrees' : 'differs'}`)
  const paragraphs = [
    [lookedUp(language, 'report.title'), ...runFacts(report).map(({ label, value }) => `${label}: ${value}`)],
    outcomeRows(report),
    listRows(report),
    attentionRows(report),
    inDoubtRows(report),
    [verdict],
  ]
  const whole = paragraphs.filter((rows) => rows.length > 0).map((rows) => rows.join('\n'))
  return Promise.resolve(`${whole.join('\n\n')}\n`)
}

function outcomeRows({ totals, language }: Report): readonly string[] {
  return OUTCOME_CODES.flatMap((code) => {
    const total = totals.outcomes[code]
    if (!total) return []
    const name = lookedUp(language, `outcomes.${code}.name`)
    return [`${String(total.lines).padStart(6)}  ${name} (${euros(language, total.openCents)})`]
  })
}

function listRows(report: Report): readonly string[] {
  const { language } = report
  return reportLists(report)
    .filter(({ name }) => name !== 'no-reference')
    .map(({ name, count, cents }) => {
      const amount = euros(language, cents)
      return `${lookedUp(language, `report.sheet.${name}`)}: ${count} (${amount})`
    })
}

function attentionRows({ sections, language }: Report): readonly string[] {
  const { lines } = sections.attention
  if (lines.length === 0) return []
  const rest = lines.length - ATTENTION_MAX
  return [
    `${lookedUp(language, 'report.sheet.attention')}:`,
    ...lines.slice(0, ATTENTION_MAX).map((line) => attentionRow(line, language)),
    ...(rest > 0 ? [textIn(language, 'report.more', { count: rest })] : []),
  ]
}

function attentionRow(line: ReconcileLine, language: Report['language']): string {
  const { invoiceNumber, openCents, customer } = line.debtor
  const who = customer.name === undefined ? '' : `, ${customer.name}`
  return `- ${oneRow(invoiceNumber)}${oneRow(who)} (${euros(language, openCents)}): ${oneRow(reasonOf(line, language))}`
}

function inDoubtRows({ run: { inDoubt = [] }, language }: Report): readonly string[] {
  if (inDoubt.length === 0) return []
  const rows = inDoubt.map(({ key, clearingCents }) => `- ${key} (${euros(language, clearingCents)})`)
  return [`${lookedUp(language, 'report.in-doubt')}:`, ...rows]
}

/** A name must not begin a row of its own. */
function oneRow(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
