import assert from 'node:assert/strict'
import type { ExchangeAnswer } from '../../../nodes/shared/http/exchange.ts'
import { noticingServerTime, serverAheadMs } from '../../../nodes/shared/http/server-time.ts'

const NOON = Date.parse('2026-11-25T12:00:00.400Z')
const NEVER = new AbortController().signal

/** Of an answer with this Date header, asked at noon and answered so much later. */
async function aheadOf(date: string | undefined, tookMs = 100): Promise<number | undefined> {
  const times = new Map<string, number>()
  let now = NOON
  const answer: ExchangeAnswer = { status: 401, headers: date === undefined ? {} : { date }, text: '' }
  const inner = () => {
    now += tookMs
    return Promise.resolve(answer)
  }
  const timed = noticingServerTime(inner, { now: () => now }, times)
  const request = { method: 'GET', url: 'https://one.example/v2/me?x=1', headers: {}, timeLimitMs: 1 } as const
  assert.equal(await timed(request, NEVER), answer, 'the answer is as it was')
  assert.equal(serverAheadMs(times, 'https://two.example/v2'), undefined)
  return serverAheadMs(times, 'https://one.example/other')
}

describe('The clock of a server', () => {
  it('is right when its second can have lain between asking and answering', async () => {
    assert.equal(await aheadOf('Wed, 25 Nov 2026 12:00:00 GMT'), 0)
    assert.equal(await aheadOf('Wed, 25 Nov 2026 12:00:20 GMT', 30_000), 0, 'a slow answer is no wrong clock')
  })
  it('is ahead by what the way back can not explain', async () => {
    assert.equal(await aheadOf('Wed, 25 Nov 2026 12:02:00 GMT'), 119_500)
  })
  it('is behind by what the header leaves no doubt about', async () => {
    assert.equal(await aheadOf('Wed, 25 Nov 2026 11:58:00 GMT'), -119_400)
  })
  it('is not known when it does not tell, or tells no time', async () => {
    assert.equal(await aheadOf(undefined), undefined)
    assert.equal(await aheadOf('soon'), undefined)
  })
})
