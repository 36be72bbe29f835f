import assert from 'node:assert/strict'

import { readAgain } from '../../../nodes/shared/http/read-again.ts'
import { handClock } from './hand-clock.ts'

const signal = new AbortController().signal

function failing(times: number, error: Error): () => Promise<string> {
  let asked = 0
  return () => {
    asked += 1
    return asked <= times ? Promise.reject(error) : Promise.resolve(`answer ${asked}`)
  }
}

describe('reading again', () => {
  const policy = { triesMax: 4, firstPauseMs: 1000, pauseMaxMs: 60_000, pauseAfter: () => 0 }

  it('pauses grow, with chance in them, until the answer comes', async () => {
    const clock = handClock()
    assert.equal(await readAgain(failing(3, new Error('down')), { ...policy, clock }, signal), 'answer 4')
    assert.deepEqual(clock.slept, [750, 1500, 3000])
  })

  it('the last error is thrown when the tries are used up', async () => {
    const clock = handClock()
    await assert.rejects(readAgain(failing(9, new Error('down')), { ...policy, clock }, signal), /down/)
    assert.equal(clock.slept.length, 3)
  })

  it('an error that does not pass is thrown at once', async () => {
    const clock = handClock()
    const giveUp = { ...policy, clock, pauseAfter: () => undefined }
    await assert.rejects(readAgain(failing(1, new Error('refused')), giveUp, signal), /refused/)
    assert.deepEqual(clock.slept, [])
  })

  it('a pause that the service asks for is kept, unless it is too long to sit out', async () => {
    const clock = handClock()
    await readAgain(failing(1, new Error('busy')), { ...policy, clock, pauseAfter: () => 30_000 }, signal)
    assert.deepEqual(clock.slept, [30_000])
    const tooLong = { ...policy, clock, pauseAfter: () => 3_600_000 }
    await assert.rejects(readAgain(failing(1, new Error('busy')), tooLong, signal), /busy/)
  })
})
