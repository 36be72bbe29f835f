import assert from 'node:assert/strict'

import type { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { parseBookSettings } from '../../../nodes/shared/settings/book-node-settings.ts'
import { parseMspConfig, parseSnelstartConfig } from '../../../nodes/shared/settings/connection-settings.ts'
import { parseFetchSettings } from '../../../nodes/shared/settings/fetch-settings.ts'
import { parseMatchSettings } from '../../../nodes/shared/settings/match-node-settings.ts'
import { describeError } from '../../../nodes/shared/texts/describe-error.ts'
import { refusalOf } from './refusal-of.ts'

const FETCH = { administration: 'books' }
const MATCH = { provider: 'payments' }
const BOOK = { administration: 'books', provider: 'payments', bookingJournal: '1900', clearingAccount: '2110' }

describe('the settings of fetch-open-debtors', () => {
  it('a dialog that was only given an administration has the documented defaults', () => {
    assert.deepEqual(parseFetchSettings({ ...FETCH, id: 'n1', type: 'fetch-open-debtors', z: 'tab', wires: [[]] }), {
      administration: 'books',
      onlyWithReference: false,
      batchSize: 0,
      customerNames: true,
    })
  })

  it('text from a form or an environment variable becomes numbers, days and choices', () => {
    const given = { salesJournal: ' 1300 ', onlyWithReference: 'true', invoicedSince: '2026-01-31', batchSize: '500' }
    const settings = parseFetchSettings({ ...FETCH, ...given, customerNames: 'false' })
    assert.equal(settings.salesJournal, 1300)
    assert.equal(settings.onlyWithReference, true)
    assert.equal(settings.invoicedSince, '2026-01-31')
    assert.equal(settings.batchSize, 500)
    assert.equal(settings.customerNames, false)
  })
})

describe('the settings of match-payments', () => {
  it('a dialog that was only given an account has the documented defaults', () => {
    const { match, ...settings } = parseMatchSettings(MATCH)
    assert.deepEqual(settings, { provider: 'payments', lookup: 'auto', paidSinceDays: 400, allowTestPayments: false })
    assert.deepEqual(match, {
      references: ['betalingskenmerk'],
      partial: 'book',
      overpaid: 'hold',
      toleranceCents: 0,
      notCollected: new Set(['PAYPAL', 'AMAZONBTN', 'BIZUM']),
    })
  })

  it('the order of the references is the order of the list', () => {
    const { match } = parseMatchSettings({ ...MATCH, references: ['factuurnummer', 'betalingskenmerk'] })
    assert.deepEqual(match.references, ['factuurnummer', 'betalingskenmerk'])
  })

  it('a list of methods that was emptied stays empty', () => {
    assert.equal(parseMatchSettings({ ...MATCH, notCollected: [] }).match.notCollected.size, 0)
  })

  it('a pattern has exactly one group, however it is written', () => {
    const { pattern } = parseMatchSettings({ ...MATCH, pattern: '^(?:ORD|WEB)-(\\d+)$' }).match
    assert.equal(pattern?.exec('WEB-0012')?.[1], '0012')
    const wrong = {
      '\\d+': 'pattern-groups',
      '(a)(b)': 'pattern-groups',
      '(?<a>x)|(y)': 'pattern-groups',
      '(': 'pattern-invalid',
      '(a+)(?=b)': 'pattern-unsupported',
      '(?:a*)*(b)': 'pattern-unsupported',
    }
    for (const [text, detail] of Object.entries(wrong)) {
      assert.equal(refusalOf(() => parseMatchSettings({ ...MATCH, pattern: text })).detail, detail, text)
    }
  })
})

describe('the settings of book-payment', () => {
  it('a new node previews, and books through the administration', () => {
    const { book, ...settings } = parseBookSettings(BOOK)
    assert.deepEqual(settings, { administration: 'books', provider: 'payments', via: 'administration' })
    assert.deepEqual(book, {
      mode: 'preview',
      bookingJournal: 1900,
      clearingAccount: 2110,
      methodAccounts: new Map(),
      description: 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}',
      bookingDate: 'paid',
      closedPeriod: 'stop',
      maxPerRun: 0,
    })
  })

  it('booking needs a day from which is booked; a preview does not', () => {
    const error = refusalOf(() => parseBookSettings({ ...BOOK, mode: 'book' }))
    assert.deepEqual([error.code, error.values], ['CONFIG_MISSING', { field: 'bookFrom' }])
    assert.equal(parseBookSettings({ ...BOOK, mode: 'book', bookFrom: '2026-01-01' }).book.bookFrom, '2026-01-01')
  })

  it('a method has one account of its own, under its name in capitals', () => {
    const rows = [{ method: 'paypal', account: '2120' }]
    assert.deepEqual([...parseBookSettings({ ...BOOK, methodAccounts: rows }).book.methodAccounts], [['PAYPAL', 2120]])
    const twice = [...rows, { method: 'PayPal', account: 2121 }]
    assert.equal(refusalOf(() => parseBookSettings({ ...BOOK, methodAccounts: twice })).detail, 'method-twice')
  })
})

