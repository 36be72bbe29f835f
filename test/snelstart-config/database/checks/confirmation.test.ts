import assert from 'node:assert/strict'

import fc from 'fast-check'

import { cents, eurosFromCents } from '../../../../nodes/reconcile/domain/cents.ts'
import { centsFromEuroText } from '../../../../nodes/reconcile/domain/euro-text.ts'
import { createConfirmation } from '../../../../nodes/snelstart-config/database/checks/confirmation.ts'
import { euros } from '../../../../nodes/shared/texts/readable-value.ts'
import { keptInMemory } from '../kept-in-memory.ts'

describe('an amount as a person writes it', () => {
  const READABLE = [
    ['1.234,56', 123456],
    ['1234,56', 123456],
    ['1234.56', 123456],
    ['€ 1.234,56', 123456],
    ['€\u00a01.234.567,8', 123456780],
    ['-12,50', -1250],
    ['\u221212,50', -1250],
    ['1.234', 123400],
    ['12.3', 1230],
    ['0', 0],
    ['0,05', 5],
  ] as const
  for (const [text, amount] of READABLE) {
    it(`${text} is ${amount} cents`, () => assert.equal(centsFromEuroText(text), amount))
  }

  for (const text of [
    '',
    ' ',
    'x',
    '1,234.56',
    '1.23,45',
    '12,345',
    '1.2345',
    '1e3',
    '--1',
    '1 ,',
    '99999999999999999,00',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(centsFromEuroText(text), undefined))
  }

  it('is read back as it was shown, in Dutch and in plain figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
        assert.equal(centsFromEuroText(euros('nl', amount)), amount)
        assert.equal(centsFromEuroText(eurosFromCents(cents(amount))), amount)
      }),
    )
  })
})

describe('the confirmed total', () => {
  const now = { administrationId: 'db-1', fingerprint: 'f1' }
  const at = '2026-11-24T12:00:00+01:00'

  it('holds when a test of these tables of this administration computed exactly it', async () => {
    const rows = keptInMemory()
    const confirmation = createConfirmation(rows, '1.234,56')
    assert.equal(await confirmation.isConfirmed(now), false)
    await confirmation.counted({ ...now, openTotalCents: 123457 }, at)
    assert.equal(await confirmation.isConfirmed(now), false)
    await confirmation.counted({ ...now, openTotalCents: 123456 }, at)
    assert.equal(await confirmation.isConfirmed(now), true)
    assert.equal(await createConfirmation(rows, '1234.56').isConfirmed(now), true)
  })

  it('does not hold for another administration, other tables, or nothing that a person wrote', async () => {
    const rows = keptInMemory()
    await createConfirmation(rows, undefined).counted({ ...now, openTotalCents: 0 }, at)
    assert.equal(await createConfirmation(rows, '0').isConfirmed(now), true)
    assert.equal(await createConfirmation(rows, '0').isConfirmed({ ...now, administrationId: 'db-2' }), false)
    assert.equal(await createConfirmation(rows, '0').isConfirmed({ ...now, fingerprint: 'f2' }), false)
    assert.equal(await createConfirmation(rows, undefined).isConfirmed(now), false)
    assert.equal(await createConfirmation(rows, '').isConfirmed(now), false)
  })

  it('still holds after what was booked since changed the total', async () => {
    const rows = keptInMemory()
    const confirmation = createConfirmation(rows, '10')
    await confirmation.counted({ ...now, openTotalCents: 1000 }, at)
    await confirmation.counted({ ...now, openTotalCents: 400 }, at)
    assert.equal(await confirmation.isConfirmed(now), true)
  })

  it('takes no damaged row for a record', async () => {
    const rows = keptInMemory([{ administrationId: 'db-1', fingerprint: 'f1', openTotalCents: '1000' }, null, 7])
    assert.equal(await createConfirmation(rows, '10').isConfirmed(now), false)
  })
})
