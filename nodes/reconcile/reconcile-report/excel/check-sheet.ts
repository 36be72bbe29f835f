// The last sheet: each total computed in three ways and laid side by side, and the settings of the run.

import type { Style, Worksheet } from 'exceljs'

import { lookedUp } from '../column.ts'
import { LINE_COLUMNS } from '../line-columns.ts'
import type { Report } from '../report.ts'
import type { TotalCheck } from '../report-totals.ts'
import { settingsFacts } from '../settings-facts.ts'
import { excelText } from './cell-value.ts'
import * as looks from './excel-styles.ts'
import type { WorkbookWriter } from './open-workbook.ts'
import { addRow } from './table-sheet.ts'

/** @param sheetsOfLines titles of the sheets with all lines, which Excel adds up itself */
export function writeCheck(writer: WorkbookWriter, report: Report, sheetsOfLines: readonly string[]): void {
  const { language, totals } = report
  const sheet = writer.addWorksheet(lookedUp(language, 'report.sheet.check'), { views: [{ showGridLines: false }] })
  sheet.columns = [{ width: 44 }, { width: 22 }, { width: 18 }, { width: 22 }, { width: 12 }]
  addRow(sheet, [lookedUp(language, 'report.check.title')], () => looks.HEADING)
  header(sheet, ['check', 'fromRun', 'fromLines', 'inExcel', 'agrees'], report)
  for (const check of totals.checks) writeTotal(sheet, check, report, sheetsOfLines)
  const verdict = totals.agrees ? 'agrees' : 'differs'
  addRow(sheet, [lookedUp(language, `report.check.${verdict}`)], () => (totals.agrees ? looks.GOOD : looks.BAD))
  addRow(sheet, [''], () => looks.PLAIN)
  addRow(sheet, [lookedUp(language, 'report.settings.title')], () => looks.HEADING)
  const facts = settingsFacts(report)
  if (facts.length === 0) addRow(sheet, [lookedUp(language, 'report.settings.unknown')], () => looks.TEXT)
  else header(sheet, ['setting', 'value'], report)
  for (const { label, value } of facts) {
    addRow(sheet, [label, excelText(value)], (index) => (index === 0 ? looks.LABEL : looks.TEXT))
  }
  sheet.commit()
}

function writeTotal(
  sheet: Worksheet,
  { name, fromRun, fromLines, agrees }: TotalCheck,
  { language }: Report,
  sheetsOfLines: readonly string[],
): void {
  const isAmount = name !== 'lines'
  const shown = (figure: number): number => (isAmount ? figure / 100 : figure)
  const formula = formulaOf(name, sheetsOfLines)
  const inExcel = formula === undefined ? undefined : { formula, result: shown(fromLines) }
  const verdict = lookedUp(language, `report.settings.${agrees ? 'yes' : 'no'}`)
  const figures: Partial<Style> = isAmount ? looks.AMOUNT : looks.COUNT
  const row = [lookedUp(language, `report.check.${name}`), shown(fromRun), shown(fromLines), inExcel, verdict]
  addRow(
    sheet,
    row,
    (index) => [looks.LABEL, figures, figures, figures, agrees ? looks.GOOD : looks.BAD][index] ?? figures,
  )
}

/** What Excel can add up itself from the sheets with all lines. */
function formulaOf(name: TotalCheck['name'], sheets: readonly string[]): string | undefined {
  if (name === 'lines') return sheets.map((sheet) => `COUNT(${columnOf('openCents', sheet)})`).join('+')
  if (name !== 'openCents' && name !== 'bookedCents') return undefined
  return sheets.map((sheet) => `SUM(${columnOf(name, sheet)})`).join('+')
}

/** `'Alle regels'!F:F` */
function columnOf(name: string, sheet: string): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + LINE_COLUMNS.findIndex((column) => column.name === name))
  return `'${sheet}'!${letter}:${letter}`
}

function header(sheet: Worksheet, names: readonly string[], { language }: Report): void {
  addRow(
    sheet,
    names.map((name) => lookedUp(language, `report.column.${name}`)),
    () => looks.HEADER,
  )
}
