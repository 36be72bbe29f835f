import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import helper from 'node-red-node-test-helper'
import type { NodeMessage } from 'node-red'

import reconcileReport from '../../../nodes/reconcile/reconcile-report/reconcile-report.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'
import { type MainFlow, type MainFlowGiven, openMainFlow } from '../nodes/open-main-flow.ts'

interface Worded {
  readonly level: string
  readonly code: string
  readonly text: string
}

interface Answer extends NodeMessage {
  readonly payload: readonly Worded[]
  readonly check: { readonly ok: boolean; readonly errors: number; readonly warnings: number; readonly text: string }
}

/** Files that tell what was booked, with their content. */
function registersUnder(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => name.includes('register') && statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

describe('The set-up check by message', () => {
  let sandbox: Sandbox
  let flow: MainFlow | undefined
  const open = async (given: MainFlowGiven = {}): Promise<MainFlow> => (flow = await openMainFlow(sandbox, given))
  const answerOf = async ({ receiveAtBook, next }: MainFlow, message: object = {}): Promise<Answer> => {
    receiveAtBook({ topic: 'check', ...message })
    return (await next('all')) as Answer
  }

  beforeEach(async () => {
    sandbox = await startSandbox()
  })
  afterEach(async () => {
    await flow?.close()
    flow = undefined
    await sandbox.close()
  })

  it('is answered on the first output with every finding, and with the rest of the message as it was', async () => {
    const answer = await answerOf(await open(), { own: { kept: true } })
    assert.equal(answer.topic, 'check')
    assert.deepEqual(Reflect.get(answer, 'own'), { kept: true })
    assert.equal(Reflect.has(answer, 'reconcile'), false)
    assert.ok(answer.payload.length > 15)
    for (const { level, code, text } of answer.payload) {
      assert.match(level, /^(ok|warning|error)$/)
      assert.match(code, /^[\w-]+$/)
      assert.match(text, /[.?)]$/)
    }
    const { errors, warnings, ok } = answer.check
    assert.equal(answer.payload.filter(({ level }) => level === 'error').length, errors)
    assert.equal(answer.payload.filter(({ level }) => level === 'warning').length, warnings)
    assert.equal(ok, errors === 0)
  })

  it('goes by the settings of the match-payments before the node', async () => {
    const { payload } = await answerOf(await open({ match: { tolerance: '5' } }))
    assert.ok(payload.some(({ code }) => code === 'difference-account-missing'))
    assert.ok(!payload.some(({ code }) => code === 'match-missing'))
  })

  it('shows how it came out under the node', async () => {
    const opened = await open()
    await answerOf(opened)
    await opened.shown('te herstellen')
  })

  it('writes nothing in SnelStart nor in the register, also between two runs', async () => {
    const { receive, next, receiveAtBook, userDir } = await open()
    receive({ payload: 0 })
    await next('all')
    const [registers, audit] = [registersUnder(userDir), sandbox.snelstart.world.audit()]
    assert.ok(Object.keys(registers).length > 0)
    sandbox.snelstart.clearRequests()
    receiveAtBook({ topic: 'check' })
    const answer = (await next('all')) as Answer
    assert.ok(answer.payload.some(({ code }) => code === 'read-back-works'))
    assert.deepEqual(registersUnder(userDir), registers)
    assert.deepEqual(sandbox.snelstart.world.audit(), audit)
    assert.ok(sandbox.snelstart.requests.every(({ method, path }) => method === 'GET' || path.endsWith('/token')))
    receive({ payload: 0 })
    assert.ok(Reflect.has(await next('all'), 'reconcile'))
  })

  it('is a check also when the message comes with the lines of a run: nothing is booked', async () => {
    const { receive, next } = await open()
    receive({ topic: 'check', payload: 0 })
    const answer = (await next('all')) as Answer
    assert.equal(Reflect.has(answer, 'reconcile'), false)
    assert.ok(answer.check.errors >= 0)
    assert.ok([...sandbox.snelstart.world.audit().bookingsPerDocumentNumber.keys()].every((key) => !/^MSP-/.test(key)))
  })

  it('says what is missing where nothing is filled in yet, and gives Catch nothing', async () => {
    const opened = await open({ book: { administration: '', provider: '', bookingJournal: '' }, credentials: {} })
    const { payload, check } = await answerOf(opened)
    assert.equal(check.ok, false)
    const missing = payload.filter(({ code }) => code === 'CONFIG_MISSING')
    assert.equal(missing.length, 3, JSON.stringify(payload))
  })

  it('says no secret, whatever is wrong with it', async () => {
    const canary = 'canary-5e7a1d00c0ffee'
    const credentials = {
      books: { subscriptionKey: `${canary}-1`, clientKey: `${canary}-2` },
      shop: { apiKey: `${canary}-3` },
    }
    const answer = await answerOf(await open({ credentials }))
    assert.equal(answer.check.ok, false)
    assert.ok(!JSON.stringify(answer).includes(canary))
  })
})

describe('The answer to a set-up check at reconcile-report', () => {
  afterEach(() => helper.unload())

  it('is no run: it makes no file, is no error, and shows its count', async () => {
    helper.init(require.resolve('node-red'))
    helper.settings({ lang: 'nl', userDir: mkdtempSync(join(tmpdir(), 'check-report-')) } as object)
    const placed = { z: 'tab', x: 0, y: 0 }
    const nodes = [
      { id: 'tab', type: 'tab' },
      { ...placed, id: 'report', type: 'reconcile-report', wires: [['out']] },
      { ...placed, id: 'catch', type: 'catch', scope: null, wires: [['out', 'done']] },
      { ...placed, id: 'complete', type: 'complete', scope: ['report'], wires: [['done']] },
      { ...placed, id: 'out', type: 'helper' },
      { ...placed, id: 'done', type: 'helper' },
    ]
    await helper.load([reconcileReport], nodes)
    const came: NodeMessage[] = []
    helper.getNode('out').on('input', (message) => came.push(message))
    const done = new Promise((resolve) => helper.getNode('done').on('input', resolve))
    const check = { ok: false, errors: 2, warnings: 1, text: 'Te herstellen: 2.' }
    helper.getNode('report').receive({ topic: 'check', payload: [], ...{ check } })
    await done
    assert.deepEqual(came, [])
    // A status follows the one before it after a second.
    const spy = Reflect.get(helper.getNode('report'), 'status') as unknown as { readonly args: unknown }
    while (!JSON.stringify(spy.args).includes('2 te herstellen · 1 bekijken')) await setImmediate()
  })
})
