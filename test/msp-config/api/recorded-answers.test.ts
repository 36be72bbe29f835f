import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Answered, PassingFailure, readAnswer } from '../../../nodes/msp-config/api/answer-errors.ts'
import { paymentOfOrder, paymentOfRow, returnOfOrder } from '../../../nodes/msp-config/api/mapping.ts'
import { LIST_ROW, ME_ANSWER, ORDER, ORDER_ANSWER, PAGE_ANSWER } from '../../../nodes/msp-config/api/schemas.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { parseExactJson } from '../../../nodes/shared/http/exact-json.ts'

// Recorded by others and not ours to publish, so not part of the project: they lie beside it where it is developed.
const FOLDER = resolve(__dirname, '../../../../shared/specs/multisafepay')
const arePresent = existsSync(FOLDER)

describe('recorded answers of MultiSafepay', () => {
  if (!arePresent) {
    it('are not part of this copy of the project, so nothing was compared with them', () => {
      assert.equal(existsSync(FOLDER), false)
    })
    return
  }

  const text = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')
  const answered = (name: string, status = 200): Answered =>
    readAnswer({ status, headers: {}, text: text(name) }, { path: '/recorded', now: 0, timeLimitMs: 1 })
  const order = (name: string) => {
    const answer = answered(name)
    assert.equal(answer.found, true)
    return ORDER_ANSWER.parse(answer.body).data
  }

  it('the list gives three payments, of which only the completed one has a fee', () => {
    const answer = answered('docs-openapi-examples/listTransactions.json')
    assert.equal(answer.found, true)
    const page = PAGE_ANSWER.parse(answer.body)
    const payments = page.data.map((row) => paymentOfRow(LIST_ROW.parse(row)))
    assert.equal(page.pager, 'string')
    assert.deepEqual(
      payments.map((payment) => [payment?.orderId, payment?.standing, payment?.feeCents, payment?.completed]),
      [
        ['my-order-id-1', 'failed', 0, undefined],
        ['my-order-id-2', 'settled', 60, '2022-01-20T13:36:08+01:00'],
        ['my-order-id-3', 'failed', 0, undefined],
      ],
    )
  })

  it('a card order keeps its number and has its cost of € 0.6 in cents', () => {
    const payment = paymentOfOrder(order('php-sdk/credit-card-order.json'), '12345')
    assert.deepEqual(payment, {
      transactionId: '1753953275109182',
      orderId: 'apitool_9290375',
      siteId: '12345',
      type: 'payment',
      kind: 'payment',
      amountCents: 1000,
      currency: 'EUR',
      feeCents: 60,
      method: 'VISA',
      status: 'completed',
      financialStatus: 'completed',
      standing: 'settled',
      created: '2025-07-31T11:14:35+02:00',
      completed: '2025-07-31T11:58:26+02:00',
    })
  })

  it('a number of 17 digits is not rounded', () => {
    assert.equal(order('docs-openapi-examples/getOrder.json').transaction_id, '17472052901237122')
  })

  it('a cost that mirrors a refund is no cost of the payment', () => {
    const payment = paymentOfOrder(order('docs-openapi-examples/getOrder.json'), undefined)
    assert.equal(payment.feeCents, 1)
  })

  it('pay later that was authorised is underway, without a fee', () => {
    const payment = paymentOfOrder(order('python-sdk/order-riverty-completed-uncleared.json'), undefined)
    assert.deepEqual([payment.standing, payment.feeCents, payment.amountCents], ['underway', 0, 37_485])
  })

  it('a card that the shop charges later is underway until it is captured', () => {
    const before = paymentOfOrder(order('docs-history/order-manual-capture-authorised.json'), undefined)
    const after = paymentOfOrder(order('docs-history/order-manual-capture-captured.json'), undefined)
    assert.deepEqual([before.standing, after.standing], ['underway', 'settled'])
  })

  it('an order with a number for an order id gives it as text', () => {
    const old = ORDER.parse(parseExactJson(text('php-sdk/order.json')))
    assert.deepEqual([old.order_id, old.transaction_id, old.status], ['1588947171', '4145725', 'uncleared'])
  })

  it('a refund that names no type is one, with its cost in cents', () => {
    const refunded = order('docs-history/order-refunded-with-related-transactions.json')
    const payment = paymentOfOrder(refunded, '12345')
    const returns = refunded.related_transactions.map((related) => returnOfOrder(related, payment))
    assert.deepEqual(
      returns.map((row) => [row?.kind, row?.amountCents, row?.feeCents, row?.standing, row?.orderId]),
      [['refund', -200, 19, 'settled', '{order_id}']],
    )
    assert.equal(payment.feeCents, 0)
  })

  it('the body of a notification is an order', () => {
    const started = ORDER.parse(parseExactJson(text('docs-history/webhook-payload-initialized.raw.json')))
    const paid = ORDER.parse(parseExactJson(text('php-sdk/webhook-payload-visa-gbp.raw.json')))
    assert.deepEqual([started.transaction_id, started.order_id, started.amount], ['123456789', 'my-order-id', 1000])
    assert.deepEqual([paid.transaction_id, paid.currency, paymentOfOrder(paid, '1').feeCents], ['4680345', 'GBP', 704])
  })

  it('rows of the account have no site and go out of the balance', () => {
    for (const name of ['docs-history/accounts-payouts.response.json', 'docs-history/accounts-charges.response.json']) {
      const { data } = parseExactJson(text(name)) as { data: unknown }
      const row = paymentOfRow(LIST_ROW.parse(data))
      assert.deepEqual(
        [row?.kind, row?.amountCents, row?.siteId, row?.transactionId],
        ['other', -10_000, undefined, '1234567'],
      )
    }
  })

  it('"not found" is told with code 1000, and with code 404 and HTTP 200', () => {
    assert.deepEqual(answered('php-sdk/tokens-single-not-found.json'), { found: false })
    assert.deepEqual(answered('php-sdk/tokens-single-not-found.json', 404), { found: false })
    const [, body = ''] = text('omnipay/RestFetchIssuersFailure.http.txt').split(/\r?\n\r?\n/)
    assert.deepEqual(readAnswer({ status: 200, headers: {}, text: body }, { path: '/', now: 0, timeLimitMs: 1 }), {
      found: false,
    })
  })

  it('a refused key is recognised in an answer with HTTP 200', () => {
    const [, body = ''] = text('omnipay/RestInvalidApiKeyFailure.http.txt').split(/\r?\n\r?\n/)
    assert.throws(
      () => readAnswer({ status: 200, headers: {}, text: body }, { path: '/', now: 0, timeLimitMs: 1 }),
      (error) => error instanceof ReconcileError && error.code === 'MULTISAFEPAY_AUTH',
    )
  })

  it('another refusal is an answer that does not count, without its text', () => {
    assert.throws(
      () => answered('php-sdk/generic-fail.json'),
      (error) =>
        error instanceof ReconcileError &&
        error.code === 'MULTISAFEPAY_ANSWER' &&
        error.values['errorCode'] === '418' &&
        !error.message.includes('teapot'),
    )
  })

  it('the example of /me has an account and a site', () => {
    assert.deepEqual(ME_ANSWER.parse({ data: { account_id: 12345678, site_id: 12345, role: 'merchant' } }).data, {
      account_id: '12345678',
      site_id: '12345',
    })
  })

  describe('each answer', () => {
    const folders = [
      'docs-history',
      'docs-openapi-examples',
      'php-sdk',
      'python-sdk',
      'node-wrapper',
      'zenjoy-ruby',
      'omnipay',
    ]
    const names = folders.flatMap((folder) =>
      readdirSync(join(FOLDER, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${folder}/${entry.name}`),
    )
    for (const name of names) {
      it(`${name} is data, a refusal or an order, with every number of ours as text`, () => {
        const [, body = text(name)] = name.endsWith('.txt') ? text(name).split(/\r?\n\r?\n/) : []
        const outcome = outcomeOf(body)
        assert.notEqual(outcome, 'broken')
        const parsed = parseExactJson(body)
        const data = typeof parsed === 'object' && parsed !== null && 'data' in parsed ? parsed.data : parsed
        const order = ORDER.safeParse(data).data
        if (order === undefined) return
        assert.match(order.transaction_id, /^\d{1,20}$/)
        assert.equal(typeof order.order_id, 'string')
        assert.equal(Number.isInteger(order.amount), true)
      })
    }
  })
})

function outcomeOf(body: string): 'answered' | 'refused' | 'broken' {
  try {
    readAnswer({ status: 200, headers: {}, text: body }, { path: '/recorded', now: 0, timeLimitMs: 1 })
    return 'answered'
  } catch (error) {
    return error instanceof ReconcileError || error instanceof PassingFailure ? 'refused' : 'broken'
  }
}
