import assert from 'node:assert/strict'
import { FOREVER, MINUTE_MS, openMultiSafepay, type OpenedMultiSafepay, query, rowsUnder } from './open-multisafepay.ts'

describe('a row that can not be read', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
  })
  afterEach(() => msp.close())

  const read = (references: readonly string[] = [], more = {}) =>
    msp.connect().readPayments(query(references, more), FOREVER)
  const good = (id: number, orderId: string) =>
    `{"transaction_id":${id},"order_id":"${orderId}","type":"payment","debit_credit":"C","amount":12100,"currency":"EUR","costs":[],"status":"completed","financial_status":"completed","created":"2026-03-02T10:00:00","completed":"2026-03-02T10:00:00"}`
  const answer = (...rows: string[]): void => {
    const body = `{"success":true,"data":[${rows.join(',')}],"pager":{}}`
    msp.standIn.faults.add({ when: { path: /transactions/ }, what: { kind: 'status', status: 200, body } })
  }

  it('is left out and named, and nothing is concluded for its reference alone', async () => {
    answer(good(1, 'fine'), good(2, 'odd').replace('12100', '"121,00"'))
    const reading = await read(['fine', 'ODD', 'absent'])
    assert.deepEqual(rowsUnder(reading, 'fine'), ['payment 12100 settled'])
    assert.deepEqual([...reading.failed], [['ODD', 'MULTISAFEPAY_ANSWER']])
    assert.deepEqual(reading.notes[0], { code: 'unreadable-row', values: { transactionId: '2' } })
  })

  it('stays in doubt in later runs, until it can be read', async () => {
    answer(good(2, 'odd').replace('12100', '121.5'))
    await read(['odd'])
    msp.clock.passes(15 * MINUTE_MS)
    assert.deepEqual([...(await read(['odd'])).failed.keys()], ['odd'])
    answer(good(2, 'odd'))
    msp.clock.passes(15 * MINUTE_MS)
    const reading = await read(['odd'])
    assert.deepEqual([reading.failed.size, rowsUnder(reading, 'odd')], [0, ['payment 12100 settled']])
  })

  it('may be anybody’s when it names no order: nobody is then said to have no payment', async () => {
    answer(good(1, 'fine'), good(2, 'x').replace('"order_id":"x",', ''))
    const reading = await read(['fine', 'absent'])
    assert.deepEqual([...reading.failed], [['absent', 'MULTISAFEPAY_ANSWER']])
  })

  it('is one whose direction nothing tells', async () => {
    answer(
      good(1, 'a').replace('"debit_credit":"C",', '').replace('payment', 'mystery'),
      good(2, 'b').replace('"debit_credit":"C",', ''),
    )
    const reading = await read(['a', 'b'])
    assert.deepEqual([...reading.failed.keys()], ['a'])
    assert.deepEqual(rowsUnder(reading, 'b'), ['payment 12100 settled'])
  })

  it('is one whose costs together are no number any more', async () => {
    answer(good(1, 'a').replace('"costs":[]', '"costs":[{"amount":9007199254740991},{"amount":2}]'), good(2, 'b'))
    const reading = await read(['a', 'b'])
    assert.deepEqual([...reading.failed], [['a', 'MULTISAFEPAY_ANSWER']])
    assert.deepEqual(rowsUnder(reading, 'b'), ['payment 12100 settled'])
  })

  it('is named twenty times at most', async () => {
    answer(...Array.from({ length: 30 }, (_, index) => good(index, `o${index}`).replace('EUR', '€')))
    const { notes } = await read()
    assert.equal(notes.filter(({ code }) => code === 'unreadable-row').length, 20)
    assert.deepEqual(notes[20], { code: 'unreadable-rows', values: { rows: 30 } })
  })
})
