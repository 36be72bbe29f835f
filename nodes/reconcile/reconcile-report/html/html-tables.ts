// The tables of the HTML report. Mail programs drop style sheets, so that each cell carries its own style.

import type { Language } from '../../../shared/texts/language.ts'
import { euros } from '../../../shared/texts/readable-value.ts'
import { type Outcome, OUTCOME_CODES, OUTCOMES } from '../../domain/outcomes.ts'
import { lookedUp } from '../column.ts'
import { outcomeName, reasonOf } from '../line-columns.ts'
import type { Report } from '../report.ts'
import { reportLists } from '../report-lists.ts'
import type { ReconcileLine } from '../../domain/reconcile-line.ts'
import { escaped } from './escaped.ts'

const LINE = '1px solid rgba(128,128,128,0.4)'
const CELL = `padding:6px 10px;border-bottom:${LINE};text-align:left;vertical-align:top`
const FIGURE = `${CELL};text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums`
const HEAD = 'font-size:12px;font-weight:600'
const TABLE = 'border-collapse:collapse;width:100%;margin:0 0 24px'

/** Each with letters of its own colour, so that they can be read on a light and on a dark page. */
const BADGES = {
  green: 'background:#d9efdd;color:#14532d',
  blue: 'background:#dce9f7;color:#1e3a5f',
  red: 'background:#f9d7d7;color:#7f1d1d',
} as const

export function outcomesTable({ totals, language }: Report): string {
  const rows = OUTCOME_CODES.flatMap((code) => {
    const total = totals.outcomes[code]
    if (!total) return []
    const name = badge(code, lookedUp(language, `outcomes.${code}.name`))
    return [[cell(name), count(total.lines), amount(total.openCents, language)]]
  })
  const sum = [cell(bold(lookedUp(language, 'report.total'))), count(totals.lines), amount(totals.openCents, language)]
  return tableOf(['outcome', 'lines', 'openCents'], [...rows, sum], language)
}

export function listsTable(report: Report): string {
  const { language } = report
  const rows = reportLists(report).map(({ name, about, count: lines, cents }) => [
    cell(bold(lookedUp(language, `report.sheet.${name}`)) + small(lookedUp(language, about))),
    count(lines),
    amount(cents, language),
  ])
  return tableOf(['list', 'lines', 'amountCents'], rows, language)
}

export function linesTable(lines: readonly ReconcileLine[], { language }: Report): string {
  const rows = lines.map((line) => {
    const { invoiceNumber, customer, openCents } = line.debtor
    const name = outcomeName(line, language)
    const advice = line.outcome && lookedUp(language, `outcomes.${line.outcome}.advice`)
    return [
      cell(bold(invoiceNumber) + small(customer.name ?? '')),
      amount(openCents, language),
      cell((line.outcome ? badge(line.outcome, name) : '') + block(reasonOf(line, language)) + small(advice ?? '')),
    ]
  })
  return tableOf(['invoiceNumber', 'openCents', 'reason'], rows, language)
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[], language: Language): string {
  const heads = columns.map((name) => {
    const isFigure = name === 'lines' || name.endsWith('Cents')
    const title = escaped(lookedUp(language, `report.column.${name}`))
    return `<th scope="col" style="${isFigure ? FIGURE : CELL};${HEAD}">${title}</th>`
  })
  const body = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')
  return `<table style="${TABLE}">\n<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`
}

function count(figure: number): string {
  return `<td style="${FIGURE}">${figure}</td>`
}

function amount(amountCents: number, language: Language): string {
  return `<td style="${FIGURE}">${escaped(euros(language, amountCents))}</td>`
}

function cell(html: string): string {
  return `<td style="${CELL}">${html}</td>`
}

function badge(outcome: Outcome, name: string): string {
  const look = `${BADGES[OUTCOMES[outcome].colour]};padding:1px 8px;border-radius:10px;font-size:13px;white-space:nowrap`
  return `<span style="${look}">${escaped(name)}</span>`
}

function bold(text: string): string {
  return `<strong>${escaped(text)}</strong>`
}

function block(text: string): string {
  return text === '' ? '' : `<div style="margin-top:3px">${escaped(text)}</div>`
}

function small(text: string): string {
  return text === '' ? '' : `<div style="font-size:12px;opacity:0.75;margin-top:2px">${escaped(text)}</div>`
}
