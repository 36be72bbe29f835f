// Cells as the actuator gives them (numbers and texts) to cells as the house reads them (engine.ts).

import { z } from 'zod'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Cell } from '../engine.ts'
import { wallTimeOf } from './wall-time.ts'

export const RAW_CELL = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const ANSWER_COLUMN = z.object({ name: z.string(), type: z.string(), scale: z.number() })
export type AnswerColumn = z.output<typeof ANSWER_COLUMN>

const CURRENCY_DECIMALS = 4

/** @throws ReconcileError SNELSTART_ANSWER when a number is too long for what Windows' script host can hold exactly */
export function cellOf(column: AnswerColumn, raw: z.output<typeof RAW_CELL>): Cell {
  if (raw === null || typeof raw !== 'number') return column.type === 'guid' && raw !== null ? guidOf(String(raw)) : raw
  switch (column.type) {
    case 'money':
      return exactText(raw, CURRENCY_DECIMALS, column.name)
    case 'decimal':
      return exactText(raw, column.scale, column.name)
    case 'integer':
      return raw === (raw | 0) ? raw : exactText(raw, 0, column.name)
    case 'date':
      return wallTimeOf(raw)
    default:
      return raw
  }
}

/**
 * Counted in its last decimal, a number below 2^50 differs from its double, and that from ten to the power times it, by
 * less than a quarter: so it is found again exactly. For Currency that is 112 billion.
 */
function exactText(value: number, decimals: number, column: string): string {
  const scaled = value * 10 ** decimals
  const whole = Math.round(scaled)
  if (Math.abs(whole) > 2 ** 50 || Math.abs(scaled - whole) > 0.3) {
    throw new ReconcileError('SNELSTART_ANSWER', 'inexact-number', { column })
  }
  const digits = String(Math.abs(whole)).padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return whole < 0 ? `-${text}` : text
}

function guidOf(text: string): string {
  return text.replace(/[{}]/g, '').toUpperCase()
}
