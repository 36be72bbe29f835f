import assert from 'node:assert/strict'

import type { AccountRow } from '../../../../nodes/snelstart-config/database/books.ts'
import { LEDGER } from '../book-keeper.ts'
import { openBooksBench } from '../books-bench.ts'

const MEMORIAAL: AccountRow = {
  id: String(LEDGER.memoriaal),
  number: 2900,
  name: 'Memoriaal',
  function: 7,
  active: true,
}

describe('entries by their boekstuk', () => {
  it('are found with what they settled, whatever their day', async () => {
    const { keeper, books, signal } = await openBooksBench()
    const invoice = await keeper.addInvoice({ number: '20260007' })
    const entry = await keeper.settle(invoice, '100.50', { document: 'MSP-1', date: '2019-12-31T23:59:59' })
    await keeper.settle(invoice, '20.50', { document: 'other' })
    assert.deepEqual(await books.entriesByDocument({ documents: ['MSP-1', 'MSP-2'], journal: MEMORIAAL }, signal), [
      {
        id: String(entry),
        document: 'MSP-1',
        date: '2019-12-31',
        settled: [{ itemId: String(invoice), invoiceNumber: '20260007', cents: 10050 }],
      },
    ])
  })

  it('are found in another journal too: what a person imported elsewhere is booked', async () => {
    const { keeper, books, signal } = await openBooksBench()
    const invoice = await keeper.addInvoice()
    await keeper.settle(invoice, '121.00', { document: 'MSP-9', journal: LEDGER.bank })
    const found = await books.entriesByDocument({ documents: ['MSP-9'], journal: MEMORIAAL }, signal)
    assert.equal(found.length, 1)
  })

  it('that settle nothing are found too', async () => {
    const { keeper, books, signal } = await openBooksBench()
    await keeper.addEntry({ document: 'MSP-3' }, [
      { ledger: LEDGER.clearing, debit: '1' },
      { ledger: LEDGER.other, credit: '1' },
    ])
    const [found] = await books.entriesByDocument({ documents: ['MSP-3'], journal: MEMORIAAL }, signal)
    assert.deepEqual(found?.settled, [])
  })

  it('are asked by value: no boekstuk becomes part of a statement', async () => {
    const { keeper, books, small, signal } = await openBooksBench()
    const document = "x' OR '1'='1'; DROP TABLE [tblRelatie]--"
    await keeper.addEntry({ document: 'MSP-4' }, [])
    assert.deepEqual(await books.entriesByDocument({ documents: [document], journal: MEMORIAAL }, signal), [])
    assert.ok(small.statements.every((text) => !text.includes('DROP')))
    await keeper.addEntry({ document }, [])
    assert.equal((await books.entriesByDocument({ documents: [document], journal: MEMORIAAL }, signal)).length, 1)
  })

  it('are found among hundreds of keys', async () => {
    const { keeper, books, signal } = await openBooksBench()
    for (const number of [1, 60, 149]) await keeper.addEntry({ document: `MSP-${number}` }, [])
    const documents = Array.from({ length: 150 }, (_, index) => `MSP-${index}`)
    const found = await books.entriesByDocument({ documents, journal: MEMORIAAL }, signal)
    assert.deepEqual(
      found.map((entry) => entry.document),
      ['MSP-1', 'MSP-60', 'MSP-149'],
    )
  })
})
