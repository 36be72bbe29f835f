import assert from 'node:assert/strict'

import type { OpenItem } from '../../../../nodes/snelstart-config/database/books.ts'
import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import { LEDGER } from '../book-keeper.ts'
import { type BooksBench, openBooksBench, withoutColumn } from '../books-bench.ts'

async function allItems({ books, signal }: BooksBench, count = 100): Promise<OpenItem[]> {
  const items: OpenItem[] = []
  for (let after: string | undefined; ; after = items.at(-1)?.id) {
    const page = await books.openItems(after, count, signal)
    if (page.length === 0) return items
    items.push(...page)
  }
}

describe('the open items of a database', () => {
  it('are the invoices whose lines on the debtors account do not cancel out', async () => {
    const bench = await openBooksBench()
    const [open, partly, settled] = [
      await bench.keeper.addInvoice({ number: '20260001', euros: '121.00', reference: 'R-1' }),
      await bench.keeper.addInvoice({ euros: '100.10' }),
      await bench.keeper.addInvoice({ euros: '50' }),
    ]
    await bench.keeper.settle(partly, '40.05')
    await bench.keeper.settle(settled, '50')
    const items = await allItems(bench)
    assert.deepEqual(
      items.map(({ id, openCents, totalCents, linkedCents }) => [id, openCents, totalCents, linkedCents]),
      [
        [String(open), 12100, 12100, 12100],
        [String(partly), 6005, 10010, 6005],
      ],
    )
    assert.deepEqual(items[0], {
      id: String(open),
      invoiceNumber: '20260001',
      invoiceDate: '2026-10-01',
      totalCents: 12100,
      openCents: 12100,
      linkedCents: 12100,
      journal: 1300,
      relation: { id: '1', code: '101', name: 'Klant', creditDays: 14 },
      paymentReference: 'R-1',
    })
  })

  it('come in pages, each once, in at most three statements a page', async () => {
    const bench = await openBooksBench()
    for (let index = 0; index < 60; index += 1) {
      const invoice = await bench.keeper.addInvoice()
      if (index % 4 !== 0) await bench.keeper.settle(invoice, '121.00')
    }
    await bench.books.openTotal(bench.signal)
    const ids: string[] = []
    for (let after: string | undefined; ; after = ids.at(-1)) {
      const before = bench.small.statements.length
      const page = await bench.books.openItems(after, 4, bench.signal)
      assert.ok(bench.small.statements.length - before <= 3)
      assert.ok(page.length <= 4)
      if (page.length === 0) break
      ids.push(...page.map(({ id }) => id))
    }
    assert.deepEqual(
      ids,
      Array.from({ length: 15 }, (_, index) => String(index * 4 + 1)),
    )
  })

  it('are found on the far side of thousands of settled invoices, still in three statements', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice()
    await bench.small.run(`
      INSERT INTO "tblJournaalpostRegel" ("fldJournaalpostRegelID", "fldJournaalpostID", "fldGrootboekID", "fldFactuurNummerID", "fldDebet", "fldCredit")
      SELECT 100000 + n, n, ${LEDGER.debtors}, 10 + n / 2, CASE WHEN n % 2 = 0 THEN 1 END, CASE WHEN n % 2 = 1 THEN 1 END
      FROM generate_series(0, 19999) AS n`)
    await bench.small.run(`INSERT INTO "tblFactuurNummer" VALUES (50000, 'FAR', 1)`)
    await bench.keeper.addEntry({}, [{ ledger: LEDGER.debtors, invoice: 50000, debit: '1' }])
    const [first] = await bench.books.openItems(undefined, 1, bench.signal)
    const before = bench.small.statements.length
    const [far] = await bench.books.openItems(first?.id, 1, bench.signal)
    assert.equal(far?.invoiceNumber, 'FAR')
    assert.equal(bench.small.statements.length - before, 3)
    assert.deepEqual(await bench.books.openItems(far.id, 1, bench.signal), [])
  })

  it('leave out purchases, which have invoices too', async () => {
    const bench = await openBooksBench()
    await bench.small.run(`INSERT INTO "tblFactuurNummer" VALUES (77, 'P1', 1)`)
    await bench.keeper.addEntry({ journal: LEDGER.creditors }, [
      { ledger: LEDGER.creditors, invoice: 77, credit: '60' },
      { ledger: LEDGER.other, debit: '60' },
    ])
    assert.deepEqual(await allItems(bench), [])
  })

  it('keep a credit invoice with its sign', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice({ euros: '-21.00' })
    const [credit] = await allItems(bench)
    assert.deepEqual([credit?.openCents, credit?.totalCents, credit?.linkedCents], [-2100, -2100, -2100])
  })

  it('take no reference where two orders of one invoice disagree, and say so', async () => {
    const bench = await openBooksBench()
    const [disagreeing, agreeing] = [
      await bench.keeper.addInvoice({ reference: 'A' }),
      await bench.keeper.addInvoice({ reference: 'C' }),
    ]
    await bench.keeper.addOrder(disagreeing, { reference: 'B' })
    await bench.keeper.addOrder(agreeing, { reference: 'C', orderReference: 'web 7' })
    const items = await allItems(bench)
    assert.deepEqual(
      items.map(({ paymentReference, orderReference }) => [paymentReference, orderReference]),
      [
        [undefined, undefined],
        ['C', 'web 7'],
      ],
    )
    assert.deepEqual(bench.warnings, [
      { code: 'several-references', values: { invoiceNumber: 'F1', source: 'betalingskenmerk' } },
    ])
  })

  it('leave a reference as it stands there', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice({ reference: '  00123 ’"; DROP--\u00a0' })
    const [item] = await allItems(bench)
    assert.equal(item?.paymentReference, '  00123 ’"; DROP--\u00a0')
  })

  it('say so when an invoice or its customer is not there, instead of hiding it', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addEntry({}, [{ ledger: LEDGER.debtors, invoice: 404, debit: '5' }])
    const known = await bench.keeper.addInvoice()
    assert.deepEqual(
      (await allItems(bench)).map(({ id }) => id),
      [String(known)],
    )
    assert.deepEqual(bench.warnings[0], { code: 'open-item-incomplete', values: { item: '404' } })
    assert.deepEqual(
      (await allItems(bench, 1)).map(({ id }) => id),
      [String(known)],
    )
  })

  it('refuse an amount with a fraction of a cent, by its column', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice({ euros: '12.3456' })
    await assert.rejects(allItems(bench), (error) => {
      assert.ok(error instanceof ReconcileError)
      assert.deepEqual([error.code, error.detail], ['SNELSTART_SCHEMA', 'unreadable-money'])
      assert.equal(error.values['table'], 'tblJournaalpostRegel')
      return true
    })
  })

  it('ask for exactly one debtors account', async () => {
    const bench = await openBooksBench()
    await bench.small.run(`INSERT INTO "tblGrootboek" VALUES (99, 1301, 'Debiteuren 2', 4, false)`)
    await assert.rejects(bench.books.openTotal(bench.signal), { code: 'SNELSTART_SCHEMA', detail: 'debtors-account' })
  })
})

