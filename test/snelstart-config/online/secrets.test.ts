import assert from 'node:assert/strict'
import { inspect } from 'node:util'

import type { Fault } from '../../../sandbox/http/faults.ts'
import { anOrder, aSearch, closeBenches, debtorsOf, openBench } from './bench.ts'

const IBAN = 'NL91ABNA0417164300'
const E_MAIL = 'canary@example.org'

describe('secrets', () => {
  afterEach(closeBenches)

  const body = JSON.stringify([
    { errorCode: 'BOE-0099', message: `canary-client canary-subscription ${IBAN} ${E_MAIL}` },
  ])
  const faults: readonly Fault[] = [
    { kind: 'status', status: 400, body },
    { kind: 'status', status: 401, body },
    { kind: 'status', status: 403, body: `{"message":"quota ${IBAN} canary-client"}` },
    { kind: 'status', status: 404, body },
    { kind: 'status', status: 429, body },
    { kind: 'status', status: 500, body },
    { kind: 'status', status: 200, body: `{"canary":"${IBAN}"}` },
    { kind: 'status', status: 200, body: `canary-client ${IBAN}` },
    { kind: 'html', status: 200 },
    { kind: 'cut-after' },
    { kind: 'cut-mid-body' },
  ]

  for (const what of faults) {
    it(`stand in no error, warning or kept row when the answer is ${JSON.stringify(what).slice(0, 50)}`, async () => {
      const keys = { clientKey: 'canary-client', subscriptionKeys: ['canary-subscription'] }
      const bench = await openBench({ keys })
      const { administration, signal } = bench
      const invoice = bench.snelStart.world.addInvoice({ order: { betalingskenmerk: 'K' } })
      const told: unknown[] = []
      const collect = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => told.push(error))
      bench.snelStart.faults.add({ when: { path: '/b2b/token' }, what })
      await collect(administration.describe(signal))
      bench.snelStart.faults.add({ when: { path: /^\/v2\//, times: 200 }, what })
      await collect(administration.describe(signal))
      await collect(debtorsOf(administration, signal, { customerNames: true }))
      await collect(administration.findBookings(aSearch(), signal))
      await collect(administration.currentOpenCents([invoice.id], signal))
      bench.snelStart.faults.clear()
      bench.snelStart.faults.add({ when: { method: 'POST', path: /^\/v2\//, times: 9 }, what })
      told.push(await administration.book(anOrder(invoice), signal))
      assert.ok(told.length > 0)
      const everything = inspect([told, bench.warnings, [...bench.kept.files]], { depth: 20, showHidden: true })
      assert.doesNotMatch(everything, new RegExp(`canary|${IBAN}|Bearer|eyJ`, 'i'))
    })
  }
})