describe('a setting that can not be used', () => {
  const REFUSED: readonly { parse: () => unknown; code: string; detail: string; field: string }[] = [
    { parse: () => parseFetchSettings({}), code: 'CONFIG_MISSING', detail: 'setting', field: 'administration' },
    {
      parse: () => parseFetchSettings({ ...FETCH, salesJournal: '13a' }),
      code: 'CONFIG_INVALID',
      detail: 'not-an-account-number',
      field: 'salesJournal',
    },
    {
      parse: () => parseFetchSettings({ ...FETCH, invoicedSince: '2026-02-30' }),
      code: 'CONFIG_INVALID',
      detail: 'not-a-date',
      field: 'invoicedSince',
    },
    {
      parse: () => parseFetchSettings({ ...FETCH, batchSize: 10_001 }),
      code: 'CONFIG_INVALID',
      detail: 'not-in-range',
      field: 'batchSize',
    },
    {
      parse: () => parseFetchSettings({ ...FETCH, batchSize: -1 }),
      code: 'CONFIG_INVALID',
      detail: 'not-in-range',
      field: 'batchSize',
    },
    {
      parse: () => parseFetchSettings({ ...FETCH, customerNames: 'maybe' }),
      code: 'CONFIG_INVALID',
      detail: 'not-yes-or-no',
      field: 'customerNames',
    },
    {
      parse: () => parseFetchSettings({ ...FETCH, customerNames: {} }),
      code: 'CONFIG_INVALID',
      detail: 'not-accepted',
      field: 'customerNames',
    },
    {
      parse: () => parseMatchSettings({ ...MATCH, references: [] }),
      code: 'CONFIG_MISSING',
      detail: 'setting',
      field: 'references',
    },
    {
      parse: () => parseMatchSettings({ ...MATCH, references: ['iban'] }),
      code: 'CONFIG_INVALID',
      detail: 'not-a-choice',
      field: 'references',
    },
    {
      parse: () => parseMatchSettings({ ...MATCH, tolerance: 101 }),
      code: 'CONFIG_INVALID',
      detail: 'not-in-range',
      field: 'tolerance',
    },
    {
      parse: () => parseMatchSettings({ ...MATCH, tolerance: '0.5' }),
      code: 'CONFIG_INVALID',
      detail: 'not-in-range',
      field: 'tolerance',
    },
    {
      parse: () => parseMatchSettings({ ...MATCH, lookup: 'guess' }),
      code: 'CONFIG_INVALID',
      detail: 'not-a-choice',
      field: 'lookup',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, bookingJournal: '' }),
      code: 'CONFIG_MISSING',
      detail: 'setting',
      field: 'bookingJournal',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, description: '{klant} {order}' }),
      code: 'CONFIG_INVALID',
      detail: 'unknown-placeholder',
      field: 'description',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, description: 'x'.repeat(251) }),
      code: 'CONFIG_INVALID',
      detail: 'text-too-long',
      field: 'description',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, methodAccounts: [{ method: '', account: 1 }] }),
      code: 'CONFIG_MISSING',
      detail: 'setting',
      field: 'methodAccounts',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, via: 'file' }),
      code: 'CONFIG_MISSING',
      detail: 'setting',
      field: 'importFolder',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, via: 'file', importFolder: 'import' }),
      code: 'CONFIG_INVALID',
      detail: 'folder-not-absolute',
      field: 'importFolder',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, via: 'file', importFolder: '/import', importSeparator: ',' }),
      code: 'CONFIG_INVALID',
      detail: 'import-same-signs',
      field: 'importDecimal',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, via: 'file', importFolder: '/import', importFormat: 'camt053' }),
      code: 'CONFIG_MISSING',
      detail: 'setting',
      field: 'importIban',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, importIban: 'NL91' }),
      code: 'CONFIG_INVALID',
      detail: 'not-an-iban',
      field: 'importIban',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, importOpeningBalance: '1.000,00' }),
      code: 'CONFIG_INVALID',
      detail: 'not-an-amount',
      field: 'importOpeningBalance',
    },
    {
      parse: () => parseBookSettings({ ...BOOK, via: 'database' }),
      code: 'CONFIG_MISSING',
      detail: 'setting',
      field: 'exampleDocumentNumber',
    },
    {
      parse: () => parseSnelstartConfig({}, undefined),
      code: 'CONFIG_MISSING',
      detail: 'no-secret',
      field: 'subscriptionKey',
    },
    {
      parse: () => parseSnelstartConfig({}, { subscriptionKey: 'k' }),
      code: 'CONFIG_MISSING',
      detail: 'no-secret',
      field: 'clientKey',
    },
    {
      parse: () => parseSnelstartConfig({}, { subscriptionKey: 'k', clientKey: '${KOPPELSLEUTEL}' }),
      code: 'CONFIG_MISSING',
      detail: 'no-variable',
      field: 'clientKey',
    },
    {
      parse: () => parseMspConfig({ environment: 'acceptance' }, { apiKey: 'k' }),
      code: 'CONFIG_INVALID',
      detail: 'not-a-choice',
      field: 'environment',
    },
    { parse: () => parseMspConfig({}, {}), code: 'CONFIG_MISSING', detail: 'no-secret', field: 'apiKey' },
  ]
  for (const { parse, code, detail, field } of REFUSED) {
    it(`${field} ends as ${code} ${detail}, in a sentence without open ends`, () => {
      const error: ReconcileError = refusalOf(parse)
      assert.deepEqual([error.code, error.detail, error.values['field']], [code, detail, field])
      for (const language of ['nl', 'en-US'] as const) {
        const { message, advice } = describeError(error, language)
        assert.doesNotMatch(`${message} ${advice}`, /__\w+__|undefined/)
      }
    })
  }

  it('a node that a newer release saved is refused, not guessed at', () => {
    const error = refusalOf(() => parseFetchSettings({ ...FETCH, version: 2 }))
    assert.deepEqual([error.code, error.detail, error.values], ['CONFIG_INVALID', 'newer-version', { version: 2 }])
  })
})
