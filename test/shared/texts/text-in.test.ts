import assert from 'node:assert/strict'

import fc from 'fast-check'

import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { describeError } from '../../../nodes/shared/texts/describe-error.ts'
import { serverLanguage } from '../../../nodes/shared/texts/language.ts'
import { euros } from '../../../nodes/shared/texts/readable-value.ts'
import { textIn } from '../../../nodes/shared/texts/text-in.ts'

describe('a text with figures', () => {
  const AMOUNTS = [
    { amountCents: 123456, nl: '€ 1.234,56', en: '€1,234.56' },
    { amountCents: 5, nl: '€ 0,05', en: '€0.05' },
    { amountCents: -2100, nl: '€ -21,00', en: '-€21.00' },
    { amountCents: 123456789012, nl: '€ 1.234.567.890,12', en: '€1,234,567,890.12' },
    { amountCents: 0, nl: '€ 0,00', en: '€0.00' },
  ]
  for (const { amountCents, nl, en } of AMOUNTS) {
    it(`${amountCents} cents are ${nl} in Dutch and ${en} in English`, () => {
      assert.equal(euros('nl', amountCents), nl)
      assert.equal(euros('en-US', amountCents), en)
    })
  }

  it('an amount that is written out holds the same cents', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amountCents) => {
        for (const language of ['nl', 'en-US'] as const) {
          assert.equal(Number(euros(language, amountCents).replace(/[^\d-]/g, '')), amountCents)
        }
      }),
    )
  })

  it('an amount, a day and a word of our own stand in the form of the language', () => {
    const values = { paidOn: '2026-01-31', invoiceDate: '2026-11-03', source: 'factuurnummer' }
    const dutch = textIn('nl', 'reasons.weak-too-old', values)
    assert.match(dutch, /factuurnummer.*31 januari 2026.*3 november 2026/)
    assert.match(textIn('en-US', 'reasons.weak-too-old', values), /invoice number.*31 January 2026.*3 November 2026/)
    assert.match(textIn('nl', 'reasons.paid', { receivedCents: 12100, openCents: 12100 }), /€ 121,00/)
  })

  it('a reference stays as it is, also when it looks like a placeholder', () => {
    const text = textIn('nl', 'reasons.not-found', { reference: '__days__ $& 0012' })
    assert.match(text, /kenmerk __days__ \$& 0012\./)
  })

  it('a figure that is blank leaves no gap', () => {
    const values = { path: '/bankboekingen', message: 'Boekstuk bestaat al', snelstartCode: '' }
    const text = textIn('nl', 'errors.SNELSTART_ANSWER.refused.message', values)
    assert.match(text, /zegt: Boekstuk bestaat al\. Daarmee/)
  })

  it('a moment shows its day and time', () => {
    const text = textIn('nl', 'errors.RUN_BUSY.other-run.message', { since: '2026-11-24T09:05:00+01:00' })
    assert.match(text, /sinds 24 november 2026 09:05/)
  })

  it('a key that nobody worded is shown as it is, rather than nothing', () => {
    assert.equal(textIn('nl', 'reasons.no-such-reason'), 'reasons.no-such-reason')
  })
})

describe('the language of the server', () => {
  const CASES = [
    { setting: 'nl', environment: {}, language: 'nl' },
    { setting: 'nl-NL', environment: {}, language: 'nl' },
    { setting: 'en-US', environment: { LANG: 'nl_NL.UTF-8' }, language: 'en-US' },
    { setting: undefined, environment: { LANG: 'nl_NL.UTF-8' }, language: 'nl' },
    { setting: undefined, environment: { LC_ALL: 'en_US.UTF-8', LANG: 'nl_NL.UTF-8' }, language: 'en-US' },
    { setting: undefined, environment: { LANG: 'C.UTF-8' }, language: 'en-US' },
    { setting: undefined, environment: {}, language: 'en-US' },
    { setting: 'de', environment: {}, language: 'en-US' },
    { setting: 'nld-something', environment: {}, language: 'en-US' },
  ]
  for (const { setting, environment, language } of CASES) {
    it(`is ${language} with lang ${String(setting)} and ${JSON.stringify(environment)}`, () => {
      assert.equal(serverLanguage(setting, environment), language)
    })
  }
})

describe('what is said about an error', () => {
  it('names the setting as its dialog does', () => {
    const error = new ReconcileError('CONFIG_MISSING', 'setting', { field: 'clearingAccount' })
    assert.match(describeError(error, 'nl').message, /Tussenrekening/)
    assert.match(describeError(error, 'en-US').message, /Clearing account/)
  })

  it('falls back to the general sentence of its code when the detail is new', () => {
    const error = new ReconcileError('SNELSTART_QUOTA', 'of-tomorrow')
    assert.deepEqual(describeError(error, 'nl'), describeError(new ReconcileError('SNELSTART_QUOTA', 'any'), 'nl'))
  })

  it('tells nothing of an error that is not ours, whatever it looks like', () => {
    const secret = 'canary-key-123'
    const foreign = [new Error(secret), Object.assign(new Error(secret), { code: 'SNELSTART_AUTH' }), secret, undefined]
    for (const error of foreign) {
      const said = describeError(error, 'en-US')
      assert.equal(said.code, 'UNEXPECTED')
      assert.ok(!JSON.stringify(said).includes(secret))
    }
  })

  it('a value that ends its sentence itself gets no second full stop', () => {
    const text = textIn('nl', 'test.snelstart-connected', { name: 'Voorbeeld Fietsen B.V.' })
    assert.ok(text.endsWith(' B.V.'), text)
  })
})
