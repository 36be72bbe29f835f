import assert from 'node:assert/strict'

import * as fc from 'fast-check'

import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { camt053Text } from '../../../../nodes/snelstart-config/database/import-file/camt053.ts'
import { aBankOrder, aLine } from './an-order.ts'

const LAYOUT = { iban: 'NL91ABNA0417164300', openingCents: cents(-500) }
const IDENTITY = { id: 'snelstart-boekingen-20261124-120000', madeAt: '2026-11-24T12:00:00+01:00' }

describe('the bank statement', () => {
  const paid = { order: aBankOrder(), references: ['K1'] }
  const returned = {
    order: aBankOrder({
      key: 'MSP-902',
      date: calendarDate('2026-11-12'),
      clearingCents: cents(-2_100),
      lines: [aLine({ invoiceNumber: '2026-2', cents: cents(-2_100) })],
    }),
    references: ['K2'],
  }
  const text = camt053Text([paid, returned], LAYOUT, IDENTITY)

  it('is of the version that SnelStart reads, and of the account', () => {
    assert.match(
      text,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.02">/,
    )
    assert.match(text, /<Acct><Id><IBAN>NL91ABNA0417164300<\/IBAN><\/Id><Ccy>EUR<\/Ccy><\/Acct>/)
  })

  it('opens with the given balance and closes with what its entries make of it', () => {
    const balances = [
      ...text.matchAll(/<Bal>.*?<Cd>(\w+)<.*?<Amt Ccy="EUR">([\d.]+)<.*?<CdtDbtInd>(\w+)<.*?<Dt><Dt>([\d-]+)</g),
    ]
    assert.deepEqual(
      balances.map(([, code, amount, side, day]) => [code, amount, side, day]),
      [
        ['OPBD', '5.00', 'DBIT', '2026-11-10'],
        ['CLBD', '95.00', 'CRDT', '2026-11-12'],
      ],
    )
  })

  it('has one entry for each booking, with its key, the kenmerk and the invoice number in the description', () => {
    const entries = [
      ...text.matchAll(
        /<Ntry><Amt Ccy="EUR">([\d.]+)<\/Amt><CdtDbtInd>(\w+)<.*?<AcctSvcrRef>([^<]+)<.*?<Ustrd>([^<]+)</g,
      ),
    ]
    assert.deepEqual(
      entries.map(([, ...found]) => found),
      [
        ['121.00', 'CRDT', 'MSP-901', 'MSP-901 K1 2026-1'],
        ['21.00', 'DBIT', 'MSP-902', 'MSP-902 K2 2026-2'],
      ],
    )
  })

  it('says the same of the same bookings each time', () => {
    assert.equal(camt053Text([paid, returned], LAYOUT, IDENTITY), text)
  })

  it('spreads many invoices over several descriptions, the key in each and none cut in two', () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      aLine({ invoiceNumber: `2026-${1000 + index}`, cents: cents(100) }),
    )
    const many = camt053Text(
      [{ order: aBankOrder({ lines, clearingCents: cents(4_000) }), references: [] }],
      LAYOUT,
      IDENTITY,
    )
    const texts = [...many.matchAll(/<Ustrd>([^<]+)</g)].map(([, found = '']) => found)
    assert.ok(texts.length > 1)
    assert.ok(texts.every((each) => each.length <= 140 && each.startsWith('MSP-901 ')))
    const numbers = texts.flatMap((each) => each.split(' ').slice(1))
    assert.deepEqual(
      numbers,
      lines.map(({ invoiceNumber }) => invoiceNumber),
    )
  })

  it('stays well-formed whatever a reference holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 4 }), (references) => {
        const made = camt053Text([{ order: aBankOrder(), references }], LAYOUT, IDENTITY)
        const inside = [...made.matchAll(/<Ustrd>(.*?)<\/Ustrd>/gs)].map(([, found = '']) => found).join('')
        assert.doesNotMatch(inside, /[<>]|&(?!(?:amp|lt|gt|quot);)/)
        assert.doesNotMatch(made, /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
      }),
      { numRuns: 2000 },
    )
  })
})
