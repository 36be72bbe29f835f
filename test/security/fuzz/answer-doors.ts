// The answers of the two services and of a database's catalogue.

import assert from 'node:assert/strict'

import fc from 'fast-check'
import { LIST_ROW, ME_ANSWER, ORDER_ANSWER, PAGE_ANSWER } from '../../../nodes/msp-config/api/schemas.ts'
import { PassingFailure, readAnswer } from '../../../nodes/msp-config/api/answer-errors.ts'
import { paymentOfRow, returnOfOrder } from '../../../nodes/msp-config/api/mapping.ts'
import { parseExactJson } from '../../../nodes/shared/http/exact-json.ts'
import { retryAfterMs } from '../../../nodes/shared/http/retry-after.ts'
import { refusedAnswer } from '../../../nodes/snelstart-config/online/answer-errors.ts'
import { jsonIn, parsedAnswer } from '../../../nodes/snelstart-config/online/answer-shape.ts'
import { toKeptOrder } from '../../../nodes/snelstart-config/online/kept-orders.ts'
import { invoiceFacts, toJournal, toLedgerAccount } from '../../../nodes/snelstart-config/online/mapping.ts'
import * as snelstart from '../../../nodes/snelstart-config/online/schemas.ts'
import { scopesInToken } from '../../../nodes/snelstart-config/online/token-scopes.ts'
import { readCatalogue } from '../../../nodes/snelstart-config/database/sql-server/read-catalogue.ts'
import type { Row } from '../../../nodes/snelstart-config/database/engine.ts'
import { type Door, letIn } from './door.ts'
import { spoilt, spoiltText, strangeText } from './strange-values.ts'

const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const SECRET = 'canary-5e7a1d00c0ffee'

const INVOICE = {
  id: GUID,
  factuurnummer: 'F1',
  openstaandSaldo: 121.5,
  factuurBedrag: 121,
  factuurDatum: '2026-01-31T00:00:00',
  vervalDatum: '2026-02-28T00:00:00',
  relatie: { id: GUID },
  verkoopBoeking: { id: GUID },
  verkoopOrders: [{ id: GUID }],
}
const ORDER_OF_SALE = {
  id: GUID,
  modifiedOn: '2026-01-31T00:00:00',
  betalingskenmerk: '1',
  orderreferentie: '2',
  omschrijving: 'x',
  verkoopfactuur: { id: GUID },
}
const JOURNAL = { id: GUID, nummer: 1300, omschrijving: 'Verkoop', soort: 'Verkoop', nonactief: false }
const ACCOUNT = {
  id: GUID,
  nummer: 1300,
  omschrijving: 'Debiteuren',
  grootboekfunctie: 'DagboekVerkoop',
  rekeningCode: 'Balans',
  kostenplaatsVerplicht: false,
  nonactief: false,
}
const ROW = {
  transaction_id: 1234567,
  order_id: 'W-1',
  invoice_id: null,
  site_id: 1,
  type: 'payment',
  debit_credit: 'C',
  amount: 12100,
  currency: 'EUR',
  costs: [{ amount: 29 }, { amount: 1 }],
  payment_method: 'IDEAL',
  status: 'completed',
  financial_status: 'completed',
  created: '2026-01-31T10:00:00',
  completed: '2026-01-31T10:01:00',
}
const ORDER = {
  ...ROW,
  costs: [{ amount: 0.6, type: 'SYSTEM' }],
  amount_refunded: 0,
  modified: '2026-01-31T10:00:00',
  fastcheckout: 'NO',
  payment_details: { type: 'IDEAL', capture: null },
  payment_methods: [{ type: 'IDEAL' }],
  related_transactions: [
    {
      transaction_id: 7,
      type: 'refund',
      status: 'completed',
      amount: 100,
      currency: 'EUR',
      costs: [{ amount: 1 }],
      created: '2026-01-31T10:00:00',
      modified: '2026-01-31T10:00:00',
    },
  ],
}
const PAYMENT = paymentOfRow(LIST_ROW.parse(ROW))

const COLUMNS = {
  table: 1,
  id: 1,
  name: 'Kenmerk',
  type: 'nvarchar',
  bytes: 100,
  precision: 0,
  scale: 0,
  nullable: true,
  counted: false,
  computed: false,
  default: 0,
}
const CATALOGUE = [
  [{ id: 1, schema: 'dbo', name: 'Factuur', kind: 'U ', onInsert: 0, onUpdate: null }],
  [COLUMNS],
  [{ table: 1, column: 1 }],
  [{ key: 1, table: 1, column: 1, to: 'Relatie' }],
  [{ table: 1, name: 'trigger' }],
]

const safe = (amount: number): void => assert.ok(Number.isSafeInteger(amount), String(amount))

