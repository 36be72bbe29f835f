// The report as a page that an e-mail node can send: styles inline, no scripts, readable on light and on dark.

import { textIn } from '../../../shared/texts/text-in.ts'
import { euros } from '../../../shared/texts/readable-value.ts'
import type { ReconcileLine } from '../../domain/reconcile-line.ts'
import { lookedUp } from '../column.ts'
import type { Report } from '../report.ts'
import { type Fact, runFacts } from '../run-facts.ts'
import { settingsFacts } from '../settings-facts.ts'
import { escaped } from './escaped.ts'
import { linesTable, listsTable, outcomesTable } from './html-tables.ts'

/** Mail programs cut off what is larger than about 100 kB. */
const LINES_MAX = 100

const PAGE = 'margin:0 auto;padding:16px;max-width:760px;font:15px/1.45 -apple-system,Segoe UI,Roboto,Arial,sans-serif'
const HEADING = 'font-size:17px;margin:24px 0 8px'
const WARNING = 'background:#f9d7d7;color:#7f1d1d;padding:10px 14px;border-radius:6px;margin:0 0 16px'

export function htmlReport(report: Report): Promise<string> {
  const { language, run, totals, sections } = report
  const title = escaped(lookedUp(language, 'report.title'))
  const verdict = lookedUp(language, `report.check.${totals.agrees ? 'agrees' : 'differs'}`)
  const parts = [
    `<h1 style="font-size:22px;margin:0 0 8px">${title}</h1>`,
    run.stopped ? warning(run.stopped.message) : '',
    facts(runFacts(report)),
    inDoubt(report),
    listsTable(report),
    heading('attention', sections.attention.lines.length, report),
    lines(sections.attention.lines, report),
    outcomesTable(report),
    totals.agrees ? `<p style="margin:0;opacity:0.75">${escaped(verdict)}</p>` : warning(verdict),
    settings(report),
  ]
  return Promise.resolve(
    [
      '<!doctype html>',
      `<html lang="${language === 'nl' ? 'nl' : 'en'}">`,
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark">',
      '<meta name="supported-color-schemes" content="light dark">',
      `<title>${title}</title>`,
      '</head>',
      `<body style="color-scheme:light dark;margin:0"><div style="${PAGE}">`,
      ...parts.filter((part) => part !== ''),
      '</div></body>',
      '</html>',
      '',
    ].join('\n'),
  )
}

function facts(all: readonly Fact[]): string {
  const rows = all.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;font-weight:600;padding:2px 16px 2px 0">${escaped(label)}</th><td>${escaped(value)}</td></tr>`,
  )
  return `<table style="border-collapse:collapse;margin:0 0 16px">\n${rows.join('\n')}\n</table>`
}

function settings(report: Report): string {
  const all = settingsFacts(report)
  if (all.length === 0) return ''
  const title = escaped(lookedUp(report.language, 'report.settings.title'))
  return `<h2 style="${HEADING}">${title}</h2>\n${facts(all)}`
}

function heading(list: string, count: number, { language }: Report): string {
  return `<h2 style="${HEADING}">${escaped(lookedUp(language, `report.sheet.${list}`))} (${count})</h2>`
}

function lines(all: readonly ReconcileLine[], report: Report): string {
  const { language } = report
  if (all.length === 0) return `<p style="margin:0 0 24px">${escaped(lookedUp(language, 'report.nothing'))}</p>`
  const rest = all.length - LINES_MAX
  const more = rest > 0 ? `<p>${escaped(textIn(language, 'report.more', { count: rest }))}</p>` : ''
  return linesTable(all.slice(0, LINES_MAX), report) + more
}

function inDoubt({ run: { inDoubt: bookings = [] }, language }: Report): string {
  if (bookings.length === 0) return ''
  const all = bookings.map(({ key, clearingCents }) => `${key} (${euros(language, clearingCents)})`).join(', ')
  return warning(`${lookedUp(language, 'report.in-doubt')}: ${all}`)
}

function warning(sentence: string): string {
  return `<p role="alert" style="${WARNING}">${escaped(sentence)}</p>`
}
