// Settings: of the nodes, of whoever runs Node-RED, and what a dialog asks with.

import assert from 'node:assert/strict'

import fc from 'fast-check'
import { PatternFault } from '../../../nodes/reconcile/domain/pattern/pattern-fault.ts'
import { referencePattern } from '../../../nodes/reconcile/domain/pattern/reference-pattern.ts'
import { questionForm } from '../../../nodes/shared/node-red/answers/question-form.ts'
import { parseBookSettings } from '../../../nodes/shared/settings/book-node-settings.ts'
import { parseMspConfig, parseSnelstartConfig } from '../../../nodes/shared/settings/connection-settings.ts'
import { parseFetchSettings } from '../../../nodes/shared/settings/fetch-settings.ts'
import { parseMatchSettings } from '../../../nodes/shared/settings/match-node-settings.ts'
import { operatorSettings } from '../../../nodes/shared/settings/operator-settings.ts'
import { parseReportSettings } from '../../../nodes/shared/settings/report-settings.ts'
import { parseSchemaProfile } from '../../../nodes/snelstart-config/database/profile/overrides.ts'
import { type Door, letIn } from './door.ts'
import { spoilt, spoiltText, strangeText, strangeValue } from './strange-values.ts'

const FETCH = {
  version: 1,
  administration: 'a',
  salesJournal: '1300',
  onlyWithReference: true,
  invoicedSince: '2026-01-01',
  batchSize: '10',
  customerNames: 'true',
}
const MATCH = {
  version: 1,
  provider: 'p',
  references: ['betalingskenmerk', 'factuurnummer'],
  pattern: '^W-(\\d+)$',
  lookup: 'auto',
  paidSince: '400',
  partial: 'book',
  overpaid: 'hold',
  tolerance: '5',
  notCollected: ['PAYPAL'],
  allowTestPayments: 'false',
}
const BOOK = {
  version: 1,
  administration: 'a',
  provider: 'p',
  mode: 'book',
  via: 'administration',
  bookingJournal: '1900',
  clearingAccount: '2110',
  methodAccounts: [{ method: 'IDEAL', account: '2111' }],
  differenceAccount: '4',
  bookFrom: '2026-01-01',
  description: 'MSP {transactie}',
  bookingDate: 'paid',
  closedPeriod: 'stop',
  maxPerRun: '0',
}
const REPORT = { version: 1, format: 'xlsx', language: 'nl', keep: '10' }
const SNELSTART = {
  kind: 'network',
  server: 's',
  port: '1433',
  instance: '',
  database: 'd',
  windowsLogin: 'false',
  encrypt: 'true',
  trustServerCertificate: 'false',
  schemaProfile: '{}',
  confirmedOpenTotal: '1.234,56',
  file: 'C:\\a.mdf',
  workgroupFile: '',
}
const SECRETS = { subscriptionKey: 'k', clientKey: 'c', user: 'u', password: 'p', apiKey: 'a' }
const OPERATOR = {
  snelstartApiUrl: 'https://a.example/v2',
  snelstartAuthUrl: 'https://b.example',
  multisafepayApiUrl: 'http://127.0.0.1:1/',
  dataFolder: '/d',
  readBackSeconds: 60,
}
const FORM = {
  id: 'n',
  language: 'nl',
  kind: 'network',
  environment: 'live',
  server: 's',
  password: 'p',
  example: 'learn',
}
const PROFILE = { reference: { on: 'order', column: 'Kenmerk' } }

const kinds = fc.constantFrom('online', 'network', 'sql', 'local', 'mdb', '', 'other')
const whole = (number: number | undefined, min: number, max: number): void =>
  assert.ok(number === undefined || (Number.isInteger(number) && number >= min && number <= max), String(number))

