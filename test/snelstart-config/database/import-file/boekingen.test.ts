import assert from 'node:assert/strict'

import * as fc from 'fast-check'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { BOEKINGEN_COLUMNS, boekingenText } from '../../../../nodes/snelstart-config/database/import-file/boekingen.ts'
import { isFitAsItIs } from '../../../../nodes/snelstart-config/database/import-file/harmless-text.ts'
import { aBankOrder, aLine, anOrder } from './an-order.ts'

const DUTCH = { separator: ';', decimal: ',' } as const
const HEADINGS =
  'fldDagboek;fldBoekingcode;fldDatum;fldGrootboeknummer;fldDebet;fldCredit;fldOmschrijving;fldRelatiecode;fldFactuurnummer;fldBoekstuk'

describe('the import file Boekingen', () => {
  it('has the headings that SnelStart knows, and ends every line as Windows does', () => {
    const text = boekingenText([anOrder()], 1300, DUTCH)
    assert.equal(text.split('\r\n')[0], HEADINGS)
    assert.ok(text.endsWith('\r\n'))
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false)
    assert.notEqual(Buffer.from(text, 'utf8')[0], 0xef)
  })

  it('debits the clearing account and credits the debtor, by customer and invoice', () => {
    assert.deepEqual(rowsOf([anOrder()]), [
      '2900;1;10-11-2026;1220;121,00;0,00;MSP 901 fact 2026-1 MSP-901;;;MSP-901',
      '2900;1;10-11-2026;1300;0,00;121,00;MSP 901 fact 2026-1 MSP-901;1001;2026-1;MSP-901',
    ])
  })

  it("gives the bank's own line in a Bank journal", () => {
    const [own = ''] = rowsOf([aBankOrder()])
    assert.equal(own, '1015;1;10-11-2026;1015;121,00;0,00;MSP 901 fact 2026-1 MSP-901;;;MSP-901')
  })

  it('settles several invoices and a credit invoice in one booking, with a difference and an overpayment', () => {
    const order = anOrder({
      clearingCents: cents(10_000),
      differenceCents: cents(1),
      differenceAccount: 4900,
      overpaidCents: cents(1),
      overpaidAccount: 2400,
      lines: [aLine({ cents: cents(12_100) }), aLine({ invoiceNumber: '2026-2', cents: cents(-2_100) })],
    })
    assert.deepEqual(
      rowsOf([order]).map((row) => row.split(';').filter((_, column) => [3, 4, 5, 8].includes(column))),
      [
        ['1220', '100,00', '0,00', ''],
        ['4900', '0,01', '0,00', ''],
        ['1300', '0,00', '121,00', '2026-1'],
        ['1300', '21,00', '0,00', '2026-2'],
        ['2400', '0,00', '0,01', ''],
      ],
    )
  })

  it('turns the sides of a return', () => {
    const order = anOrder({ clearingCents: cents(-2_100), lines: [aLine({ cents: cents(-2_100) })] })
    assert.deepEqual(
      rowsOf([order]).map((row) => row.split(';').slice(3, 6)),
      [
        ['1220', '0,00', '21,00'],
        ['1300', '21,00', '0,00'],
      ],
    )
  })

  it('writes the signs of the import profile', () => {
    const text = boekingenText([anOrder()], 1300, { separator: ',', decimal: '.' })
    assert.match(text, /^2900,1,10-11-2026,1220,121\.00,0\.00,/m)
  })

  it('numbers its bookings from 1', () => {
    const numbers = rowsOf([anOrder(), anOrder({ key: 'MSP-902' })]).map((row) => row.split(';')[1])
    assert.deepEqual(numbers, ['1', '1', '2', '2'])
  })

  it('refuses an order that is out of balance', () => {
    assert.throws(() => boekingenText([anOrder({ clearingCents: cents(1) })], 1300, DUTCH), RangeError)
  })

  it('makes what a shop puts in a description harmless', () => {
    const description = '=HYPERLINK("x");\r\n@evil;"a"\u2028b MSP-901'
    const [row = ''] = rowsOf([anOrder({ description })])
    assert.equal(row.split(';')[6], "HYPERLINK('x'), @evil,'a' b MSP-901")
  })

  it('balances each booking and keeps its columns, whatever stands in a description', () => {
    const anything = fc.record({
      description: fc.string({ unit: 'binary', maxLength: 60 }),
      clearing: fc.integer({ min: 1, max: 99_999_999 }),
      separator: fc.constantFrom(';' as const, ',' as const),
    })
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 8 }), ([first, ...others]) => {
        const given = first ? [first, ...others] : []
        const separator = first?.separator ?? ';'
        const orders = given.map(({ description, clearing }) =>
          anOrder({
            description,
            clearingCents: cents(clearing),
            lines: [aLine({ cents: cents(clearing), description })],
          }),
        )
        const text = boekingenText(orders, 1300, { separator, decimal: '.' })
        const rows = text.trimEnd().split('\r\n').slice(1)
        assert.equal(rows.length, orders.length * 2)
        let balance = 0
        for (const fields of rows.map((row) => row.split(separator))) {
          assert.equal(fields.length, BOEKINGEN_COLUMNS.length)
          assert.doesNotMatch(fields[6] ?? '', /^[=+\-@]|["\p{Cc}]/u)
          balance += Math.round(Number(fields[4]) * 100) - Math.round(Number(fields[5]) * 100)
        }
        assert.equal(balance, 0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an invoice number or relatiecode', () => {
  for (const code of ['2026-1', '1001', 'F 2026/1', 'é1']) {
    it(`goes in as it is: ${code}`, () => assert.ok(isFitAsItIs(code, ';')))
  }
  for (const code of ['', '=1+1', '-5', '2026;1', '2026"1', '2026\n1', ' 2026', '\ud800']) {
    it(`does not go in: ${JSON.stringify(code)}`, () => assert.equal(isFitAsItIs(code, ';'), false))
  }
})

function rowsOf(orders: Parameters<typeof boekingenText>[0]): readonly string[] {
  return boekingenText(orders, 1300, DUTCH).trimEnd().split('\r\n').slice(1)
}
