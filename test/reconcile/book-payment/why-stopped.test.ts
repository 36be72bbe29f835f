import assert from 'node:assert/strict'

import { whyStopped } from '../../../nodes/reconcile/book-payment/why-stopped.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { nodeFailure } from '../../../nodes/shared/node-red/node-failure.ts'
import { aDebtor, aPayment, aWorld } from './booking-world.ts'

const never = new AbortController().signal

describe('what ends a booking run', () => {
  it('keeps the code that it had', () => {
    const error = new ReconcileError('SNELSTART_QUOTA', 'quota-spent')
    assert.equal(whyStopped(error, never), error)
  })

  it('is called unexpected when nobody foresaw it, and says where it happened but not what a library wrote', () => {
    const stopped = whyStopped(new TypeError('key=secret'), never)
    assert.deepEqual([stopped.code, stopped.detail], ['UNEXPECTED', 'while-booking'])
    const failure = nodeFailure(stopped, 'en-US')
    assert.equal(failure.code, 'UNEXPECTED')
    assert.match(failure.stack ?? '', /why-stopped\.test/)
    assert.doesNotMatch(`${failure.stack ?? ''} ${failure.message} ${String(failure.cause)}`, /secret/)
  })

  it('is told with the lines when a booking throws what nobody foresaw', async () => {
    const world = aWorld([aDebtor(1), aDebtor(2)], [aPayment(1), aPayment(2)])
    world.books.book = () => Promise.reject(new TypeError('unforeseen'))
    const run = await world.run()
    assert.equal(run.stopped?.code, 'UNEXPECTED')
    assert.equal(run.lines.length, 2)
  })
})
