import assert from 'node:assert/strict'
import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { type OpenedBooks, snelStartBooks } from './snelstart-books.ts'

const { signal } = new AbortController()

describe("SnelStart's books in an Access file", () => {
  let opened: OpenedBooks

  before(async function () {
    this.timeout(60_000)
    opened = await snelStartBooks(signal)
  })
  after(() => opened.standIn.close())

  it('tell the accounts and which of them are journals', async () => {
    const accounts = await opened.books.accounts(signal)
    assert.deepEqual(
      accounts.map((account) => [account.number, account.function, account.active]),
      [
        [1300, 4, true],
        [2000, 110, true],
        [8000, 21, true],
        [9000, 7, true],
        [2100, 8, true],
      ],
    )
  })

  it('tell what is open, by how much, of whom and under which reference', async () => {
    const items = await opened.books.openItems(undefined, 10, signal)
    assert.deepEqual(
      items.map((item) => [
        item.invoiceNumber,
        item.openCents,
        item.linkedCents,
        item.totalCents,
        item.paymentReference,
      ]),
      [
        ['2026001', 12_100, 12_100, 12_100, 'KM-1'],
        ['2026003', 20_000, 20_000, 30_025, undefined],
        ['2026004', -2_550, -2_550, -2_550, 'KM-4'],
      ],
    )
    assert.deepEqual(items[0]?.relation, { id: '1', code: '10001', name: 'Bakkerij Jansen', creditDays: 14 })
    assert.equal(items[0].invoiceDate, '2026-03-01')
  })

  it('come in pages that follow each other without a gap', async () => {
    const first = await opened.books.openItems(undefined, 2, signal)
    const second = await opened.books.openItems(first.at(-1)?.id, 2, signal)
    const numbers = [...first, ...second].map((item) => item.invoiceNumber)
    assert.deepEqual(numbers, ['2026001', '2026003', '2026004'])
    assert.deepEqual(await opened.books.openItems(second.at(-1)?.id, 2, signal), [])
  })

  it('tell the total to compare with what SnelStart shows', async () => {
    assert.deepEqual(await opened.books.openTotal(signal), { items: 3, openCents: 29_550 })
    assert.deepEqual(
      [...(await opened.books.openCents(['1', '2', '99'], signal))],
      [
        ['1', 12_100],
        ['2', 0],
      ],
    )
  })

  it('find an entry again by its boekstuk, and what it settled', async () => {
    const [journal] = await opened.books.accounts(signal)
    assert.ok(journal)
    const found = await opened.books.entriesByDocument({ documents: ['m2026003', "x' OR 1=1"], journal }, signal)
    assert.deepEqual(
      found.map((entry) => [entry.document, entry.date, entry.settled.map((each) => each.cents)]),
      [['M2026003', '2026-03-10', [10_025]]],
    )
  })

  it('are in balance, and their lines find an invoice and a relation', async () => {
    const health = await opened.books.health(calendarDate('2026-01-01'), signal)
    assert.deepEqual(health, {
      entries: 6,
      entriesInJournals: 6,
      unbalanced: 0,
      debtorLines: 6,
      linesWithInvoice: 6,
      linesWithRelation: 6,
      openItems: 3,
      withReference: 2,
      uniqueReferences: 2,
    })
    assert.equal((await opened.books.oldestRows(signal)).length, 6)
  })
})
