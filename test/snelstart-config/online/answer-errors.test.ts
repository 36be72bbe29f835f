import assert from 'node:assert/strict'

import { refusedAnswer } from '../../../nodes/snelstart-config/online/answer-errors.ts'

const PARTS = { secrets: ['canary-key'], now: 0 }
const refused = (status: number, text: string, path = '/bankboekingen') =>
  refusedAnswer({ status, headers: {}, text }, { method: 'POST', path }, PARTS)

describe('an answer that refuses', () => {
  for (const [name, text, message, codes] of [
    ['a business rule', '[{"errorCode":"BOE-0021","message":"Bestaat al","details":null}]', 'Bestaat al', 'BOE-0021'],
    [
      'several business rules',
      '[{"errorCode":"BOE-0039","message":"Niet in balans"},{"errorCode":"BOE-0042","message":"Dicht"}]',
      'Niet in balans; Dicht',
      'BOE-0039 BOE-0042',
    ],
    [
      'model binding',
      '{"message":"The request is invalid.","modelState":{"bankboeking.datum":["Verplicht."]}}',
      'The request is invalid.; bankboeking.datum: Verplicht.',
      '',
    ],
    ['OData', '{"Message":"Could not find a property named \'x\'."}', "Could not find a property named 'x'.", ''],
    ['the gateway', '{"statusCode":400,"message":"Bad request"}', 'Bad request', ''],
    ['the token service', '{"error":"GrantType clientkey was found."}', 'GrantType clientkey was found.', ''],
  ] as const) {
    it(`of ${name} says why`, () => {
      const error = refused(400, text)
      assert.deepEqual([error.code, error.detail, error.saysWhy], ['SNELSTART_ANSWER', 'refused', true])
      assert.deepEqual(error.values, { status: 400, path: '/bankboekingen', snelstartCode: codes, message })
    })
  }

  for (const text of ['', '<meta charset="ISO-8859-1"><h1>Bad Request</h1>', 'null', '"text"', '[1]']) {
    it(`with the body ${JSON.stringify(text)} does not say why`, () => {
      const error = refused(400, text)
      assert.deepEqual([error.detail, error.saysWhy], ['refused-without-reason', false])
    })
  }

  for (const [path, scope] of [
    ['/bankboekingen', 'bankieren:write'],
    ['/memoriaalboekingen', 'memoriaal:write'],
  ] as const) {
    it(`with 403 on ${path} names the right ${scope}`, () => {
      assert.equal(refused(403, '', path).values['scope'], scope)
    })
  }

  it('keeps keys, IBANs and addresses to itself', () => {
    const text = '{"message":"canary-key, jan@example.org and NL91ABNA0417164300 are wrong"}'
    assert.equal(refused(400, text).values['message'], '…, … and … are wrong')
  })
})
