import assert from 'node:assert/strict'
import mssql from 'mssql'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import type { TransactionStep } from '../../../../nodes/snelstart-config/database/engine.ts'
import type { BoundStatement } from '../../../../nodes/snelstart-config/database/sql-server/bound-statement.ts'
import { readRow, type ReadRow } from '../../../../nodes/snelstart-config/database/sql-server/cells.ts'
import { createSteps, StepRefused, type Steps } from '../../../../nodes/snelstart-config/database/sql-server/steps.ts'

const { Int, BigInt: WholeNumber, Money } = mssql.TYPES
type Values = Readonly<Record<string, readonly [type: unknown, value: unknown]>>

function row(values: Values): ReadRow {
  const columns = Object.entries(values).map(([name, [type]]) => [name, { name, type }] as const)
  const cells = Object.entries(values).map(([name, [, value]]) => [name, value] as const)
  return readRow(mssql, Object.fromEntries(columns), Object.fromEntries(cells))
}

/** Answers one after the other, and keeps what was asked. */
function stepsThatHear(...answers: readonly (readonly ReadRow[])[]): { steps: Steps; asked: BoundStatement[] } {
  const asked: BoundStatement[] = []
  const steps = createSteps((statement) => {
    asked.push(statement)
    return Promise.resolve(answers[asked.length - 1] ?? [])
  })
  return { steps, asked }
}

const LAST: TransactionStep = {
  do: 'remember',
  statement: { parts: ['SELECT MAX([n]) AS [last] FROM [t]'], values: [] },
}
const NEW: TransactionStep = {
  do: 'write',
  statement: { parts: ['INSERT INTO [t] ([n]) VALUES (', ')'], values: [{ type: 'remembered', as: 'last', plus: 1 }] },
  rows: 1,
  key: 'entry',
}
const PROVE: TransactionStep = {
  do: 'prove',
  proof: 'the entry balances',
  statement: {
    parts: ['SELECT SUM([d]) AS [sum] FROM [t] WHERE [id] = ', ''],
    values: [{ type: 'remembered', as: 'entry' }],
  },
  equals: { sum: { type: 'money', cents: cents(1234) } },
}
const touched = (count: number, key: string | null): readonly ReadRow[] => [
  row({ touched: [Int, count], key: [WholeNumber, key] }),
]

async function refusalOf(steps: Steps, plan: readonly TransactionStep[]): Promise<StepRefused['told']> {
  try {
    await steps.take(plan)
  } catch (error) {
    assert.ok(error instanceof StepRefused, String(error))
    return error.told
  }
  throw new Error('it was not refused')
}

describe('the steps of a transaction', () => {
  it('use what an earlier one remembered, and the key of a new row', async () => {
    const { steps, asked } = stepsThatHear([row({ last: [Int, 41] })], touched(1, '900'), [
      row({ sum: [Money, 12.34] }),
    ])
    await steps.take([LAST, NEW, PROVE])
    assert.deepEqual(asked[1]?.inputs, [{ name: 'p1', type: 'integer', value: 42 }])
    assert.deepEqual(asked[2]?.inputs, [{ name: 'p1', type: 'integer', value: 900 }])
    assert.deepEqual(steps.remembered(), { last: 41, entry: 900 })
  })

  it('read a new key without OUTPUT, which fails on a table with a trigger', async () => {
    const { steps, asked } = stepsThatHear([row({ last: [Int, 1] })], touched(1, '2'))
    await steps.take([LAST, NEW])
    assert.match(
      asked[1]?.text ?? '',
      /^INSERT [^;]*; SELECT @@ROWCOUNT AS \[touched\], CAST\(SCOPE_IDENTITY\(\) AS bigint\)/,
    )
  })

  it('count on past 32 bits', async () => {
    const { steps, asked } = stepsThatHear(
      [row({ last: [WholeNumber, '9223372036854775000'] })],
      touched(1, '9007199254740993'),
    )
    await steps.take([LAST, NEW])
    assert.deepEqual(asked[1]?.inputs[0]?.value, '9223372036854775001')
    assert.equal(steps.remembered()['entry'], '9007199254740993')
  })

  it('end when a statement touches another number of rows', async () => {
    for (const count of [0, 2]) {
      const { steps } = stepsThatHear([row({ last: [Int, 1] })], touched(count, '5'))
      const { proof, error } = await refusalOf(steps, [LAST, NEW])
      assert.equal(proof, undefined)
      assert.deepEqual(error.values, { step: 2, reason: 'rows' })
    }
  })

  it('end when a new row has no key of its own', async () => {
    const { steps } = stepsThatHear([row({ last: [Int, 1] })], touched(1, null))
    assert.deepEqual((await refusalOf(steps, [LAST, NEW])).error.values, { step: 2, reason: 'key' })
  })

  it('end with the proof that failed, by a ten-thousandth', async () => {
    const { steps } = stepsThatHear([row({ last: [Int, 1] })], touched(1, '2'), [row({ sum: [Money, 12.3401] })])
    const { proof, error } = await refusalOf(steps, [LAST, NEW, PROVE])
    assert.equal(proof, 'the entry balances')
    assert.deepEqual(error.values, { step: 3, reason: 'differs' })
  })

  it('end with the proof when there is no row to prove it by, or more than one, or not that column', async () => {
    const sum = row({ sum: [Money, 12.34] })
    for (const [rows, reason] of [
      [[], 'rows'],
      [[sum, sum], 'rows'],
      [[row({ other: [Money, 12.34] })], 'column'],
    ] as const) {
      const { steps } = stepsThatHear([row({ last: [Int, 1] })], touched(1, '2'), rows)
      const { proof, error } = await refusalOf(steps, [LAST, NEW, PROVE])
      assert.deepEqual([proof, error.values['reason']], ['the entry balances', reason])
    }
  })

  it('do nothing but read where they read, and nothing but write rows where they write', async () => {
    const { steps, asked } = stepsThatHear()
    await assert.rejects(
      steps.take([{ do: 'remember', statement: { parts: ['DELETE FROM [t]'], values: [] } }]),
      RangeError,
    )
    await assert.rejects(
      steps.take([{ do: 'write', statement: { parts: ['DROP TABLE [t]'], values: [] }, rows: 1 }]),
      RangeError,
    )
    assert.equal(asked.length, 0)
  })
})
