import assert from 'node:assert/strict'

import fc from 'fast-check'

import { sumCents } from '../../../../nodes/reconcile/domain/cents.ts'
import { LEDGER } from '../book-keeper.ts'
import { openBooksBench } from '../books-bench.ts'

describe('the sums of a database', () => {
  it('the total of open debtors counts the open invoices, and nothing that has no invoice', async () => {
    const { keeper, books, signal } = await openBooksBench()
    assert.deepEqual(await books.openTotal(signal), { items: 0, openCents: 0 })
    const [one, two] = [await keeper.addInvoice({ euros: '121.00' }), await keeper.addInvoice({ euros: '0.10' })]
    await keeper.addInvoice({ euros: '-20.05' })
    await keeper.settle(one, '21.00')
    await keeper.settle(two, '0.10')
    await keeper.addEntry({}, [
      { ledger: LEDGER.bank, debit: '500' },
      { ledger: LEDGER.debtors, credit: '500' },
    ])
    assert.deepEqual(await books.openTotal(signal), { items: 2, openCents: 7995 })
  })

  it('the balances of now are by invoice: a settled one is 0, one that is gone is absent', async () => {
    const { keeper, books, signal } = await openBooksBench()
    const [open, settled] = [await keeper.addInvoice({ euros: '10.01' }), await keeper.addInvoice()]
    await keeper.settle(settled, '121.00')
    const asked = [String(open), String(settled), '404', 'no key', '1; DROP TABLE x', '99999999999999']
    assert.deepEqual(
      await books.openCents(asked, signal),
      new Map([
        [String(open), 1001],
        [String(settled), 0],
      ]),
    )
    assert.deepEqual(await books.openCents([], signal), new Map())
  })

  it('many balances are asked in few parameters a statement', async () => {
    const { small, books, signal } = await openBooksBench()
    const asked = Array.from({ length: 120 }, (_, index) => String(index + 1))
    await books.openCents(asked, signal)
    const parameters = small.statements.map((text) => text.match(/\$\d+/g)?.length ?? 0)
    assert.ok(Math.max(...parameters) <= 60, String(Math.max(...parameters)))
  })

  it('whatever is booked, the pages add up to the total, and each item to what its lines say', async () => {
    const line = fc.record({
      invoice: fc.option(fc.integer({ min: 1, max: 6 })),
      isDebtors: fc.boolean(),
      debit: fc.option(fc.integer({ min: -99_999, max: 99_999 })),
      credit: fc.option(fc.integer({ min: -99_999, max: 99_999 })),
    })
    const euros = (amount: number | null): string | null => (amount === null ? null : (amount / 100).toFixed(2))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), fc.integer({ min: 1, max: 4 }), async (lines, count) => {
        const { small, books, signal } = await openBooksBench()
        for (let id = 1; id <= 6; id += 1) await small.run(`INSERT INTO "tblFactuurNummer" VALUES (${id}, 'F${id}', 1)`)
        const expected = new Map<string, number>()
        for (const [index, { invoice, isDebtors, debit, credit }] of lines.entries()) {
          await small.run(
            `INSERT INTO "tblJournaalpost" VALUES (${index}, '2026-10-01', NULL, NULL, ${LEDGER.memoriaal})`,
          )
          const ledger = isDebtors ? LEDGER.debtors : LEDGER.other
          const cells = [index, index, ledger, invoice, euros(debit), euros(credit)]
            .map(String)
            .map((text) => (text === 'null' ? 'NULL' : text))
          await small.run(`INSERT INTO "tblJournaalpostRegel" VALUES (${cells.join(', ')}, NULL)`)
          if (!isDebtors || invoice === null) continue
          expected.set(String(invoice), (expected.get(String(invoice)) ?? 0) + (debit ?? 0) - (credit ?? 0))
        }
        const open = new Map([...expected].filter(([, amount]) => amount !== 0))
        const found = new Map<string, number>()
        let last: string | undefined
        for (;;) {
          const page = await books.openItems(last, count, signal)
          if (page.length === 0) break
          for (const { id, openCents } of page) found.set(id, openCents)
          last = page.at(-1)?.id
        }
        assert.deepEqual(found, new Map([...open].sort()))
        const total = await books.openTotal(signal)
        assert.equal(total.items, open.size)
        assert.equal(total.openCents, sumCents((await books.openCents([...expected.keys()], signal)).values()))
        assert.deepEqual(await books.openCents([...expected.keys()], signal), expected)
      }),
      { numRuns: 40 },
    )
  })
})
