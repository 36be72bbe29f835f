import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { FOREVER, openMultiSafepay, query } from './open-multisafepay.ts'

const KEY = 'canary-key-4711'
const IBAN = 'NL91ABNA0417164300'
const EMAIL = 'canary@example.com'
const CANARIES = [KEY, IBAN, EMAIL, 'Canarybird', 'secret description', 'variable-canary', 'order-of-canary']

describe('nothing private', () => {
  it('gets into what is kept, told or thrown', async () => {
    const msp = await openMultiSafepay({ keys: { [KEY]: { site: 12345 } } })
    try {
      const customer = { email: EMAIL, firstName: 'Canarybird', lastName: 'Canarybird', iban: IBAN }
      const details = { customer, description: 'secret description', variables: ['variable-canary', '', ''] as const }
      const paid = msp.world.pay({ ...details, orderId: 'A', cents: 12_100, at: '2026-03-02T10:00:00' })
      msp.world.refund(paid, 100, { ...details, at: '2026-03-03T10:00:00', unlisted: true })
      const provider = msp.connect({ apiKey: ` ${KEY}\n` })
      const readings = [
        await provider.describe(FOREVER),
        await provider.readPayments(query(['A', 'order-of-canary']), FOREVER).then(withoutReferences),
        await provider.readPayments(query(['A'], { lookup: 'single' }), FOREVER).then(withoutReferences),
      ]
      const errors: unknown[] = []
      const bodies = [
        `{"success":false,"error_code":1016,"error_info":"${EMAIL} ${IBAN} ${KEY}","data":{}}`,
        `<html>${EMAIL} ${KEY}</html>`,
        `{"success":true,"data":"${EMAIL} ${IBAN}"}`,
        `{"message":"Forbidden ${KEY}"}`,
      ]
      for (const body of bodies) {
        for (const status of [200, 401, 403, 422, 429, 500]) {
          msp.standIn.faults.add({ when: { times: 9 }, what: { kind: 'status', status, body } })
          await provider
            .readPayments(query(['order-of-canary'], { lookup: 'single', keptForMs: 0 }), FOREVER)
            .then((reading) => errors.push(withoutReferences(reading)))
            .catch((error: unknown) => errors.push(error))
          msp.standIn.faults.clear()
        }
      }
      await msp.close()
      await provider.describe(FOREVER).catch((error: unknown) => errors.push(error))
      const everything =
        [...msp.folder.files.values()].flat().join('\n') + inspect([readings, errors, msp.logged], { depth: 20 })
      assert.equal(errors.length, bodies.length * 6 + 1)
      for (const canary of CANARIES) assert.equal(everything.includes(canary), false, canary)
    } finally {
      await msp.close()
    }
  })
})

/** The references that failed are the caller's own words, and go back to it alone. */
function withoutReferences<Reading extends { failed: ReadonlyMap<string, string> }>(reading: Reading) {
  return { ...reading, failed: [...reading.failed.values()] }
}
