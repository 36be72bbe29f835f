// What the log and an Excel file say was booked, to be held against the page.

import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { z } from 'zod'

const logRow = z.looseObject({ event: z.string(), bookedCents: z.number().optional() })

export async function lastBookedInLog(file: string): Promise<number | undefined> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  const runs = lines.map((line) => logRow.parse(JSON.parse(line))).filter(({ event }) => event === 'run')
  return runs.at(-1)?.bookedCents
}

/** The sum of the column that says what was settled, over the sheet with all lines. */
export async function bookedInExcel(file: string): Promise<number> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const sheet = book.getWorksheet('Alle regels')
  if (!sheet) throw new Error('there is no sheet with all lines')
  let column = 0
  let cents = 0
  sheet.eachRow((row) => {
    if (column > 0 && /^\d/.test(row.getCell(1).text)) {
      cents += Math.round(Number(row.getCell(column).value ?? 0) * 100)
    }
    row.eachCell((cell, index) => {
      if (column === 0 && cell.text === 'Afgeletterd') column = index
    })
  })
  if (column === 0) throw new Error('no column says what was settled')
  return cents
}
