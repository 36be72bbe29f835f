import assert from 'node:assert/strict'
import { ALL_SCOPES } from '../../../sandbox/snelstart/switches.ts'
import { startSnelStart, type SnelStartStandIn } from '../../../sandbox/snelstart/start-snelstart.ts'
import { answered, clientOf, getToken, messageOf, type Answered } from './asking.ts'

describe('access to the SnelStart stand-in', () => {
  let standIn: SnelStartStandIn
  let nowMs: number

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 24, 12)
    standIn = await startSnelStart({ now: () => nowMs })
  })
  afterEach(() => standIn.close())

  const token = (body: string | URLSearchParams, headers: Record<string, string> = {}): Promise<Answered> =>
    fetch(`${standIn.authUrl}/token`, { method: 'POST', body, headers }).then(answered)
  const call = (headers: Record<string, string>, path = '/companyInfo'): Promise<Answered> =>
    fetch(standIn.apiUrl + path, { headers }).then(answered)
  const KEY = { 'ocp-apim-subscription-key': 'sandbox-subscription-key' }

  describe('a token', () => {
    it('is given for the koppelsleutel in a form, and carries its rights', async () => {
      const { body } = await token(new URLSearchParams({ grant_type: 'clientkey', clientkey: 'sandbox-koppelsleutel' }))
      const { access_token, token_type, expires_in } = body as Record<string, unknown>
      assert.equal(token_type, 'bearer')
      assert.equal(expires_in, 3599)
      const claims = Buffer.from(String(access_token).split('.')[1] ?? '', 'base64url').toString()
      assert.equal((JSON.parse(claims) as { scopes: string }).scopes, ALL_SCOPES.join(' '))
    })

    it('is not given for another koppelsleutel', async () => {
      const answer = await token(new URLSearchParams({ grant_type: 'clientkey', clientkey: 'wrong' }))
      assert.equal(answer.status, 400)
      assert.match(answer.text, /^\{"error":"GrantType clientkey was found\. Parameter clientkey does not contain/)
    })

    it('is not given for JSON, for another grant, or for a GET', async () => {
      const json = { grant_type: 'clientkey', clientkey: 'sandbox-koppelsleutel' }
      const asJson = await token(JSON.stringify(json), { 'content-type': 'application/json' })
      assert.deepEqual([asJson.status, asJson.body], [400, { error: 'invalid_request' }])
      const other = await token(new URLSearchParams({ ...json, grant_type: 'client_credentials' }))
      assert.deepEqual([other.status, other.body], [400, { error: 'unsupported_grant_type' }])
      assert.equal((await fetch(`${standIn.authUrl}/token`)).status, 405)
    })

    it('is refused once its time is over', async () => {
      const authorization = `Bearer ${await getToken(standIn)}`
      nowMs += 3_598_999
      assert.equal((await call({ ...KEY, authorization })).status, 200)
      nowMs += 1
      assert.equal((await call({ ...KEY, authorization })).status, 401)
    })

    it('is refused after all were declared expired, and a new one is good', async () => {
      const authorization = `Bearer ${await getToken(standIn)}`
      standIn.expireAllTokens()
      assert.equal((await call({ ...KEY, authorization })).status, 401)
      assert.equal((await call({ ...KEY, authorization: `Bearer ${await getToken(standIn)}` })).status, 200)
      assert.equal(standIn.tokensIssued, 2)
    })
  })

  describe('the gateway', () => {
    it('looks at the subscription key before it looks at the token', async () => {
      for (const headers of [{}, { 'ocp-apim-subscription-key': 'wrong' }]) {
        const answer = await call({ ...headers, authorization: 'Bearer wrong' })
        assert.equal(answer.status, 401)
        const { statusCode, message } = answer.body as { statusCode: number; message: string }
        assert.equal(statusCode, 401)
        assert.match(message, /subscription key\. Make sure to provide a valid key/)
      }
      const answer = await call({ ...KEY, authorization: 'Bearer wrong' })
      assert.deepEqual([answer.status, messageOf(answer)], [401, 'Authorization has been denied for this request.'])
    })

    it('takes the subscription key from the query, and the secondary key', async () => {
      const authorization = `Bearer ${await getToken(standIn)}`
      assert.equal(
        (await call({ authorization }, '/companyInfo?subscription-key=sandbox-subscription-key-2')).status,
        200,
      )
    })

    it('never shows a key in its log', async () => {
      await call({}, '/echo/x?subscription-key=sandbox-subscription-key')
      const shown = standIn.requests.map((entry) => `${entry.path}?${entry.query.toString()}`).join()
      assert.doesNotMatch(shown, /sandbox-subscription-key/)
    })

    it('refuses calls above the limit of a minute, and says for how long', async () => {
      const client = await clientOf(standIn)
      standIn.switches.callsPerMinute = 2
      const statuses = [await client.get('/echo/a'), await client.get('/echo/b'), await client.get('/echo/c')]
      assert.deepEqual(
        statuses.map(({ status }) => status),
        [200, 200, 429],
      )
      assert.equal(statuses[2]?.headers.get('retry-after'), '60')
      assert.match(statuses[2].text, /Rate limit is exceeded\. Try again in 60 seconds\./)
      standIn.switches.retryAfter = false
      assert.equal((await client.get('/echo/d')).headers.get('retry-after'), null)
      nowMs += 60_000
      assert.equal((await client.get('/echo/e')).status, 200)
    })

    it('refuses calls above the quota with 403, which is not about rights', async () => {
      const client = await clientOf(standIn)
      standIn.switches.callsLeft = 1
      assert.equal((await client.get('/echo/a')).status, 200)
      const answer = await client.get('/echo/b')
      assert.equal(answer.status, 403)
      assert.match(answer.text, /Out of call volume quota/)
    })
  })

  describe('rights', () => {
    const NEEDED: readonly (readonly [method: string, path: string, scope: string])[] = [
      ['GET', '/companyInfo', 'settings:read'],
      ['GET', '/dagboeken', 'boekhouden:read'],
      ['GET', '/grootboeken', 'boekhouden:read'],
      ['GET', '/grootboekmutaties', 'boekhouden:read'],
      ['GET', '/verkoopboekingen/x', 'boekhouden:read'],
      ['GET', '/verkoopfacturen', 'orders:read'],
      ['GET', '/verkooporders', 'orders:read'],
      ['GET', '/relaties', 'relaties:read'],
      ['GET', '/bankboekingen', 'bankieren:read'],
      ['POST', '/bankboekingen', 'bankieren:write'],
      ['DELETE', '/bankboekingen/x', 'bankieren:write'],
      ['GET', '/memoriaalboekingen/x', 'memoriaal:read'],
      ['POST', '/memoriaalboekingen', 'memoriaal:write'],
      ['DELETE', '/memoriaalboekingen/x', 'memoriaal:write'],
    ]

    for (const [method, path, scope] of NEEDED) {
      it(`${method} ${path} needs ${scope}`, async () => {
        const ask = async (scopes: readonly string[]): Promise<number> => {
          standIn.switches.scopes = scopes
          const headers = { ...KEY, authorization: `Bearer ${await getToken(standIn)}` }
          return (await fetch(standIn.apiUrl + path, { method, headers })).status
        }
        assert.equal(await ask(ALL_SCOPES.filter((held) => held !== scope)), 403)
        assert.notEqual(await ask([scope]), 403)
      })
    }

    it('an echo needs none', async () => {
      standIn.switches.scopes = []
      const client = await clientOf(standIn)
      assert.deepEqual((await client.get('/echo/Hallo%20daar')).body, 'Hallo daar')
      assert.equal((await client.get('/echo/')).status, 204)
    })
  })

  it('a path that does not exist is not found, a method that does not exist is not allowed', async () => {
    const client = await clientOf(standIn)
    assert.equal((await client.get('/nergens')).status, 404)
    assert.equal((await client.get('/memoriaalboekingen')).status, 405)
    assert.equal((await client.get('/verkoopboekingen')).status, 404)
    assert.equal((await client.post('/verkoopfacturen', {})).status, 405)
  })
})
