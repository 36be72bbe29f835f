// The report as an Excel file: an overview, a sheet for each list, and the check of the totals.

import type { BreathingSpace } from '../breathing-space.ts'
import { lookedUp } from '../column.ts'
import { ADVISED_COLUMNS, BOOKED_COLUMNS, LINE_COLUMNS, type LineColumn, REMINDER_COLUMNS } from '../line-columns.ts'
import { PAYMENT_COLUMNS } from '../payment-columns.ts'
import type { Report } from '../report.ts'
import { type ReportList, reportLists } from '../report-lists.ts'
import { writeCheck } from './check-sheet.ts'
import { openWorkbook, type WorkbookWriter } from './open-workbook.ts'
import { writeOverview } from './overview-sheet.ts'
import { writeTable } from './table-sheet.ts'

export async function excelReport(report: Report, space: BreathingSpace): Promise<Buffer> {
  const workbook = await openWorkbook()
  const { writer } = workbook
  const lists = reportLists(report)
  writeOverview(writer, report, lists)
  let sheetsOfLines: readonly string[] = []
  for (const list of lists) {
    const titles = await writeList(writer, list, report, space)
    if (list.name === 'all') sheetsOfLines = titles
  }
  writeCheck(writer, report, sheetsOfLines)
  return workbook.finish()
}

const COLUMNS_OF: Partial<Readonly<Record<ReportList['name'], readonly LineColumn[]>>> = {
  booked: BOOKED_COLUMNS,
  attention: ADVISED_COLUMNS,
  'no-reference': ADVISED_COLUMNS,
  'do-not-remind': REMINDER_COLUMNS,
}

function writeList(
  writer: WorkbookWriter,
  list: ReportList,
  { language }: Report,
  space: BreathingSpace,
): Promise<readonly string[]> {
  const title = lookedUp(language, `report.sheet.${list.name}`)
  if ('payments' in list) {
    return writeTable(writer, { title, columns: PAYMENT_COLUMNS, items: list.payments }, language, space)
  }
  const columns = COLUMNS_OF[list.name] ?? LINE_COLUMNS
  return writeTable(writer, { title, columns, items: list.lines, outcomeOf: ({ outcome }) => outcome }, language, space)
}
