// Figures as a person reads them, or one JSON object a line for a program.

import type { Figure } from './figure.ts'

export function asJsonLine({ name, figure, unit, bound, holds }: Figure): string {
  return JSON.stringify({ name, figure, unit, bound, holds })
}

export function asTable(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'bound', 'unit', 'holds'],
    ...figures.map(({ name, figure, unit, bound, holds }) => [
      name,
      String(figure),
      String(bound),
      unit,
      holds ? 'yes' : 'NO',
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => aligned(cell, column, widths))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Numbers, in the second and third column, end under each other. */
function aligned(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width)
}
