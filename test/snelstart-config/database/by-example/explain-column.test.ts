import assert from 'node:assert/strict'
import fc from 'fast-check'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { explainColumn } from '../../../../nodes/snelstart-config/database/by-example/explain-column.ts'
import { gives } from '../../../../nodes/snelstart-config/database/by-example/gives.ts'
import type { Observed } from '../../../../nodes/snelstart-config/database/by-example/observed.ts'
import type { CatalogueColumn, ColumnFamily } from '../../../../nodes/snelstart-config/database/catalogue.ts'
import type { Cell } from '../../../../nodes/snelstart-config/database/engine.ts'

function aColumn(family: ColumnFamily, name = 'fldOnbekend'): CatalogueColumn {
  return { name, type: family, family, nullable: true, hasDefault: false, counted: false, computed: false }
}

function seen(cell: Cell, given: Partial<Observed> & { readonly name?: string } = {}): Observed {
  const { name = 'fldOnbekend', header, ...more } = given
  return {
    row: { [name]: cell },
    cents: cents(12_100),
    ...more,
    header: {
      id: '501',
      document: 'HAND-1',
      description: 'betaald',
      date: '2026-11-20',
      lineIds: ['901', '902'],
      lineCount: 2,
      ...header,
    },
  }
}

const october = { id: '400', document: 'HAND-0', description: 'eerder', date: '2026-10-03', lineIds: [], lineCount: 2 }
const of = (header: Partial<Observed['header']>): Observed['header'] => ({ ...october, ...header })

function explained(
  family: ColumnFamily,
  example: Observed,
  others: readonly Observed[] = [],
  name = 'fldOnbekend',
): unknown {
  const explanation = explainColumn(aColumn(family, name), { example, others, sources: [] })
  return 'why' in explanation ? explanation.why : explanation.rule.is
}

describe('the explanation of a column', () => {
  it('of nothing, blank or zero is that it stays so', () => {
    for (const [family, cell] of [
      ['integer', null],
      ['text', ''],
      ['money', '0.0000'],
      ['boolean', false],
    ] as const) {
      assert.equal(explained(family, seen(cell)), 'constant')
    }
  })

  it('of one number is that it stays so, when nothing else gives it', () => {
    assert.equal(explained('integer', seen(7)), 'constant')
  })

  it('of a text is not known from one example', () => {
    assert.equal(explained('text', seen('NL21')), 'unconfirmed')
    assert.equal(explained('text', seen('NL21'), [seen('NL21', { header: october })]), 'constant')
  })

  it('of a day or a sign of no account is not known from one example', () => {
    assert.equal(explained('date', seen('1999-01-01T00:00:00.000')), 'unconfirmed')
    assert.equal(explained('guid', seen('6F9619FF-8B86-D011-B42D-00C04FC964FF')), 'unconfirmed')
  })

  it('of the boekstuk, the text, the amount, the day and the time of entry is what it looks like', () => {
    assert.equal(explained('text', seen('HAND-1')), 'key')
    assert.equal(explained('text', seen('betaald')), 'description')
    assert.equal(explained('money', seen('121.0000')), 'amount')
    assert.equal(explained('money', seen('-121.0000')), 'amount')
    assert.equal(explained('date', seen('2026-11-20T00:00:00.000')), 'booking-date')
    assert.equal(explained('date', seen('2026-11-21T09:13:07.000')), 'moment')
  })

  it('of the day of entry, which is the booking date as well, is told by its name', () => {
    const header = of({ date: '2026-11-20', madeOn: '2026-11-20' })
    const example = seen('2026-11-20T00:00:00.000', { header, name: 'fldInvoerDatum' })
    assert.equal(explained('date', example, [], 'fldInvoerDatum'), 'today')
  })

  it('that could be a month or always the same leaves it open, until another month shows', () => {
    const explanation = explainColumn(aColumn('integer'), { example: seen(11), others: [], sources: [] })
    assert.ok('rule' in explanation)
    assert.deepEqual(explanation.alsoFits, [{ is: 'month' }])
    assert.equal(explained('integer', seen(11), [seen(10, { header: october })]), 'month')
    const same = explainColumn(aColumn('integer'), {
      example: seen(11),
      others: [seen(11, { header: october })],
      sources: [],
    })
    assert.deepEqual(same, { rule: { is: 'constant', cell: 11 }, alsoFits: [] })
  })

  it('of a period that is no month is not known until another month shows', () => {
    assert.equal(explained('integer', seen(83, { name: 'fldPeriodeID' }), [], 'fldPeriodeID'), 'unconfirmed')
    const others = [seen(82, { header: october, name: 'fldPeriodeID' })]
    assert.equal(explained('integer', seen(83, { name: 'fldPeriodeID' }), others, 'fldPeriodeID'), 'varies')
  })

  it('that differs between entries without a reason is refused, unless it tells who made them', () => {
    assert.equal(explained('integer', seen(7), [seen(8)]), 'varies')
    assert.equal(
      explained(
        'integer',
        seen(7, { name: 'fldGebruikerID' }),
        [seen(8, { name: 'fldGebruikerID' })],
        'fldGebruikerID',
      ),
      'constant',
    )
  })

  it('of a count needs two more entries that it holds for', () => {
    const counted = (cell: number, highest: number): Observed =>
      seen(cell, { header: of({ earlier: new Map([['journal', { fldOnbekend: highest }]]) }) })
    assert.equal(explained('integer', counted(517, 516)), 'ambiguous')
    assert.equal(explained('integer', counted(517, 516), [counted(516, 515)]), 'ambiguous')
    assert.equal(explained('integer', counted(517, 516), [counted(516, 515), counted(515, 514)]), 'next')
    assert.equal(explained('integer', counted(517, 516), [counted(516, 515), counted(515, 513)]), 'varies')
  })

  it('that refers to the invoice is its key, or it is refused', () => {
    const sources = [{ is: 'copied', from: 'invoice', column: 'fldFactuurNummerID' }] as const
    const example = seen(701, { invoice: { fldFactuurNummerID: 701 } })
    assert.deepEqual(explainColumn(aColumn('integer'), { example, others: [], sources }), { rule: sources[0] })
    const stranger = seen(702, { invoice: { fldFactuurNummerID: 701 } })
    assert.deepEqual(explainColumn(aColumn('integer'), { example: stranger, others: [], sources }), { why: 'varies' })
  })

  it('always gives back what stands in the example and in every other entry', () => {
    const cell = fc.oneof(
      fc.integer({ min: 0, max: 30 }),
      fc.constantFrom('HAND-1', '121.0000', 'x', '', null, '2026-11-20T00:00:00.000', true, false),
    )
    const family = fc.constantFrom<ColumnFamily>('integer', 'text', 'money', 'date', 'boolean')
    fc.assert(
      fc.property(family, cell, fc.array(cell, { maxLength: 4 }), (kind, own, rest) => {
        const example = seen(own, { invoice: { a: 4, b: 11 }, opening: { c: 5 } })
        const others = rest.map((each, index) => seen(each, { header: october, invoice: { a: index, b: 11 } }))
        const explanation = explainColumn(aColumn(kind), { example, others, sources: [] })
        if ('why' in explanation) return true
        const { rule, alsoFits = [] } = explanation
        const holds = [rule, ...alsoFits].every((each) => gives(each, aColumn(kind), example))
        // An empty column may stay empty where other people filled it in.
        return holds && (own === null || others.every((other) => gives(rule, aColumn(kind), other)))
      }),
      { numRuns: 2000 },
    )
  })
})