describe('an open item that can be counted in two ways', () => {
  const doubt = (item: OpenItem | undefined): boolean => item === undefined || item.linkedCents !== item.openCents

  it('is doubtful when a payment stands on another account under the same invoice', async () => {
    const bench = await openBooksBench()
    const invoice = await bench.keeper.addInvoice()
    await bench.keeper.addEntry({ journal: LEDGER.bank }, [
      { ledger: LEDGER.bank, debit: '121.00' },
      { ledger: LEDGER.other, invoice, credit: '121.00' },
    ])
    const [item] = await allItems(bench)
    assert.deepEqual([item?.openCents, item?.linkedCents], [12100, 0])
  })

  it('is certain when the revenue of its own entry carries the invoice too', async () => {
    const bench = await openBooksBench()
    const invoice = await bench.keeper.addInvoice()
    await bench.small.run(
      `UPDATE "tblJournaalpostRegel" SET "fldFactuurNummerID" = ${invoice} WHERE "fldGrootboekID" = ${LEDGER.revenue}`,
    )
    const [item] = await allItems(bench)
    assert.deepEqual([item?.openCents, item?.linkedCents], [12100, 12100])
  })

  const reopen = async ({ keeper }: BooksBench, invoice: number, journal: number): Promise<void> => {
    await keeper.addEntry({ journal, date: '2027-01-01T00:00:00' }, [
      { ledger: LEDGER.debtors, invoice, debit: '121.00' },
      { ledger: LEDGER.opening, credit: '121.00' },
    ])
  }

  it('is doubtful when a year’s opening counts it again', async () => {
    const bench = await openBooksBench()
    await reopen(bench, await bench.keeper.addInvoice(), LEDGER.opening)
    assert.ok(doubt((await allItems(bench))[0]))
  })

  it('is doubtful when a year’s opening counts it again after it was paid, so that it looks open as before', async () => {
    const bench = await openBooksBench()
    const invoice = await bench.keeper.addInvoice()
    await reopen(bench, invoice, LEDGER.opening)
    await bench.keeper.settle(invoice, '121.00')
    const [item] = await allItems(bench)
    assert.deepEqual([item?.openCents, item?.totalCents], [12100, 12100])
    assert.ok(doubt(item))
  })

  it('is certain when the closing of the year took out what the opening put in', async () => {
    const bench = await openBooksBench()
    const invoice = await bench.keeper.addInvoice()
    await bench.keeper.addEntry({ journal: LEDGER.opening }, [
      { ledger: LEDGER.opening, debit: '121.00' },
      { ledger: LEDGER.debtors, invoice, credit: '121.00' },
    ])
    await reopen(bench, invoice, LEDGER.opening)
    assert.ok(!doubt((await allItems(bench))[0]))
  })

  it('is certain when a payment was taken back, and the entries tell their journal', async () => {
    const bench = await openBooksBench()
    const invoice = await bench.keeper.addInvoice()
    await bench.keeper.settle(invoice, '121.00')
    await reopen(bench, invoice, LEDGER.memoriaal)
    assert.ok(!doubt((await allItems(bench))[0]))
  })

  it('is doubtful in that case where the entries do not tell their journal: it could be an opening', async () => {
    const bench = await openBooksBench(withoutColumn('Journaalpost', 'fldDagboekGrootboekID'))
    await bench.small.run(`ALTER TABLE "tblJournaalpost" ADD COLUMN "fldDagboekGrootboekID" int`)
    const [settled, plain] = [await bench.keeper.addInvoice(), await bench.keeper.addInvoice()]
    await bench.keeper.settle(settled, '121.00')
    await reopen(bench, settled, LEDGER.memoriaal)
    await bench.keeper.settle(plain, '21.00')
    assert.deepEqual((await allItems(bench)).map(doubt), [true, false])
  })
})
