import assert from 'node:assert/strict'

import type { DatabaseEngine } from '../../../../nodes/snelstart-config/database/engine.ts'
import type { SqlValue } from '../../../../nodes/snelstart-config/database/statement.ts'
import { createStatementBooks } from '../../../../nodes/snelstart-config/database/reading/statement-books.ts'
import { LEDGER } from '../book-keeper.ts'
import { type BooksBench, openBooksBench } from '../books-bench.ts'

const INVOICES = 12_000
const LINES = INVOICES * 3
const PAGE = 100

/** Every twentieth invoice is open; each has a line of revenue, and a settled one a line of payment. */
async function fill({ small }: BooksBench): Promise<void> {
  const all = `FROM generate_series(1, ${INVOICES}) AS n`
  await small.run(`
    INSERT INTO "tblFactuurNummer" SELECT n, 'F' || n, 1 ${all};
    INSERT INTO "tblVerkoopFactuur" SELECT n, n, '2026-01-01' ${all};
    INSERT INTO "tblVerkoopOrder" SELECT n, n, 1, 'R' || n, NULL, NULL ${all};
    INSERT INTO "tblJournaalpost" SELECT n, '2026-01-01', NULL, NULL, ${LEDGER.debtors} ${all};
    INSERT INTO "tblJournaalpost" SELECT 1000000 + n, '2026-01-01', NULL, NULL, ${LEDGER.memoriaal} ${all};
    INSERT INTO "tblJournaalpostRegel" SELECT 3 * n, n, ${LEDGER.debtors}, n, 121, NULL, NULL ${all};
    INSERT INTO "tblJournaalpostRegel" SELECT 3 * n + 1, n, ${LEDGER.revenue}, NULL, NULL, 121, NULL ${all};
    INSERT INTO "tblJournaalpostRegel" SELECT 3 * n + 2, 1000000 + n, ${LEDGER.debtors}, n, NULL, 121, NULL ${all} WHERE n % 20 <> 0;
    ALTER TABLE "tblJournaalpost" ADD PRIMARY KEY ("fldJournaalpostID");
    ALTER TABLE "tblFactuurNummer" ADD PRIMARY KEY ("fldFactuurNummerID");
    ALTER TABLE "tblVerkoopFactuur" ADD PRIMARY KEY ("fldVerkoopFactuurID");
    ALTER TABLE "tblRelatie" ADD PRIMARY KEY ("fldRelatieID");
    CREATE INDEX ON "tblJournaalpostRegel" ("fldFactuurNummerID");
    CREATE INDEX ON "tblVerkoopFactuur" ("fldFactuurNummerID");
    CREATE INDEX ON "tblVerkoopOrder" ("fldVerkoopFactuurID");
    ANALYZE;
    -- As for a table that is too large to be read from end to end.
    SET enable_seqscan = off`)
}

interface PlanNode {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

function linesReadIn(node: PlanNode): number {
  const isLines = node['Relation Name'] === 'tblJournaalpostRegel'
  const rows = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)
  const here = isLines ? rows * (node['Actual Loops'] ?? 1) : 0
  return (node.Plans ?? []).reduce((total, plan) => total + linesReadIn(plan), here)
}

const literal = (value: SqlValue): string => {
  if (value.type === 'integer') return String(value.integer)
  assert.equal(value.type, 'money')
  return '0'
}

/** Lines that the database itself says it read, for each statement. */
async function linesRead(bench: BooksBench, text: string, values: readonly SqlValue[]): Promise<number> {
  const filled = text.replace(/\$(\d+)(?!\d)/g, (_, number: string) =>
    literal(values[Number(number) - 1] ?? { type: 'null' }),
  )
  const rows = await bench.small.ask(`EXPLAIN (ANALYZE, FORMAT JSON) ${filled}`)
  const [plan] = Object.values(rows[0] ?? {}) as unknown as [readonly [{ Plan: PlanNode }]]
  return linesReadIn(plan[0].Plan)
}

describe('the pages of a large administration', () => {
  it('read each line a few times in all, however many pages there are, in at most three statements a page', async () => {
    const bench = await openBooksBench()
    await fill(bench)
    const statementsOfPage: number[] = []
    const itemsOfPage: number[] = []
    let rowsHeld = 0
    const engine: DatabaseEngine = {
      ...bench.small.engine,
      read: async (statement, signal) => {
        const rows = await bench.small.engine.read(statement, signal)
        rowsHeld = Math.max(rowsHeld, rows.length)
        return rows
      },
    }
    const books = createStatementBooks({ engine, profile: bench.profile, log: () => undefined })
    await books.openTotal(bench.signal)
    const first = bench.small.statements.length
    for (let after: string | undefined; ;) {
      const before = bench.small.statements.length
      const page = await books.openItems(after, PAGE, bench.signal)
      statementsOfPage.push(bench.small.statements.length - before)
      const last = page.at(-1)
      if (last === undefined) break
      after = last.id
      itemsOfPage.push(page.length)
    }
    assert.equal(
      itemsOfPage.reduce((total, items) => total + items, 0),
      INVOICES / 20,
    )
    assert.ok(Math.max(...statementsOfPage) <= 3)
    assert.ok(rowsHeld <= PAGE, `${rowsHeld} rows at once`)
    assert.ok(itemsOfPage.length <= 3 * (INVOICES / 20 / PAGE), `${itemsOfPage.length} pages`)
    let read = 0
    for (const [index, text] of bench.small.statements.entries()) {
      if (index < first) continue
      read += await linesRead(bench, text, bench.small.asked[index]?.values ?? [])
    }
    assert.ok(read <= 5 * LINES, `${read} of ${LINES} lines were read`)
  })
})