export const SETTINGS_DOORS: readonly Door[] = [
  {
    name: 'the settings of fetch-open-debtors',
    law: fc.property(spoilt(FETCH), (config) => {
      const settings = letIn(() => parseFetchSettings(config))
      if (!settings) return
      whole(settings.batchSize, 0, 10_000)
      whole(settings.salesJournal, 1, 999_999_999)
      assert.match(settings.invoicedSince ?? '2026-01-01', /^\d{4}-\d\d-\d\d$/)
    }),
  },
  {
    name: 'the settings of match-payments',
    law: fc.property(spoilt(MATCH), (config) => {
      const settings = letIn(() => parseMatchSettings(config))
      if (!settings) return
      whole(settings.match.toleranceCents, 0, 100)
      whole(settings.paidSinceDays, 1, 3650)
      assert.ok(settings.match.references.length > 0)
    }),
  },
  {
    name: 'the settings of book-payment',
    law: fc.property(spoilt(BOOK), (config) => {
      const book = letIn(() => parseBookSettings(config))?.book
      if (!book) return
      whole(book.bookingJournal, 1, 999_999_999)
      whole(book.maxPerRun, 0, 1_000_000)
      for (const account of book.methodAccounts.values()) whole(account, 1, 999_999_999)
      if (book.mode === 'book') assert.match(book.bookFrom ?? '', /^\d{4}-\d\d-\d\d$/)
      assert.ok(book.description.length <= 250)
    }),
  },
  {
    name: 'the settings of reconcile-report',
    law: fc.property(spoilt(REPORT), (config) => void letIn(() => parseReportSettings(config))),
  },
  {
    name: 'the settings of snelstart-config and its secrets',
    law: fc.property(fc.tuple(spoilt(SNELSTART), spoilt(SECRETS), kinds), ([config, secrets, kind]) => {
      const settings = letIn(() => parseSnelstartConfig({ ...config, kind }, secrets))
      if (settings && kind !== '') assert.equal(settings.kind, kind)
    }),
  },
  {
    name: 'the settings of msp-config and its secret',
    law: fc.property(fc.tuple(spoilt({ name: 'n', environment: 'live' }), spoilt(SECRETS)), ([config, secrets]) => {
      const settings = letIn(() => parseMspConfig(config, secrets))
      if (settings) assert.ok(['live', 'test'].includes(settings.environment))
    }),
  },
  {
    name: 'the settings of whoever runs Node-RED',
    law: fc.property(fc.tuple(spoilt(OPERATOR), fc.option(strangeText, { nil: undefined })), ([ours, variable]) => {
      const environment = { SNELSTART_API_URL: variable }
      const settings = letIn(() => operatorSettings({ snelstartMultisafepay: ours }, environment))
      if (!settings) return
      for (const url of [settings.snelstartApiUrl, settings.snelstartAuthUrl, settings.multisafepayUrls.live]) {
        assert.match(url, /^(https:\/\/[^/@]+|http:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?)(\/|$)/)
      }
      whole(settings.readBackSeconds, 30, 3600)
    }),
  },
  {
    name: 'the form of a dialog',
    law: fc.property(fc.oneof(spoilt(FORM), strangeValue), (body) => void questionForm.safeParse(body)),
  },
  {
    name: 'a schema profile',
    law: fc.property(fc.oneof(spoiltText(PROFILE), strangeText), (text) => {
      const profile = letIn(() => parseSchemaProfile(text))
      if (profile?.reference) assert.ok(['order', 'sale', 'invoice'].includes(profile.reference.on))
    }),
  },
  {
    name: 'a pattern',
    law: fc.property(
      fc.tuple(
        fc.string({ unit: fc.constantFrom(...'ab1(?:)[]^$|*+{}\\,.dws-=!<>'.split(/(?:)/)), maxLength: 14 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '-', '\n'), maxLength: 8 }),
      ),
      ([source, text]) => {
        let pattern
        try {
          pattern = referencePattern(source)
        } catch (error) {
          assert.ok(error instanceof PatternFault)
          return
        }
        const theirs = new RegExp(source).exec(text)
        assert.deepEqual(pattern.exec(text), theirs && [...theirs])
      },
    ),
  },
]
