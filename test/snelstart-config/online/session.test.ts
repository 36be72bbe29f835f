import assert from 'node:assert/strict'

import { exchange } from '../../../nodes/shared/http/exchange.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { ALL_SCOPES } from '../../../sandbox/snelstart/switches.ts'
import { type Bench, closeBenches, openBench } from './bench.ts'

describe('the connection to SnelStart', () => {
  afterEach(closeBenches)

  const failure = async (work: Promise<unknown>): Promise<ReconcileError> => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    assert.ok(error instanceof ReconcileError)
    return error
  }
  const tokenCalls = ({ snelStart }: Bench): number =>
    snelStart.requests.filter(({ path }) => path === '/b2b/token').length

  it('tells which administration answers', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    assert.deepEqual(await bench.administration.describe(bench.signal), {
      id: world.administrationId,
      name: world.companyName,
      kind: 'online',
      financialYearStartsIn: 1,
      warnings: [],
    })
    assert.equal(bench.administration.requestCount(), 2)
  })

  it('works with keys that were pasted with quotes, blanks and a literal \\n', async () => {
    const bench = await openBench()
    const pasted = bench.restarted({
      clientKey: ` "${bench.snelStart.keys.clientKey}\\n"\u200b`,
      subscriptionKey: `'${bench.snelStart.keys.subscriptionKeys[0] ?? ''}' \n`,
    })
    assert.equal((await pasted.describe(bench.signal)).name, bench.snelStart.world.companyName)
  })

  it('names the right that is missing, each once', async () => {
    const missing = ['memoriaal:write', 'relaties:read']
    const bench = await openBench({ switches: { scopes: ALL_SCOPES.filter((scope) => !missing.includes(scope)) } })
    const { warnings } = await bench.administration.describe(bench.signal)
    assert.deepEqual(
      warnings,
      [...missing]
        .sort()
        .reverse()
        .map((scope) => ({ code: 'missing-right', values: { scope } })),
    )
    assert.deepEqual(bench.warnings, [])
  })

  it('has no identifier, so preview only, where the company may not be read', async () => {
    const bench = await openBench({ switches: { scopes: ALL_SCOPES.filter((scope) => !scope.startsWith('settings')) } })
    const described = await bench.administration.describe(bench.signal)
    assert.equal(described.id, undefined)
    assert.deepEqual(
      described.warnings.map(({ code }) => code),
      ['missing-right', 'preview-only'],
    )
  })

  it('with a wrong koppelsleutel is SNELSTART_AUTH', async () => {
    const bench = await openBench()
    const error = await failure(bench.restarted({ clientKey: 'wrong' }).describe(bench.signal))
    assert.deepEqual([error.code, error.detail, bench.clock.slept], ['SNELSTART_AUTH', 'wrong-client-key', []])
  })

  it('with a wrong subscription key is SNELSTART_SUBSCRIPTION', async () => {
    const bench = await openBench()
    const error = await failure(bench.restarted({ subscriptionKey: 'wrong' }).describe(bench.signal))
    assert.deepEqual([error.code, error.detail], ['SNELSTART_SUBSCRIPTION', 'wrong-subscription-key'])
    assert.equal(tokenCalls(bench), 1)
  })

  it('without the right for an operation names that right', async () => {
    const bench = await openBench({ switches: { scopes: ['settings:read'] } })
    const error = await failure(bench.administration.journals(bench.signal))
    assert.deepEqual([error.code, error.values['scope']], ['SNELSTART_SCOPE', 'boekhouden:read'])
  })

  it('with a spent quota is SNELSTART_QUOTA, not a missing right', async () => {
    const bench = await openBench({ switches: { callsLeft: 0 } })
    assert.equal((await failure(bench.administration.journals(bench.signal))).code, 'SNELSTART_QUOTA')
  })

  it('asks for one token for any number of requests at once', async () => {
    const bench = await openBench()
    await Promise.all(Array.from({ length: 10 }, () => bench.administration.journals(bench.signal)))
    assert.equal(tokenCalls(bench), 1)
    assert.ok(bench.snelStart.mostAtOnce <= 5)
  })

  it('one caller who stops does not stop the token of the others', async () => {
    const bench = await openBench()
    const stop = new AbortController()
    const stopped = bench.administration.journals(stop.signal)
    const going = bench.administration.journals(bench.signal)
    stop.abort(new Error('closing'))
    await assert.rejects(stopped, /closing/)
    assert.ok((await going).length > 0)
    assert.equal(tokenCalls(bench), 1)
  })

  it('asks for no token any more when nobody waits for it', async () => {
    const seen: AbortSignal[] = []
    const bench = await openBench(
      {},
      {
        exchange: (request, signal) => {
          seen.push(signal)
          return exchange(request, signal)
        },
      },
    )
    bench.snelStart.faults.add({ when: { path: '/b2b/token' }, what: { kind: 'hang' } })
    const stop = new AbortController()
    const stopped = bench.administration.journals(stop.signal)
    stop.abort(new Error('closing'))
    await assert.rejects(stopped, /closing/)
    assert.deepEqual(
      seen.map(({ aborted }) => aborted),
      [true],
    )
  })

  it('renews the token before it expires', async () => {
    const bench = await openBench({ switches: { tokenSeconds: 3599 } })
    await bench.administration.journals(bench.signal)
    bench.clock.pass(3_298_000)
    await bench.administration.journals(bench.signal)
    assert.equal(bench.snelStart.tokensIssued, 1)
    bench.clock.pass(2000)
    await bench.administration.journals(bench.signal)
    assert.equal(bench.snelStart.tokensIssued, 2)
    assert.ok(bench.snelStart.requests.every(({ status }) => status === 200))
  })

  it('reads again with another token when the token is refused in the middle', async () => {
    const bench = await openBench()
    await bench.administration.journals(bench.signal)
    bench.snelStart.expireAllTokens()
    assert.ok((await bench.administration.journals(bench.signal)).length > 0)
    assert.equal(bench.snelStart.tokensIssued, 2)
  })

  it('is SNELSTART_AUTH when every token is refused', async () => {
    const bench = await openBench()
    bench.snelStart.faults.add({ when: { path: '/v2/dagboeken', times: 2 }, what: { kind: 'status', status: 401 } })
    const error = await failure(bench.administration.journals(bench.signal))
    assert.deepEqual([error.code, error.detail], ['SNELSTART_AUTH', 'token-refused'])
  })

  for (const [retryAfter, slept] of [
    [true, 60_000],
    [false, 60_000],
  ] as const) {
    it(`waits after too many requests, ${retryAfter ? 'as long as SnelStart says' : 'a minute where it does not say'}`, async () => {
      const bench = await openBench({ switches: { callsPerMinute: 2, retryAfter } })
      for (let call = 1; call <= 3; call += 1) await bench.administration.journals(bench.signal)
      assert.deepEqual(bench.clock.slept, [slept])
    })
  }

  it('is SNELSTART_RATE_LIMIT when the pause is too long to sit out', async () => {
    const bench = await openBench()
    const what = { kind: 'status', status: 429, headers: { 'retry-after': '3000' } } as const
    bench.snelStart.faults.add({ when: { path: '/v2/dagboeken' }, what })
    const error = await failure(bench.administration.journals(bench.signal))
    assert.deepEqual([error.code, error.values['seconds']], ['SNELSTART_RATE_LIMIT', 3000])
    assert.deepEqual(bench.clock.slept, [])
  })

  for (const what of [{ kind: 'status', status: 503 }, { kind: 'html', status: 502 }, { kind: 'cut-after' }] as const) {
    it(`is asked at most five times when the answer is ${JSON.stringify(what)}`, async () => {
      const bench = await openBench()
      bench.snelStart.faults.add({ when: { path: '/v2/dagboeken', times: 4 }, what })
      assert.ok((await bench.administration.journals(bench.signal)).length > 0)
      bench.snelStart.clearRequests()
      bench.snelStart.faults.add({ when: { path: '/v2/dagboeken', times: 9 }, what })
      assert.equal((await failure(bench.administration.journals(bench.signal))).code, 'SNELSTART_UNREACHABLE')
      assert.equal(bench.asked('/dagboeken'), 5)
    })
  }

  it('is SNELSTART_UNREACHABLE when nobody listens', async () => {
    const bench = await openBench()
    const nowhere = bench.restarted({ authUrl: 'http://127.0.0.1:1/b2b' })
    const error = await failure(nowhere.journals(bench.signal))
    assert.deepEqual([error.code, error.detail], ['SNELSTART_UNREACHABLE', 'no-connection'])
    assert.equal(nowhere.requestCount(), 5)
  })

  for (const [name, what] of [
    ['a page of HTML', { kind: 'html', status: 200 }],
    ['an empty body', { kind: 'status', status: 200 }],
    ['another shape', { kind: 'status', status: 200, body: '[{"id":"canary-value","nummer":"x"}]' }],
  ] as const) {
    it(`is SNELSTART_ANSWER for ${name}, and the value is not told`, async () => {
      const bench = await openBench()
      bench.snelStart.faults.add({ when: { path: '/v2/dagboeken' }, what })
      const error = await failure(bench.administration.journals(bench.signal))
      assert.deepEqual([error.code, error.values['path']], ['SNELSTART_ANSWER', '/dagboeken'])
      assert.equal(error.message.includes('canary'), false)
    })
  }

  it('a read that hangs ends when it is stopped', async () => {
    const bench = await openBench()
    const stop = new AbortController()
    bench.snelStart.faults.add({ when: { path: '/v2/dagboeken' }, what: { kind: 'hang' } })
    const hanging = bench.administration.journals(stop.signal)
    stop.abort(new Error('closing'))
    await assert.rejects(hanging, /closing/)
  })

  it('gives journals and ledger accounts as the house knows them', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const journals = await bench.administration.journals(bench.signal)
    assert.deepEqual(
      journals.find(({ number }) => number === 2910),
      { id: world.journal(2910).id, number: 2910, name: 'Memoriaal (oud)', kind: 'Memoriaal', active: false },
    )
    const accounts = await bench.administration.ledgerAccounts(bench.signal)
    assert.deepEqual(
      accounts.find(({ number }) => number === 4500),
      {
        id: world.account(4500).id,
        number: 4500,
        name: 'Projectkosten',
        function: 'Diversen',
        statement: 'profit-and-loss',
        costCentreRequired: true,
        active: true,
      },
    )
    assert.equal(accounts.find(({ number }) => number === 1220)?.statement, 'balance-sheet')
  })
})
