// An Excel file opened again, as sheets of rows of plain values.

import type { CellValue, Workbook } from 'exceljs'

export type SheetRow = readonly CellValue[]

export async function openedWorkbook(file: Buffer | string): Promise<Workbook> {
  if (typeof file === 'string') throw new TypeError('an Excel file is no text')
  const loaded: object = await import('exceljs')
  const { Workbook: Book } = (Reflect.get(loaded, 'default') ?? loaded) as { Workbook: new () => Workbook }
  const workbook = new Book()
  const bytes = new ArrayBuffer(file.length)
  new Uint8Array(bytes).set(file)
  await workbook.xlsx.load(bytes)
  return workbook
}

/** From column A on; an empty cell is null. */
export function rowsOf(workbook: Workbook, sheet: string): readonly SheetRow[] {
  const rows: CellValue[][] = []
  const found = workbook.getWorksheet(sheet)
  if (!found) throw new RangeError(`there is no sheet ${sheet}`)
  found.eachRow((row) => {
    const cells: CellValue[] = []
    for (let column = 1; column <= row.cellCount; column += 1) cells.push(row.getCell(column).value)
    rows.push(cells)
  })
  return rows
}

/** The rows under the header, each by the titles of its columns; empty cells are left out. */
export function recordsOf(workbook: Workbook, sheet: string): readonly Readonly<Record<string, CellValue>>[] {
  const [titles = [], ...rows] = rowsOf(workbook, sheet)
  return rows.map((row) =>
    Object.fromEntries(
      row.flatMap((value, index) => (value === null ? [] : [[textOf(titles[index]), value] as const])),
    ),
  )
}

/** A cell that holds a text; anything else is no text. */
export function textOf(value: CellValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
