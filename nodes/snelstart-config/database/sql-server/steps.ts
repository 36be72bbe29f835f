// The steps of a transaction: what one remembers, a later one may use.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Cell, PlanStatement, PlanValue, TransactionStep } from '../engine.ts'
import type { SqlValue } from '../statement.ts'
import { type BoundStatement, boundStatement } from './bound-statement.ts'
import type { ReadRow } from './cells.ts'
import { isSameCell } from './same-cell.ts'

export interface Steps {
  /** @throws StepRefused for a step that did not do what it must; what `ask` throws */
  take(steps: readonly TransactionStep[]): Promise<void>
  remembered(): Readonly<Record<string, Cell>>
}

export class StepRefused extends Error {
  override readonly name = 'StepRefused'
  readonly told: { readonly proof?: string; readonly error: ReconcileError }

  constructor(told: { readonly proof?: string; readonly error: ReconcileError }) {
    super(told.error.message)
    this.told = told
  }
}

interface Remembered {
  readonly cell: Cell
  /** Only when it is used: bytes can be remembered, not written. */
  readonly value: () => SqlValue
}

/** A word for who reads the log: how many rows, which column, or what the cell should have been. */
type Reason = 'rows' | 'column' | 'differs' | 'key'

export function createSteps(ask: (statement: BoundStatement) => Promise<readonly ReadRow[]>): Steps {
  const remembered = new Map<string, Remembered>()
  const concrete = (value: PlanValue): SqlValue => {
    if (value.type !== 'remembered') return value
    const known = remembered.get(value.as)
    if (!known) throw new RangeError(`nothing was remembered as ${value.as}`)
    return value.plus === undefined ? known.value() : increased(known.value(), value.plus)
  }
  const bound = ({ parts, values }: PlanStatement): BoundStatement =>
    boundStatement({ parts, values: values.map(concrete) })

  const take = async (step: TransactionStep): Promise<Reason | undefined> => {
    if (step.do === 'write') {
      const [row] = await ask(writing(bound(step.statement)))
      if (row?.cells['touched'] !== step.rows) return 'rows'
      if (step.key === undefined) return undefined
      const key = keyOf(row.cells['key'])
      if (key === undefined) return 'key'
      remembered.set(step.key, key)
      return undefined
    }
    const rows = await ask(reading(bound(step.statement)))
    const [row] = rows
    if (!row || rows.length > 1) return 'rows'
    if (step.do === 'remember') {
      for (const [name, cell] of Object.entries(row.cells)) {
        remembered.set(name, { cell, value: () => row.value(name) })
      }
      return undefined
    }
    for (const [name, wanted] of Object.entries(step.equals)) {
      const cell = row.cells[name]
      if (cell === undefined) return 'column'
      if (!isSameCell(cell, concrete(wanted))) return 'differs'
    }
    return undefined
  }

  return {
    async take(steps) {
      for (const [index, step] of steps.entries()) {
        const reason = await take(step)
        if (reason === undefined) continue
        const error = new ReconcileError('SNELSTART_ANSWER', 'transaction-refused', { step: index + 1, reason })
        throw new StepRefused(step.do === 'prove' ? { proof: step.proof, error } : { error })
      }
    },
    remembered: () => Object.fromEntries([...remembered].map(([name, { cell }]) => [name, cell])),
  }
}

function reading(statement: BoundStatement): BoundStatement {
  if (!/^\s*SELECT\s/i.test(statement.text)) throw new RangeError('only SELECT reads')
  return statement
}

/**
 * @@ROWCOUNT and SCOPE_IDENTITY() are the statement's own, whatever a trigger did; OUTPUT would fail on a table that has
 * one (docs: OUTPUT clause, "Triggers").
 */
function writing({ text, inputs }: BoundStatement): BoundStatement {
  if (!/^\s*(INSERT|UPDATE|DELETE)\s/i.test(text)) throw new RangeError('only INSERT, UPDATE and DELETE write')
  return { text: `${text}; SELECT @@ROWCOUNT AS [touched], CAST(SCOPE_IDENTITY() AS bigint) AS [key]`, inputs }
}

/** SQL Server tells it as bigint, which comes as digits. */
function keyOf(cell: Cell | undefined): Remembered | undefined {
  if (typeof cell !== 'string' || !/^-?\d+$/.test(cell)) return undefined
  const number = Number(cell)
  if (number !== (number | 0)) return { cell, value: () => ({ type: 'decimal', decimal: cell }) }
  return { cell: number, value: () => ({ type: 'integer', integer: number }) }
}

function increased(value: SqlValue, plus: number): SqlValue {
  const text = value.type === 'integer' ? String(value.integer) : value.type === 'decimal' ? value.decimal : ''
  const whole = /^(-?\d+)(?:\.0+)?$/.exec(text)?.[1]
  if (whole === undefined) throw new RangeError(`not a whole number to add to: ${value.type}`)
  const sum = BigInt(whole) + BigInt(plus)
  const number = Number(sum)
  return number === (number | 0) ? { type: 'integer', integer: number } : { type: 'decimal', decimal: String(sum) }
}
