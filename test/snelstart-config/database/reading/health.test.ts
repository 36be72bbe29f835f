import assert from 'node:assert/strict'

import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { createStatementBooks } from '../../../../nodes/snelstart-config/database/reading/statement-books.ts'
import { LEDGER } from '../book-keeper.ts'
import { openBooksBench } from '../books-bench.ts'

const SINCE = calendarDate('2026-01-01')

describe('the health of the books', () => {
  it('counts entries out of balance, of the period only', async () => {
    const { keeper, books, signal } = await openBooksBench()
    await keeper.addInvoice()
    await keeper.addEntry({ date: '2026-02-01T00:00:00' }, [{ ledger: LEDGER.bank, debit: '0.01' }])
    await keeper.addEntry({ date: '2025-12-31T00:00:00' }, [{ ledger: LEDGER.bank, debit: '5' }])
    const { entries, unbalanced } = await books.health(SINCE, signal)
    assert.deepEqual({ entries, unbalanced }, { entries: 2, unbalanced: 1 })
  })

  it('counts the lines on the debtors account that lead to an invoice and a customer', async () => {
    const { keeper, books, small, signal } = await openBooksBench()
    await keeper.addInvoice()
    await keeper.addInvoice({ customer: 404 })
    await keeper.addEntry({}, [{ ledger: LEDGER.debtors, invoice: 999, debit: '1' }])
    await keeper.addEntry({}, [{ ledger: LEDGER.debtors, debit: '1' }])
    const { debtorLines, linesWithInvoice, linesWithRelation } = await books.health(SINCE, signal)
    assert.deepEqual(
      { debtorLines, linesWithInvoice, linesWithRelation },
      { debtorLines: 3, linesWithInvoice: 2, linesWithRelation: 1 },
    )
    assert.ok(small.statements.length < 10)
  })

  it('counts references of open invoices, and those that stand on one only, in whichever table they are', async () => {
    const { keeper, books, small, profile, signal } = await openBooksBench()
    for (const reference of ['A', 'B', 'B', '', null]) await keeper.addInvoice({ reference })
    await keeper.addInvoice({ hasOrder: false })
    await keeper.settle(await keeper.addInvoice({ reference: 'PAID' }), '121.00')
    const counted = await books.health(SINCE, signal)
    assert.deepEqual([counted.openItems, counted.withReference, counted.uniqueReferences], [6, 3, 1])
    const onInvoice = { ...profile, reference: { on: 'invoice', column: 'fldFactuurnummer' } as const }
    const other = createStatementBooks({ engine: small.engine, profile: onInvoice, log: () => undefined })
    const there = await other.health(SINCE, signal)
    assert.deepEqual([there.withReference, there.uniqueReferences], [6, 6])
  })
})

describe('the oldest rows', () => {
  it('stay the same when customers are renamed and newer things are booked', async () => {
    const { keeper, books, small, signal } = await openBooksBench()
    assert.deepEqual(await books.oldestRows(signal), [])
    for (let index = 0; index < 3; index += 1) await keeper.addInvoice()
    const before = await books.oldestRows(signal)
    assert.equal(before.length, 6)
    await small.run(`UPDATE "tblRelatie" SET "fldNaam" = 'Other', "fldRelatiecode" = 9`)
    await keeper.addInvoice()
    await keeper.settle(1, '121.00')
    assert.deepEqual(await books.oldestRows(signal), before)
  })
})
