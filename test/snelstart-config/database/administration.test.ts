import assert from 'node:assert/strict'

import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { debtorsOf, openAdministration } from './administration-bench.ts'
import { LEDGER } from './book-keeper.ts'
import { withoutColumn } from './books-bench.ts'

describe('an administration in a database', () => {
  it('gives its open debtors with everything that is known of them', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice({
      number: '20260001',
      euros: '121.00',
      reference: 'ABC',
      date: '2026-10-01T23:59:59',
    })
    await bench.keeper.settle(1, '21.00')
    assert.deepEqual(await debtorsOf(bench), [
      {
        id: '1',
        salesBookingId: '1',
        invoiceNumber: '20260001',
        invoiceDate: '2026-10-01',
        dueDate: '2026-10-15',
        customer: { id: '1', code: '101', name: 'Klant' },
        currency: 'EUR',
        totalCents: 12100,
        openCents: 10000,
        references: { factuurnummer: '20260001', betalingskenmerk: 'ABC' },
      },
    ])
  })

  it('marks a debtor that is open for another amount by a second count', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    await bench.keeper.addEntry({}, [
      { ledger: LEDGER.bank, debit: '121.00' },
      { ledger: LEDGER.other, invoice: 1, credit: '121.00' },
    ])
    assert.deepEqual(
      (await debtorsOf(bench)).map(({ openCents, linkedOpenCents }) => [openCents, linkedOpenCents]),
      [[12100, 0]],
    )
  })

  it('fills in the sales journal of those that stand in it, and says so when that can’t be known', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    await bench.keeper.addEntry({ journal: LEDGER.memoriaal }, [{ ledger: LEDGER.debtors, invoice: 1, debit: '1' }])
    assert.deepEqual(
      (await debtorsOf(bench, { salesJournal: 1300 })).map(({ salesJournal }) => salesJournal),
      [1300],
    )
    assert.deepEqual(
      (await debtorsOf(bench, { salesJournal: 1301 })).map(({ salesJournal }) => salesJournal),
      [undefined],
    )
    assert.deepEqual(bench.warnings, [])
    const blind = await openAdministration({}, withoutColumn('Journaalpost', 'fldDagboekGrootboekID'))
    await blind.small.run('ALTER TABLE "tblJournaalpost" ADD COLUMN "fldDagboekGrootboekID" int')
    await blind.keeper.addInvoice()
    await debtorsOf(blind, { salesJournal: 1300 })
    assert.deepEqual(blind.warnings, [{ code: 'sales-journal-unknown', values: { invoices: 1, journal: 1300 } }])
  })

  it('gives no name of a customer where none is asked, and no due date without a sensible term', async () => {
    const bench = await openAdministration()
    for (const days of [null, -3, 99_999])
      await bench.keeper.addInvoice({ customer: await bench.keeper.addCustomer('X', days) })
    for (const { customer, dueDate } of await debtorsOf(bench, { customerNames: false })) {
      assert.deepEqual([customer.name, dueDate], [undefined, undefined])
    }
  })

  it('takes the ledger accounts with the function of a journal for journals', async () => {
    const { administration, signal } = await openAdministration()
    const journals = await administration.journals(signal)
    assert.deepEqual(
      journals.map(({ number, kind }) => [number, kind]),
      [
        [1000, 'Kas'],
        [1010, 'Bank'],
        [1300, 'Verkoop'],
        [1500, 'Inkoop'],
        [2900, 'Memoriaal'],
        [2100, 'Balans'],
      ],
    )
    const accounts = await administration.ledgerAccounts(signal)
    assert.deepEqual(
      accounts
        .filter(({ number }) => [1300, 2000, 8000, 1990].includes(number))
        .map((account) => [account.number, account.function, account.statement]),
      [
        [1300, 'DagboekVerkoop', 'balance-sheet'],
        [1990, 'Diversen', 'balance-sheet'],
        [8000, 'Diversen', 'profit-and-loss'],
        [2000, 'TussenrekeningBetalingen', 'balance-sheet'],
      ],
    )
  })

  it('finds bookings by their key in any capitals, and says so when one stands there twice', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    const first = await bench.keeper.settle(1, '21.00', { document: 'MSP-1' })
    await bench.keeper.settle(1, '1.00', { document: 'MSP-1' })
    const search = {
      keys: ['MSP-1', 'MSP-2'],
      journal: 2900,
      from: calendarDate('2026-01-01'),
      until: calendarDate('2026-01-02'),
      proof: 'thorough',
    } as const
    const found = await bench.administration.findBookings(search, bench.signal)
    assert.deepEqual(
      [...found],
      [
        [
          'MSP-1',
          { key: 'MSP-1', id: String(first), date: '2026-10-20', settled: [{ invoiceNumber: 'F1', cents: 2200 }] },
        ],
      ],
    )
    assert.deepEqual(bench.warnings, [{ code: 'booked-more-than-once', values: { key: 'MSP-1', times: 2 } }])
    await assert.rejects(bench.administration.findBookings({ ...search, journal: 4711 }, bench.signal), {
      detail: 'journal-not-found',
    })
  })
})

describe('whose administration it is', () => {
  it('is told by its oldest rows, whatever its name, and is unknown of empty books', async () => {
    const bench = await openAdministration()
    const empty = await bench.administration.describe(bench.signal)
    assert.equal(empty.id, undefined)
    assert.ok(empty.warnings.some(({ code }) => code === 'empty-books'))
    await bench.keeper.addInvoice()
    const { id } = await bench.administration.describe(bench.signal)
    assert.match(id ?? '', /^db-[0-9a-f]{32}$/)
    await bench.keeper.addInvoice({ customer: await bench.keeper.addCustomer('New') })
    await bench.keeper.addInvoice()
    const elsewhere = await bench.again({ name: 'Copy', kind: 'sql' }).describe(bench.signal)
    assert.deepEqual([elsewhere.name, elsewhere.kind], ['Copy', 'sql'])
  })
})