const status = fc.oneof(
  fc.constantFrom(200, 204, 301, 400, 401, 403, 404, 408, 410, 429, 500, 503),
  fc.integer({ min: 100, max: 999 }),
)
const headers = fc
  .option(strangeText, { nil: undefined })
  .map((text): Record<string, string> => (text === undefined ? {} : { 'retry-after': text }))
const answer = (body: fc.Arbitrary<string>) => fc.record({ status, headers, text: body })
const refusal = spoiltText([{ message: `geen ${SECRET}`, errorCode: 'BOE-0039', modelState: { a: ['b'] } }])

export const ANSWER_DOORS: readonly Door[] = [
  {
    name: 'JSON whose numbers stay as they were written',
    law: fc.property(fc.oneof(spoiltText(ROW), fc.json(), strangeText), (text) => {
      try {
        assert.deepEqual(JSON.stringify(parseExactJson(text)).length > 0, true)
        JSON.parse(text)
      } catch (error) {
        assert.ok(error instanceof SyntaxError)
      }
    }),
  },
  {
    name: 'an invoice of SnelStart',
    law: fc.property(spoiltText([INVOICE]), (text) => {
      const rows = letIn(() =>
        parsedAnswer(snelstart.verkoopfacturen.rows, jsonIn({ status: 200, headers: {}, text }, '/x'), '/x'),
      )
      for (const row of rows ?? []) {
        const facts = invoiceFacts(row)
        if ('unreadable' in facts) continue
        safe(facts.openCents)
        safe(facts.totalCents)
      }
    }),
  },
  {
    name: 'an order, a journal and an account of SnelStart',
    law: fc.property(fc.tuple(spoilt(ORDER_OF_SALE), spoilt(JOURNAL), spoilt(ACCOUNT)), ([order, journal, account]) => {
      letIn(() => parsedAnswer(snelstart.verkooporders.rows, [order], '/x').map(toKeptOrder))
      letIn(() => parsedAnswer(snelstart.dagboeken.rows, [journal], '/x').map(toJournal))
      letIn(() => parsedAnswer(snelstart.grootboeken.rows, [account], '/x').map(toLedgerAccount))
    }),
  },
  {
    name: 'a refusal of SnelStart',
    law: fc.property(answer(fc.oneof(refusal, strangeText)), (refused) => {
      const error = refusedAnswer(refused, { method: 'GET', path: '/x' }, { secrets: [SECRET], now: 0 })
      const shown = JSON.stringify([error.message, error.values])
      assert.ok(shown.length < 2000 && !shown.includes(SECRET), shown)
    }),
  },
  {
    name: 'an access token',
    law: fc.property(
      fc.oneof(
        strangeText,
        spoiltText({ scopes: ['a'] }).map((json) => `a.${Buffer.from(json).toString('base64url')}.b`),
      ),
      (token) => {
        assert.ok((scopesInToken(token) ?? []).every((scope) => typeof scope === 'string'))
      },
    ),
  },
  {
    name: 'a pause that is asked for',
    law: fc.property(strangeText, (header) => assert.ok((retryAfterMs(header, 0) ?? 0) >= 0)),
  },
  {
    name: 'an answer of MultiSafepay',
    law: fc.property(
      answer(fc.oneof(spoiltText({ success: true, data: [ROW], pager: { cursor: { after: 'x' } } }), strangeText)),
      (given) => {
        try {
          const read = letIn(() => readAnswer(given, { path: '/x', now: 0, timeLimitMs: 1 }))
          if (read?.found) for (const schema of [PAGE_ANSWER, ME_ANSWER, ORDER_ANSWER]) schema.safeParse(read.body)
        } catch (error) {
          assert.ok(error instanceof PassingFailure, String(error))
        }
      },
    ),
  },
  {
    name: 'a row of MultiSafepay’s list',
    law: fc.property(spoilt(ROW), (row) => {
      const read = LIST_ROW.safeParse(row)
      const payment = read.success ? paymentOfRow(read.data) : undefined
      if (!payment) return
      safe(payment.amountCents)
      safe(payment.feeCents)
      assert.match(payment.transactionId, /^\d{1,20}$/)
    }),
  },
  {
    name: 'an order of MultiSafepay and what is related to it',
    law: fc.property(spoilt(ORDER), (order) => {
      const read = ORDER_ANSWER.safeParse({ data: order })
      if (!read.success || !PAYMENT) return
      for (const related of read.data.data.related_transactions) safe(returnOfOrder(related, PAYMENT)?.feeCents ?? 0)
    }),
  },
  {
    name: 'the catalogue of a database',
    law: fc.asyncProperty(spoilt(CATALOGUE), async (answers) => {
      const tables = [...(answers as readonly Row[][])]
      const read = readCatalogue([], () => Promise.resolve(tables.shift() ?? []))
      await read.then(undefined, (error: unknown) =>
        letIn(() => {
          throw error
        }),
      )
    }),
  },
]
