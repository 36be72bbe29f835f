import assert from 'node:assert/strict'

import { orAbort } from '../../../nodes/shared/http/or-abort.ts'

describe('waiting for shared work', () => {
  it('ends with the work, also when that fails', async () => {
    const { signal } = new AbortController()
    assert.equal(await orAbort(Promise.resolve('done'), signal), 'done')
    await assert.rejects(orAbort(Promise.reject(new Error('failed')), signal), /failed/)
  })

  it('ends for the one who stops, and goes on for the others', async () => {
    const stop = new AbortController()
    let finish: (answer: string) => void = () => undefined
    const work = new Promise<string>((resolve) => (finish = resolve))
    const stopped = orAbort(work, stop.signal)
    const going = orAbort(work, new AbortController().signal)
    stop.abort(new Error('closing'))
    await assert.rejects(stopped, /closing/)
    finish('done')
    assert.equal(await going, 'done')
    await assert.rejects(orAbort(work, stop.signal), /closing/)
  })

  it('of one who stopped before leaves no failure unhandled', async () => {
    await assert.rejects(
      orAbort(Promise.reject(new Error('failed')), AbortSignal.abort(new Error('closing'))),
      /closing/,
    )
  })
})
