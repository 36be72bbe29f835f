import assert from 'node:assert/strict'

import { requestLimiter } from '../../../nodes/shared/http/request-limiter.ts'
import { handClock } from './hand-clock.ts'

const signal = new AbortController().signal
const nothing = (): Promise<void> => Promise.resolve()

describe('the request limiter', () => {
  it('no more requests start in a period than the service allows', async () => {
    const clock = handClock()
    const limiter = requestLimiter({ perPeriod: 3, periodMs: 60_000, atOnce: 5 }, clock)
    const starts: number[] = []
    for (let request = 0; request < 7; request += 1) {
      await limiter.run(() => {
        starts.push(clock.now())
        return nothing()
      }, signal)
    }
    const [first = 0] = starts
    assert.deepEqual(
      starts.map((at) => at - first),
      [0, 0, 0, 60_000, 60_000, 60_000, 120_000],
    )
  })

  it('no more requests run together than the service allows, and each gets its turn', async () => {
    const limiter = requestLimiter({ perPeriod: 100, periodMs: 60_000, atOnce: 2 }, handClock())
    let running = 0
    let most = 0
    const work = async (): Promise<void> => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
    }
    await Promise.all(Array.from({ length: 9 }, () => limiter.run(work, signal)))
    assert.equal(most, 2)
    assert.equal(running, 0)
  })

  it('after too many requests nobody goes before the pause is over', async () => {
    const clock = handClock()
    const limiter = requestLimiter({ perPeriod: 100, periodMs: 60_000, atOnce: 2 }, clock)
    limiter.tooMany(20_000)
    await limiter.run(nothing, signal)
    assert.deepEqual(clock.slept, [20_000])
  })

  it('one who is aborted in the queue leaves his place to the next', async () => {
    const limiter = requestLimiter({ perPeriod: 100, periodMs: 60_000, atOnce: 1 }, handClock())
    const stop = new AbortController()
    let release = (): void => undefined
    const first = limiter.run(() => new Promise<void>((resolve) => (release = resolve)), signal)
    const aborted = limiter.run(nothing, stop.signal)
    const last = limiter.run(() => Promise.resolve('served'), signal)
    stop.abort(new Error('stopped'))
    await assert.rejects(aborted, /stopped/)
    release()
    await first
    assert.equal(await last, 'served')
  })

  it('work that fails gives its place back', async () => {
    const limiter = requestLimiter({ perPeriod: 100, periodMs: 60_000, atOnce: 1 }, handClock())
    await assert.rejects(
      limiter.run(() => Promise.reject(new Error('no answer')), signal),
      /no answer/,
    )
    assert.equal(await limiter.run(() => Promise.resolve('served'), signal), 'served')
  })

  it('a clock that is set back by a day makes nobody wait for a day', async () => {
    const clock = handClock()
    const limiter = requestLimiter({ perPeriod: 1, periodMs: 60_000, atOnce: 1 }, clock)
    await limiter.run(nothing, signal)
    clock.pass(-86_400_000)
    await limiter.run(nothing, signal)
    assert.deepEqual(clock.slept, [])
  })
})
