// A sheet with one table: a frozen header that filters, and a row an item.

import type { Style, Worksheet } from 'exceljs'

import type { Language } from '../../../shared/texts/language.ts'
import type { Outcome } from '../../domain/outcomes.ts'
import type { BreathingSpace } from '../breathing-space.ts'
import { type Column, titleOf } from '../column.ts'
import { cellValue } from './cell-value.ts'
import { FIGURE_HEADER, HEADER, lookOf, PLAIN } from './excel-styles.ts'
import { giveTurn, type WorkbookWriter } from './open-workbook.ts'

export interface Table<Item> {
  readonly title: string
  readonly columns: readonly Column<Item>[]
  readonly items: readonly Item[]
  /** Colours the cell of the outcome. */
  readonly outcomeOf?: (item: Item) => Outcome | undefined
}

/** Of Excel, less the header. */
export const ROWS_MAX = 1_048_575

/** What does not fit a sheet goes on in the next. @returns the titles of the sheets */
export async function writeTable<Item>(
  writer: WorkbookWriter,
  table: Table<Item>,
  language: Language,
  space: BreathingSpace,
): Promise<readonly string[]> {
  const titles: string[] = []
  for (let start = 0; start === 0 || start < table.items.length; start += ROWS_MAX) {
    const title = start === 0 ? table.title : `${table.title} ${titles.length + 1}`
    titles.push(title)
    const items = table.items.length <= ROWS_MAX ? table.items : table.items.slice(start, start + ROWS_MAX)
    await writeSheet(writer, { ...table, title, items }, language, space)
  }
  return titles
}

async function writeSheet<Item>(
  writer: WorkbookWriter,
  { title, columns, items, outcomeOf }: Table<Item>,
  language: Language,
  space: BreathingSpace,
): Promise<void> {
  const sheet = writer.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: items.length + 1, column: columns.length } }
  addRow(
    sheet,
    columns.map((column) => titleOf(column, language)),
    (index) => (columns[index]?.kind === 'euros' ? FIGURE_HEADER : HEADER),
  )
  for (const item of items) {
    const outcome = outcomeOf?.(item)
    const values = columns.map(({ kind, of }) => cellValue(kind, of(item, language)))
    addRow(sheet, values, (index) => lookOf(columns[index]?.kind ?? 'text', outcome))
    if (space.isDue()) await giveTurn(sheet, space)
  }
  sheet.commit()
}

/** Setting the whole style of row and cells spares the library a comparison of each with all that it has seen. */
export function addRow(
  sheet: Worksheet,
  values: readonly (ReturnType<typeof cellValue> | { formula: string; result: number | string })[],
  look: (index: number) => Partial<Style>,
): void {
  const row = sheet.addRow([...values])
  Object.assign(row, { style: PLAIN })
  row.eachCell((cell, column) => {
    cell.style = look(column - 1)
  })
  row.commit()
}
