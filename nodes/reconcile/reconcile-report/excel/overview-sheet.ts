// The first sheet: which run this is, how many lines have which outcome, and which lists follow.

import type { Style, Worksheet } from 'exceljs'

import { textIn } from '../../../shared/texts/text-in.ts'
import type { Language } from '../../../shared/texts/language.ts'
import { OUTCOME_CODES } from '../../domain/outcomes.ts'
import { lookedUp } from '../column.ts'
import type { Report } from '../report.ts'
import type { ReportList } from '../report-lists.ts'
import { runFacts } from '../run-facts.ts'
import { cellValue, excelText } from './cell-value.ts'
import * as looks from './excel-styles.ts'
import type { WorkbookWriter } from './open-workbook.ts'
import { addRow } from './table-sheet.ts'

export function writeOverview(writer: WorkbookWriter, report: Report, lists: readonly ReportList[]): void {
  const { language } = report
  const sheet = writer.addWorksheet(lookedUp(language, 'report.sheet.overview'), {
    views: [{ showGridLines: false }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = [{ width: 34 }, { width: 24 }, { width: 18 }, { width: 110 }]
  addRow(sheet, [lookedUp(language, 'report.title')], () => looks.TITLE)
  for (const { label, value } of runFacts(report)) pair(sheet, label, value)
  blank(sheet)
  writeOutcomes(sheet, report)
  blank(sheet)
  writeLists(sheet, lists, language)
  writeInDoubt(sheet, report)
  blank(sheet)
  const verdict = report.totals.agrees ? 'agrees' : 'differs'
  addRow(sheet, [lookedUp(language, `report.check.${verdict}`)], () => (report.totals.agrees ? looks.GOOD : looks.BAD))
  sheet.commit()
}

function writeOutcomes(sheet: Worksheet, { totals, language }: Report): void {
  header(sheet, ['outcome', 'lines', 'openCents', 'advice'], language)
  for (const code of OUTCOME_CODES) {
    const total = totals.outcomes[code]
    if (!total) continue
    const { lines, openCents } = total
    const [name, advice] = [lookedUp(language, `outcomes.${code}.name`), lookedUp(language, `outcomes.${code}.advice`)]
    addRow(sheet, [name, lines, cellValue('euros', openCents), advice], (index) =>
      index === 0 ? looks.outcomeLook(code) : (COLUMN_LOOKS[index] ?? looks.TEXT),
    )
  }
  const decided = Object.values(totals.outcomes).reduce((total, { lines }) => total + lines, 0)
  if (decided < totals.lines) {
    addRow(
      sheet,
      [lookedUp(language, 'report.undecided'), totals.lines - decided],
      (index) => COLUMN_LOOKS[index] ?? looks.TEXT,
    )
  }
  const sum = [lookedUp(language, 'report.total'), totals.lines, cellValue('euros', totals.openCents)]
  addRow(sheet, sum, (index) => [looks.TOTAL_TEXT, looks.TOTAL_COUNT, looks.TOTAL_AMOUNT][index] ?? looks.TEXT)
}

function writeLists(sheet: Worksheet, lists: readonly ReportList[], language: Language): void {
  header(sheet, ['list', 'lines', 'amountCents', 'what'], language)
  for (const { name, about, count, cents } of lists) {
    const values = [
      lookedUp(language, `report.sheet.${name}`),
      count,
      cellValue('euros', cents),
      lookedUp(language, about),
    ]
    addRow(sheet, values, (index) => COLUMN_LOOKS[index] ?? looks.TEXT)
  }
}

/** No line shows them once their invoice is closed. */
function writeInDoubt(sheet: Worksheet, { run: { inDoubt = [] }, language }: Report): void {
  if (inDoubt.length === 0) return
  blank(sheet)
  addRow(sheet, [textIn(language, 'report.in-doubt')], () => looks.BAD)
  header(sheet, ['documentNumber', 'bookingDate', 'amountCents', 'invoices'], language)
  const kinds = [looks.TEXT, looks.lookOf('day', undefined), looks.AMOUNT, looks.TEXT]
  for (const { key, date, clearingCents, invoiceNumbers } of inDoubt) {
    const values = [
      key,
      cellValue('day', date),
      cellValue('euros', clearingCents),
      excelText(invoiceNumbers.join(', ')),
    ]
    addRow(sheet, values, (index) => kinds[index] ?? looks.TEXT)
  }
}

const COLUMN_LOOKS: readonly Partial<Style>[] = [looks.LABEL, looks.COUNT, looks.AMOUNT, looks.APART]

function header(sheet: Worksheet, names: readonly string[], language: Language): void {
  const titles = names.map((name) => lookedUp(language, `report.column.${name}`))
  addRow(sheet, titles, (index) => (/^lines$|Cents$/.test(names[index] ?? '') ? looks.FIGURE_HEADER : looks.HEADER))
}

function pair(sheet: Worksheet, label: string, value: string): void {
  addRow(sheet, [label, excelText(value)], (index) => (index === 0 ? looks.LABEL : looks.TEXT))
}

function blank(sheet: Worksheet): void {
  addRow(sheet, [''], () => looks.PLAIN)
}
