// What becomes of a run when one of the two services, or whoever sits between, answers with malice.

import assert from 'node:assert/strict'

import { createMultiSafepay } from '../../nodes/msp-config/api/payment-provider.ts'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { createOnlineAdministration, type OnlineParts } from '../../nodes/snelstart-config/online/administration.ts'
import { exchange } from '../../nodes/shared/http/exchange.ts'
import { startSnelStart, type SnelStartStandIn } from '../../sandbox/snelstart/start-snelstart.ts'
import { handClock } from '../shared/http/hand-clock.ts'
import { memoryFolder } from '../snelstart-config/online/bench.ts'
import { HOSTILE_ANSWERS } from './hostile-answers.ts'
import { type Behaviour, type HostileServer, startHostileServer } from './hostile-server.ts'

const signal = new AbortController().signal
const CANARY = 'canary-0a1b2c3d4e5f'
/** What is taken of one answer at most (nodes/shared/http/exchange.ts), and what the system holds under way. */
const TAKEN_BYTES_MAX = (64 + 16) * 1024 * 1024
const TIME_LIMIT_MS = 150

describe('A hostile server', function () {
  this.timeout(60_000)
  let honest: SnelStartStandIn
  const open: HostileServer[] = []
  const hostile = async (behaviour: Behaviour): Promise<HostileServer> => {
    const server = await startHostileServer(behaviour)
    open.push(server)
    return server
  }

  before(async () => {
    honest = await startSnelStart({})
  })
  after(() => honest.close())
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
    assert.equal('polluted' in {}, false)
  })

  const snelstart = (over: Partial<OnlineParts>) =>
    createOnlineAdministration({
      apiUrl: honest.apiUrl,
      authUrl: honest.authUrl,
      subscriptionKey: honest.keys.subscriptionKeys[0] ?? '',
      clientKey: honest.keys.clientKey,
      clock: handClock(),
      exchange,
      kept: memoryFolder(),
      ...over,
    })
  const multisafepay = (url: string, timeLimitMs: number) =>
    createMultiSafepay({
      url,
      environment: 'live',
      apiKey: CANARY,
      clock: handClock(),
      exchange,
      keptFor: memoryFolder,
      timeLimitMs,
    })

  for (const { name, behaviour, ...ends } of HOSTILE_ANSWERS) {
    // Only who waits for nothing needs a short time limit; on a busy machine 64 MB take a while.
    const timeLimitMs = ends.snelstart.endsWith('time-limit') ? TIME_LIMIT_MS : 30_000

    it(`that answers with ${name} as SnelStart ends in ${ends.snelstart}`, async () => {
      const server = await hostile(behaviour)
      const error = await failure(snelstart({ apiUrl: server.url, timeLimitMs }).describe(signal))
      assert.equal(error, ends.snelstart)
      assert.ok(server.sentBytes() / server.requests() < TAKEN_BYTES_MAX, `${server.sentBytes()} bytes were taken`)
    })

    it(`that answers with ${name} where tokens are given ends in ${ends.snelstart}`, async () => {
      const server = await hostile(behaviour)
      assert.equal(await failure(snelstart({ authUrl: server.url, timeLimitMs }).describe(signal)), ends.snelstart)
      assert.ok(server.sentBytes() / server.requests() < TAKEN_BYTES_MAX)
    })

    it(`that answers with ${name} as MultiSafepay ends in ${ends.multisafepay}`, async () => {
      const server = await hostile(behaviour)
      assert.equal(await failure(multisafepay(server.url, timeLimitMs).describe(signal)), ends.multisafepay)
      assert.ok(server.sentBytes() / server.requests() < TAKEN_BYTES_MAX)
    })
  }

  for (const status of [301, 302, 303, 307, 308]) {
    it(`that points elsewhere with ${status} gets no key to follow`, async () => {
      const elsewhere = await hostile({ kind: 'http', answer: (response) => response.end('{}') })
      const server = await hostile({
        kind: 'http',
        answer: (response) => response.writeHead(status, { location: `${elsewhere.url}/steal` }).end(),
      })
      const endings = [
        await failure(snelstart({ apiUrl: server.url }).describe(signal)),
        await failure(snelstart({ authUrl: server.url }).describe(signal)),
        await failure(multisafepay(server.url, 5000).describe(signal)),
      ]
      assert.deepEqual(endings, [
        'SNELSTART_ANSWER unexpected-status',
        'SNELSTART_ANSWER unexpected-status',
        'MULTISAFEPAY_ANSWER refused',
      ])
      assert.equal(elsewhere.requests(), 0)
    })
  }

  it('that repeats the key it was sent does not get it into an error', async () => {
    const server = await hostile({
      kind: 'http',
      answer: (response, { headers }) =>
        response.writeHead(400).end(
          JSON.stringify({
            message: `key ${String(headers['ocp-apim-subscription-key'])} ${String(headers.authorization)}`,
          }),
        ),
    })
    const administration = snelstart({ apiUrl: server.url, subscriptionKey: CANARY })
    const error: unknown = await administration.describe(signal).catch((thrown: unknown) => thrown)
    assert.ok(error instanceof ReconcileError)
    assert.doesNotMatch(JSON.stringify([error, error.stack, error.message, error.values]), /canary|Bearer eyJ/)
  })
})

async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    (answer) => new Error(`an answer was accepted: ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ReconcileError)) throw error
  assert.ok(
    Object.values(error.values).every((value) => String(value).length < 2000),
    'what is shown is short',
  )
  return `${error.code} ${error.detail}`
}
