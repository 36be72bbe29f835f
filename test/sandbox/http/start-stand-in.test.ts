import assert from 'node:assert/strict'
import { get } from 'node:http'
import { Faults, type FaultRule } from '../../../sandbox/http/faults.ts'
import { startStandIn, type StandIn, type StandInAnswer } from '../../../sandbox/http/start-stand-in.ts'

describe('a stand-in', () => {
  let standIn: StandIn
  let faults: Faults
  let handled: string[]
  let answer: StandInAnswer

  beforeEach(async () => {
    faults = new Faults()
    handled = []
    answer = { status: 200, text: '{"amount":121.00}' }
    standIn = await startStandIn({
      faults,
      handle({ path, body }) {
        handled.push(`${path} ${body}`)
        return answer
      },
    })
  })
  afterEach(() => standIn.close())

  const ask = (path = '/things', options: RequestInit = {}): Promise<Response> => fetch(standIn.url + path, options)
  const fault = (what: FaultRule['what'], when: FaultRule['when'] = {}): void => faults.add({ when, what })

  it('hands over the path as it was sent, and writes the text of an answer digit by digit', async () => {
    const response = await ask('/orders/a%2Fb?x=1', { method: 'POST', body: 'b=2' })
    assert.equal(await response.text(), '{"amount":121.00}')
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/)
    assert.deepEqual(handled, ['/orders/a%2Fb b=2'])
  })

  it('logs what was asked and answered, and no keys', async () => {
    await ask('/things?$top=5&subscription-key=secret')
    const [entry] = standIn.requests
    assert.equal(entry?.method, 'GET')
    assert.equal(entry.path, '/things')
    assert.equal(entry.status, 200)
    assert.equal(entry.query.get('$top'), '5')
    assert.equal(entry.query.get('subscription-key'), '***')
    standIn.clearRequests()
    assert.deepEqual(standIn.requests, [])
  })

  it('that breaks itself answers 500 and says so in its log', async () => {
    standIn = await reopened(standIn, faults, () => {
      throw new Error('no such shelf')
    })
    const response = await ask()
    assert.equal(response.status, 500)
    assert.match(standIn.requests[0]?.failure ?? '', /no such shelf/)
  })

  it('that cannot write its own answer says so too', async () => {
    answer = { status: 200, json: 1n }
    assert.equal((await ask()).status, 500)
  })

  it('answers a status instead of handling', async () => {
    fault({ kind: 'status', status: 429, headers: { 'retry-after': '7' }, body: '{}' })
    const response = await ask()
    assert.equal(response.status, 429)
    assert.equal(response.headers.get('retry-after'), '7')
    assert.deepEqual(handled, [])
    assert.equal((await ask()).status, 200, 'a fault happens once unless it says otherwise')
  })

  it('answers a web page instead of handling', async () => {
    fault({ kind: 'html', status: 502 })
    const response = await ask()
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.deepEqual(handled, [])
  })

  it('cuts before anything is handled', async () => {
    fault({ kind: 'cut-before' })
    await assert.rejects(ask())
    assert.deepEqual(handled, [])
  })

  it('cuts after all was handled', async () => {
    fault({ kind: 'cut-after' })
    await assert.rejects(ask('/things', { method: 'POST', body: 'x' }))
    assert.deepEqual(handled, ['/things x'])
    assert.equal(standIn.requests[0]?.status, undefined)
  })

  it('cuts halfway through the body', async () => {
    fault({ kind: 'cut-mid-body' })
    const response = await ask()
    assert.equal(response.status, 200)
    await assert.rejects(response.text())
  })

  it('handles, and answers a failure all the same', async () => {
    fault({ kind: 'status-after', status: 503 })
    assert.equal((await ask()).status, 503)
    assert.equal(handled.length, 1)
  })

  it('answers late, and hangs, and still closes at once', async () => {
    fault({ kind: 'slow', ms: 3_600_000 }, { path: '/slow' })
    fault({ kind: 'hang' }, { path: '/hang' })
    const lost = [ask('/slow'), ask('/hang')].map((asked) => assert.rejects(asked))
    while (handled.length < 2) await new Promise(setImmediate)
    await standIn.close()
    await Promise.all(lost)
  })

  it('closes with a kept-alive connection open', async () => {
    await new Promise<void>((resolve, reject) => {
      get(standIn.url, { agent: false, headers: { connection: 'keep-alive' } }, (response) => {
        response.resume().once('end', resolve)
      }).once('error', reject)
    })
    await standIn.close()
    await assert.rejects(ask())
  })

  it('strikes the request that a fault is meant for', async () => {
    fault({ kind: 'status', status: 500 }, { method: 'POST', path: /^\/things/, nth: 2, times: 2 })
    const statuses: number[] = []
    for (const method of ['POST', 'GET', 'POST', 'POST', 'POST'])
      statuses.push((await ask('/things', { method })).status)
    assert.deepEqual(statuses, [200, 200, 500, 500, 200])
    assert.equal(faults.pending, 0)
  })

  it('counts how many requests were open at one moment', async () => {
    await Promise.all([ask(), ask(), ask()])
    assert.ok(standIn.mostAtOnce >= 1 && standIn.mostAtOnce <= 3)
  })
})

describe('faults by chance', () => {
  const statuses = (seed: number): (string | undefined)[] => {
    const faults = new Faults()
    faults.random({
      seed,
      chances: [
        { chance: 0.2, when: { method: 'POST' }, what: { kind: 'cut-after' } },
        { chance: 0.2, what: { kind: 'hang' } },
      ],
    })
    return Array.from({ length: 200 }, (_, index) => faults.take(index % 2 ? 'POST' : 'GET', '/x')?.kind)
  }

  it('are the same for the same seed and others for another', () => {
    assert.deepEqual(statuses(7), statuses(7))
    assert.notDeepEqual(statuses(7), statuses(8))
  })

  it('strike only what they are meant for, about as often as they say', () => {
    const drawn = statuses(1)
    assert.ok(drawn.every((kind, index) => kind !== 'cut-after' || index % 2 === 1))
    const hung = drawn.filter((kind) => kind === 'hang').length
    assert.ok(hung > 15 && hung < 65, `${hung} of 200`)
  })
})

async function reopened(old: StandIn, faults: Faults, handle: () => StandInAnswer): Promise<StandIn> {
  await old.close()
  return startStandIn({ faults, handle })
}
