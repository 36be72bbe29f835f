import assert from 'node:assert/strict'

import type { NodeMessage } from 'node-red'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { InputContext, InputHandler } from '../../../nodes/shared/node-red/on-input.ts'
import { openFlow, type OpenFlow } from './open-flow.ts'

const CANARY = 'canary-0123456789abcdef'

/** What a Catch node puts on the message. */
function caughtError(flow: OpenFlow): { message: string; code?: string; stack?: string; cause?: unknown } {
  assert.equal(flow.came.caught.length, 1)
  return flow.came.caught[0]?.['error'] as ReturnType<typeof caughtError>
}

describe('a flow node that takes a message', () => {
  let flow: OpenFlow
  const open = async (handle: InputHandler): Promise<OpenFlow> => (flow = await openFlow(handle))
  afterEach(() => flow.close())

  it('sends what its handler answers, on the outputs it answers for, and completes the message once', async () => {
    await open((message) => Promise.resolve([Object.assign(message, { payload: 'all' }), null]))
    flow.node.receive({ payload: 'in', shop: 'a property of the user' })
    await flow.messages(2)
    assert.equal(flow.came.sent[0]?.payload, 'all')
    assert.equal(flow.came.sent[0]['shop'], 'a property of the user')
    assert.deepEqual([flow.came.second.length, flow.came.completed.length, flow.came.caught.length], [0, 1, 0])
  })

  it('without an answer completes the message and sends nothing', async () => {
    await open(() => Promise.resolve(undefined))
    flow.node.receive({ payload: 'in' })
    await flow.messages(1)
    assert.deepEqual([flow.came.sent.length, flow.came.completed.length], [0, 1])
  })

  it('gives a technical failure to Catch with its code and a sentence in the language of the server', async () => {
    await open(() => Promise.reject(new ReconcileError('CONFIG_MISSING', 'no-secret', { field: 'clientKey' })))
    flow.node.receive({ payload: 'in' })
    await flow.messages(1)
    const error = caughtError(flow)
    assert.equal(error.code, 'CONFIG_MISSING')
    assert.match(error.message, /Koppelsleutel/)
    assert.match(error.message, /Sleutels gaan nooit mee/)
    assert.deepEqual([flow.came.sent.length, flow.came.completed.length], [0, 0])
  })

  it('shows nothing of an error that nobody foresaw: its text and its causes could hold a key', async () => {
    await open(() => {
      const cause = Object.assign(new Error(CANARY), { code: 'ECONNRESET', config: { headers: { api_key: CANARY } } })
      return Promise.reject(new Error(`request with ${CANARY} failed`, { cause }))
    })
    flow.node.receive({ payload: 'in' })
    await flow.messages(1)
    const error = caughtError(flow)
    assert.equal(error.code, 'UNEXPECTED')
    assert.equal(error.cause, 'ECONNRESET')
    assert.match(error.stack ?? '', /\n\s+at /)
    assert.ok(!JSON.stringify([error, error.message, error.stack]).includes(CANARY))
  })

  it('turns a handler that throws before its first wait into a failure, not into a crash', async () => {
    await open(() => {
      throw new ReconcileError('RUN_BUSY', 'other-run')
    })
    flow.node.receive({ payload: 'in' })
    await flow.messages(1)
    assert.equal(caughtError(flow).code, 'RUN_BUSY')
  })

  it('handles two messages at once, each with its own end', async () => {
    const waiting: (() => void)[] = []
    let bothAreIn = (): void => undefined
    const bothIn = new Promise<void>((resolve) => (bothAreIn = resolve))
    await open(
      (message) =>
        new Promise((answer) => {
          waiting.push(() => answer([message]))
          if (waiting.length === 2) bothAreIn()
        }),
    )
    flow.node.receive({ payload: 1 })
    flow.node.receive({ payload: 2 })
    await bothIn
    waiting.forEach((answer) => answer())
    await flow.messages(4)
    assert.deepEqual(flow.came.sent.map(({ payload }) => payload).sort(), [1, 2])
    assert.equal(flow.came.completed.length, 2)
  })

  it('sends what was done before it fails, when the handler asks for that', async () => {
    await open((message, context) => {
      context.failAfterSending(
        new ReconcileError('BALANCE_UNEXPECTED', 'other-balance', { nowCents: 1, expectedCents: 0 }),
      )
      return Promise.resolve([message])
    })
    flow.node.receive({ payload: 'booked so far' })
    await flow.messages(2)
    assert.equal(flow.came.sent[0]?.payload, 'booked so far')
    assert.equal(caughtError(flow).code, 'BALANCE_UNEXPECTED')
    assert.equal(flow.came.completed.length, 0)
  })
})

describe('a flow node that closes while it works', () => {
  let flow: OpenFlow
  afterEach(() => flow.close())

  /** A run that goes on until it is told to stop, and then ends as `end` says. */
  async function openRunning(end: (context: InputContext, message: NodeMessage) => ReturnType<InputHandler>) {
    let begun = (): void => undefined
    const running = new Promise<void>((resolve) => (begun = resolve))
    flow = await openFlow((message, context) => {
      begun()
      return end(context, message)
    })
    flow.node.receive({ payload: 'in' })
    await running
  }

  const aborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve()))

  it('ends the message as CANCELLED, and says that what was sent is not lost', async () => {
    await openRunning(async ({ signal }) => {
      await aborted(signal)
      throw signal.reason
    })
    await flow.node.close(false)
    await flow.messages(1)
    assert.equal(caughtError(flow).code, 'CANCELLED')
    assert.match(caughtError(flow).message, /boekingsregister/)
  })

  it('says CANCELLED too when a library breaks off with an error of its own', async () => {
    await openRunning(async ({ signal }) => {
      await aborted(signal)
      throw new Error('socket hang up')
    })
    await flow.node.close(false)
    await flow.messages(1)
    assert.equal(caughtError(flow).code, 'CANCELLED')
  })

  it('waits for a write that has left, and sends nothing any more', async () => {
    let written = false
    let finishWriting = (): void => undefined
    await openRunning(async ({ signal }, message) => {
      await aborted(signal)
      await new Promise<void>((resolve) => (finishWriting = resolve))
      written = true
      return [message]
    })
    const closed = flow.node.close(false)
    await new Promise(setImmediate)
    assert.equal(written, false)
    finishWriting()
    await closed
    assert.equal(written, true)
    assert.equal(flow.came.sent.length, 0)
  })

  it('gives up after ten seconds on a run that does not end, and completes its message only once', async () => {
    let endLate = (): void => undefined
    await openRunning((_context, message) => new Promise((resolve) => (endLate = () => resolve([message]))))
    const closed = flow.node.close(false)
    await flow.clock.passes(10_000)
    await closed
    endLate()
    await flow.messages(1)
    await new Promise(setImmediate)
    assert.equal(caughtError(flow).code, 'CANCELLED')
    assert.deepEqual([flow.came.sent.length, flow.came.completed.length], [0, 0])
  })

  it('a node at rest closes at once', async () => {
    flow = await openFlow(() => Promise.resolve(undefined))
    await flow.node.close(true)
    assert.deepEqual(flow.came.caught, [])
  })
})
