import assert from 'node:assert/strict'

import { addDays } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { amissIn, openSetUp, pay, sell, type SetUp, TODAY } from './a-set-up.ts'

describe('The set-up check', () => {
  let set: SetUp
  beforeEach(async () => {
    set = await openSetUp()
  })
  afterEach(() => set.close())
  const amissWith = amissIn(() => set)

  describe('of the references', () => {
    it('tells how many carry none', async () => {
      sell(set, undefined)
      sell(set, undefined)
      sell(set, '5000056789012345')
      assert.match(await amissWith({}, 'without-reference'), /^Posten zonder kenmerk \(betalingskenmerk\): 2 van de 3/)
    })

    it('names references on more than one open debtor, but not on an invoice with its credit invoice', async () => {
      sell(set, 'SAME-1')
      sell(set, 'same-1')
      sell(set, 'OWN-1')
      sell(set, 'OWN-1', -12_100)
      const sentence = await amissWith({}, 'duplicate-references')
      assert.match(sentence, /: 1, op 2 posten, zoals F1 \(SAME-1\), F2 \(same-1\)\./)
    })

    for (const [reference, code, shown] of [
      ['1,23E+15', 'reference-spreadsheet', '1,23E+15'],
      ['2026-\u200b01', 'reference-control', '2026-[U+200B]01'],
      ['\u041e123', 'reference-look-alike', '\u041e [U+041E]123'],
      ['x'.repeat(51), 'reference-too-long', 'x'.repeat(51)],
      ['5000 0567 8901 2345', 'reference-blanks', '5000 0567 8901 2345'],
      ['RF17539007547034', 'reference-check-digit', 'RF17539007547034'],
      ['123456789012345', 'lost-zeros', '123456789012345 → 0123456789012345'],
    ] as const) {
      it(`names the invoice with a reference that is amiss: ${code}`, async () => {
        sell(set, reference)
        assert.ok((await amissWith({}, code)).includes(`F1 (${shown})`), code)
      })
    }

    it('looks at the part of the reference that the pattern takes', async () => {
      sell(set, 'order 5000056789012345')
      const { amiss } = await set.check({ match: { pattern: '(\\d{16})' } })
      assert.ok(!amiss.includes('reference-blanks'))
    })

    it('names no more than three of many', async () => {
      for (let index = 0; index < 9; index += 1) sell(set, `with blank ${index}`)
      assert.match(await amissWith({}, 'reference-blanks'), /: 9, zoals F1 .*, F2 .*, F3 \(with blank 2\), …\./)
    })

    it('says that nothing is open', async () =>
      assert.match((await set.check()).sentence('debtors-none'), /niets open/))
  })

  describe('of what MultiSafepay knows', () => {
    it('says which reference to add, when that finds more, and how many', async () => {
      for (let index = 0; index < 3; index += 1) sell(set, `KENMERK-${index}`)
      for (const number of ['F1', 'F2']) pay(set, number)
      const sentence = await amissWith({}, 'better-references')
      assert.match(sentence, /in deze volgorde: factuurnummer\. Posten die daarmee meer gevonden worden: 2\./)
    })

    it('says no such thing of an order that only has the same number and another amount', async () => {
      sell(set, 'KENMERK-1')
      pay(set, 'F1', 99_900)
      const { amiss } = await set.check()
      assert.ok(!amiss.includes('better-references'))
      assert.ok(amiss.includes('nothing-known'))
    })

    it('says which reference goes before another, when that finds more', async () => {
      sell(set, 'UNKNOWN')
      sell(set, undefined)
      sell(set, undefined)
      for (const number of ['F1', 'F2', 'F3']) pay(set, number)
      const match = { references: ['betalingskenmerk', 'factuurnummer'] }
      assert.match(await amissWith({ match }, 'better-references'), /volgorde: factuurnummer\. .*: 1\./)
    })

    it('is content with what finds all', async () => {
      sell(set, 'KNOWN-1')
      pay(set, 'KNOWN-1')
      pay(set, 'F1')
      assert.deepEqual((await set.check()).amiss, [])
    })

    it('says that not one is known', async () => {
      sell(set, 'UNKNOWN')
      assert.match(await amissWith({}, 'nothing-known'), /kent geen enkel kenmerk van de 1 openstaande/)
    })

    it('names a reference that is an order but for the zeros in front', async () => {
      sell(set, '4711')
      pay(set, '0004711')
      assert.ok((await amissWith({}, 'lost-zeros-of-order')).includes('F1 (4711 → 0004711)'))
    })

    it('says that invoices are older than what is read', async () => {
      sell(set, 'OLD-1', 12_100, addDays(TODAY, -40))
      assert.match(await amissWith({ match: { paidSince: '30' } }, 'older-than-reading'), /: 1\. Verder dan 30 dagen/)
    })

    it('asks one by one as a run does, and no more when all are found', async () => {
      sell(set, 'KNOWN-1')
      pay(set, 'KNOWN-1')
      const check = await set.check({ match: { lookup: 'single' } })
      assert.deepEqual(check.amiss, [])
      assert.match(check.sentence('reading-single'), /een voor een/)
    })
  })
})
