import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { NodeStatus } from 'node-red'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { type KeptResult, lastResult } from '../../../nodes/shared/node-red/last-result.ts'
import type { InputHandler } from '../../../nodes/shared/node-red/on-input.ts'
import { loadedBy } from './loaded-by.ts'
import { openFlow, type OpenFlow } from './open-flow.ts'

/** 31 maart 2026, 01:31 in Amsterdam. */
const AT = Date.parse('2026-03-30T23:31:00Z')
const BOOKED: NodeStatus = { fill: 'yellow', shape: 'dot', text: '12 geboekt · 3 uitzoeken' }

let userDir: string
beforeEach(async () => {
  userDir = await mkdtemp(join(tmpdir(), 'last-result-'))
})
afterEach(() => rm(userDir, { recursive: true }))

describe('the status of a node that is deployed anew', () => {
  const statusesOf = ({ node }: OpenFlow): NodeStatus[] => {
    // The helper replaces `status` by a spy.
    const { args } = Reflect.get(node, 'status') as unknown as { readonly args: NodeStatus[][] }
    return args.flat()
  }
  const openWith = (handle: InputHandler): Promise<OpenFlow> => openFlow(handle, { lang: 'nl', userDir })
  const firstStatus = async (flow: OpenFlow): Promise<NodeStatus | undefined> => {
    while (statusesOf(flow).length === 0) await new Promise(setImmediate)
    return statusesOf(flow)[0]
  }
  const silent: InputHandler = () => Promise.resolve(undefined)

  async function ranOnce(
    handle: InputHandler,
    wait: (flow: OpenFlow) => Promise<unknown> = (flow) => flow.messages(1),
  ) {
    const flow = await openWith(handle)
    flow.node.receive({ payload: 'in' })
    await wait(flow)
    await flow.close()
  }

  it('is its last result with the time of it', async () => {
    await ranOnce((_message, { status }) => {
      status.finished({ text: '12 geboekt', attention: 0 })
      return Promise.resolve(undefined)
    })
    const flow = await openWith(silent)
    // The hand clock begins at 1,000 seconds after the beginning of 1970.
    assert.deepEqual(await firstStatus(flow), { fill: 'green', shape: 'dot', text: '1 jan 01:16 · 12 geboekt' })
    await flow.close()
  })

  it('is its last failure in words, not the key of one', async () => {
    await ranOnce(() => Promise.reject(new ReconcileError('RUN_BUSY', 'other-run')))
    const flow = await openWith(silent)
    assert.deepEqual(await firstStatus(flow), { fill: 'red', shape: 'ring', text: '1 jan 01:16 · er loopt er al een' })
    await flow.close()
  })

  it('is that of a run which the deploy broke off', async () => {
    const aborted = (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    let begun = (): void => undefined
    const running = new Promise<void>((resolve) => (begun = resolve))
    await ranOnce(
      async (_message, { signal, status }) => {
        status.finished({ text: '12 geboekt' })
        begun()
        await aborted(signal)
        throw signal.reason
      },
      () => running,
    )
    const flow = await openWith(silent)
    assert.equal((await firstStatus(flow))?.text, '1 jan 01:16 · afgebroken')
    await flow.close()
  })

  it('is that it never ran, when it never ran', async () => {
    const flow = await openWith(silent)
    assert.deepEqual(await firstStatus(flow), { fill: 'grey', shape: 'ring', text: 'status.idle' })
    await flow.close()
  })

  it('is that it never ran, when it was taken out of the flow in between', async () => {
    const flow = await openWith((_message, { status }) => {
      status.finished({ text: '12 geboekt' })
      return Promise.resolve(undefined)
    })
    flow.node.receive({ payload: 'in' })
    await flow.messages(1)
    await flow.node.close(true)
    await flow.close()
    const again = await openWith(silent)
    assert.equal((await firstStatus(again))?.text, 'status.idle')
    await again.close()
  })
})

describe('a node that starts', () => {
  it('loads none of the heavy libraries to see that it never ran', async () => {
    assert.deepEqual(await loadedBy('nodes/reconcile/book-payment/book-payment.ts'), [])
  }).timeout(10_000)
})

describe('what a node came to, after Node-RED was started again', () => {
  /** A process of its own: it shares no memory with another. */
  const started = (language: 'nl' | 'en-US' = 'nl', nodeId = 'book') =>
    lastResult({ settings: { userDir } } as never, { id: nodeId }, language, new Map<string, KeptResult>())

  async function ran(status: NodeStatus | undefined): Promise<void> {
    const last = started()
    await last.before
    last.begun(AT - 60_000)
    last.ended(AT, status)
    await last.close(false)
  }

  it('is there with its time, in the language of the server', async () => {
    await ran(BOOKED)
    assert.deepEqual(await started().before, { ...BOOKED, text: '31 mrt 01:31 · 12 geboekt · 3 uitzoeken' })
    assert.equal((await started('en-US').before)?.text, '31 Mar 01:31 · 12 geboekt · 3 uitzoeken')
  })

  it('is not claimed of a run that was killed: that run was not finished', async () => {
    await ran(BOOKED)
    const killed = started()
    await killed.before
    killed.begun(AT)
    await killed.close(false)
    assert.deepEqual(await started().before, { fill: 'yellow', shape: 'ring', text: '31 mrt 01:31 · niet afgemaakt' })
  })

  it('stays what it was when a later message had nothing to say', async () => {
    await ran(BOOKED)
    await ran(undefined)
    assert.match((await started().before)?.text ?? '', /12 geboekt/)
  })

  it('is not that of another node, nor of another Node-RED with the same data folder', async () => {
    await ran(BOOKED)
    assert.equal(await started('nl', 'another').before, undefined)
    const shared = {
      snelstartMultisafepay: { dataFolder: join(userDir, 'snelstart-multisafepay') },
      userDir: '/elsewhere',
    }
    assert.equal(await lastResult({ settings: shared } as never, { id: 'book' }, 'nl', new Map()).before, undefined)
  })

  it('is gone from the disk when the node is taken out of its flow', async () => {
    await ran(BOOKED)
    await started().close(true)
    assert.deepEqual(await readdir(join(userDir, 'snelstart-multisafepay', 'house', 'results')), [])
  })

  it('is nothing when its file is damaged, and of a hundred batches only the last is written', async () => {
    const last = started()
    for (let batch = 1; batch <= 100; batch += 1) {
      last.begun(AT)
      last.ended(AT, { ...BOOKED, text: `${batch} geboekt` })
    }
    await last.close(false)
    const folder = join(userDir, 'snelstart-multisafepay', 'house', 'results')
    const [file = ''] = await readdir(folder)
    assert.match(await readFile(join(folder, file), 'utf8'), /"100 geboekt"/)
    await writeFile(join(folder, file), '{"at":')
    assert.equal(await started().before, undefined)
  })

  it('lives without a data folder as long as the process does', async () => {
    const memory = new Map<string, KeptResult>()
    const nowhere = () => lastResult({ settings: {} } as never, { id: 'book' }, 'nl', memory)
    const last = nowhere()
    last.begun(AT)
    last.ended(AT, BOOKED)
    await last.close(false)
    assert.match((await nowhere().before)?.text ?? '', /12 geboekt/)
  })
})
