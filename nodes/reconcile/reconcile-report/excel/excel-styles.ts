// The looks of the cells. Each style is one object for all its cells: the library recognises it without comparing.

import type { Fill, Font, Style } from 'exceljs'

import { OUTCOMES, type Outcome } from '../../domain/outcomes.ts'
import type { CellKind } from '../column.ts'

type Look = Partial<Style>

const EUROS = '"€" #,##0.00;[Red]"€" -#,##0.00'
const TOP = { vertical: 'top' } as const

/** A style that says anything of its letters has to say all of it: else a program takes letters of its own choice. */
const letters = (more: Partial<Font>): Partial<Font> => ({ name: 'Calibri', family: 2, size: 11, ...more })

const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

export const TITLE: Look = { font: letters({ bold: true, size: 16 }) }
export const HEADING: Look = { font: letters({ bold: true, size: 12 }) }
export const LABEL: Look = { font: letters({ bold: true }), alignment: TOP }
export const PLAIN: Look = { alignment: TOP }
/** The format `@` keeps a text a text, also when somebody edits the cell. */
export const TEXT: Look = { numFmt: '@', alignment: TOP }
/** Behind a column of figures. */
export const APART: Look = { numFmt: '@', alignment: { vertical: 'top', horizontal: 'left', indent: 1 } }
export const COUNT: Look = { numFmt: '#,##0', alignment: TOP }
export const AMOUNT: Look = { numFmt: EUROS, alignment: TOP }
export const HEADER: Look = {
  font: letters({ bold: true, color: { argb: 'FFFFFFFF' } }),
  fill: filled('FF1F4E5F'),
  alignment: { vertical: 'middle' },
}
export const FIGURE_HEADER: Look = { ...HEADER, alignment: { vertical: 'middle', horizontal: 'right' } }
export const TOTAL_TEXT: Look = { font: letters({ bold: true }), border: { top: { style: 'thin' } } }
export const TOTAL_COUNT: Look = { ...TOTAL_TEXT, numFmt: '#,##0' }
export const TOTAL_AMOUNT: Look = { ...TOTAL_TEXT, numFmt: EUROS }
export const GOOD: Look = { ...TEXT, fill: filled('FFD9EFDD'), font: letters({ color: { argb: 'FF14532D' } }) }
export const BAD: Look = {
  ...TEXT,
  fill: filled('FFF9D7D7'),
  font: letters({ bold: true, color: { argb: 'FF7F1D1D' } }),
}
const BLUE: Look = { ...TEXT, fill: filled('FFDCE9F7'), font: letters({ color: { argb: 'FF1E3A5F' } }) }
const LOOK_AT_IT: Look = {
  ...TEXT,
  fill: filled('FFFFE8B3'),
  font: letters({ bold: true, color: { argb: 'FF6B4A00' } }),
}

const OF_COLOUR = { green: GOOD, blue: BLUE, red: BAD } as const
const OF_KIND: Readonly<Record<CellKind, Look>> = {
  text: TEXT,
  euros: AMOUNT,
  day: { numFmt: 'dd-mm-yyyy', alignment: TOP },
  outcome: TEXT,
  attention: LOOK_AT_IT,
}

export function outcomeLook(outcome: Outcome | undefined): Look {
  return outcome === undefined ? TEXT : OF_COLOUR[OUTCOMES[outcome].colour]
}

export function lookOf(kind: CellKind, outcome: Outcome | undefined): Look {
  return kind === 'outcome' ? outcomeLook(outcome) : OF_KIND[kind]
}
