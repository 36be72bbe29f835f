import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { QUESTIONS } from '../../nodes/shared/node-red/admin-routes.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { demoResult, type DemoResult } from '../../scripts/demo/result-text.ts'
import { enter, type AdminDoor } from './admin-door.ts'
import {
  CANARY_CENTS,
  CANARY_INVOICE,
  CANARY_NAME,
  CANARY_REFERENCE,
  keptBelow,
  OWN_BANK,
  plantCanaries,
  secretsOf,
  talkativeAnswer,
} from './canaries.ts'
import { LANES } from './lane.ts'
import { laneFlow } from './lane-flow.ts'
import { overhear, type Overheard } from './overheard.ts'
import { startRealNodeRed, type RealNodeRed } from './real-node-red.ts'

const ROOT = path.join(__dirname, '..', '..')
// The dashboard needs the nodes of another package: test/browser/dashboard.test.ts starts it.
const EXAMPLES = readdirSync(path.join(ROOT, 'examples')).filter((name) => /^\d.*\.json$/.test(name))
const NODES = [
  'snelstart-config',
  'msp-config',
  'fetch-open-debtors',
  'match-payments',
  'book-payment',
  'reconcile-report',
]

const nodeSets = z.array(z.looseObject({ module: z.string(), types: z.array(z.string()), enabled: z.boolean() }))
const failure = z.object({ code: z.string(), message: z.string() })
const answered = z.looseObject({ ok: z.boolean(), lines: z.array(z.object({ kind: z.string(), text: z.string() })) })

/** What a run came to, in each lane. */
const runs = new Map<string, object>()

for (const lane of LANES) {
  describe(`The packed pack in ${lane.name}`, function () {
    this.timeout(120_000)
    let sandbox: Sandbox
    let nodeRed: RealNodeRed
    let admin: AdminDoor
    let editor: Overheard
    /** Closed at the end, also when not all of it could start. */
    const open: { close(): Promise<void> | void }[] = []
    const flowAnswers: string[] = []

    before(async function () {
      this.timeout(300_000)
      sandbox = await startSandbox()
      open.push(sandbox)
      plantCanaries(sandbox)
      nodeRed = await startRealNodeRed(await lane.program(), sandbox.environment, lane)
      open.push(nodeRed)
      admin = await enter(nodeRed, 'admin')
      editor = await overhear(nodeRed, admin.token ?? '')
      open.push(editor)
    })
    after(async () => {
      for (const one of open.reverse()) await one.close()
    })

    async function deployedJob(keys: Partial<Sandbox['keys']> = {}): Promise<string> {
      const { nodes, runPath } = await laneFlow(ROOT, nodeRed.userFolder, { ...sandbox.keys, ...keys })
      await admin.deploy(nodes)
      return `${nodeRed.flowUrl}${runPath}`
    }

    async function runAt(url: string): Promise<{ status: number; answer: unknown }> {
      const response = await fetch(url, { method: 'POST' })
      const text = await response.text()
      flowAnswers.push(text)
      return { status: response.status, answer: JSON.parse(text) }
    }

    it('runs in the version that it is meant for', async () => {
      const { version } = z.object({ version: z.string() }).parse(JSON.parse((await admin.get('settings')).text))
      assert.match(version, lane.nodeRedVersion)
    })

    it('loads all five nodes without an error', async () => {
      const sets = nodeSets.parse(JSON.parse((await admin.get('nodes')).text))
      const ours = sets.filter(({ module }) => module === 'node-red-contrib-snelstart-multisafepay')
      assert.deepEqual(ours.flatMap(({ types }) => types).sort(), [...NODES].sort())
      for (const set of ours) assert.deepEqual([set.enabled, set['err']], [true, undefined], set.types.join())
    })

    for (const example of EXAMPLES) {
      it(`imports and starts the example ${example}`, async () => {
        const since = nodeRed.log().length
        const flow = z.array(z.looseObject({ type: z.string() })).parse(read(example))
        await admin.deploy(flow)
        assert.doesNotMatch(nodeRed.log().slice(since), /\[error\]|missing types|unknown/i)
        const deployed = z.array(z.looseObject({ type: z.string() })).parse(JSON.parse((await admin.get('flows')).text))
        assert.deepEqual(deployed.map(({ type }) => type).sort(), flow.map(({ type }) => type).sort())
      })
    }

    it('settles what the story says, and the books are right', async () => {
      const url = await deployedJob()
      const { status, answer } = await runAt(url)
      assert.equal(status, 200)
      const result = demoResult.parse(answer)
      const expected = new Map(sandbox.story?.lines.map(({ invoiceNumber, expects }) => [invoiceNumber, expects]))
      assert.deepEqual(outcomesOf(result), Object.fromEntries([...expected, [CANARY_INVOICE, 'paid']].sort()))
      const bookedCents = (sandbox.story?.writesOffCents ?? 0) + CANARY_CENTS
      assert.equal(result.reconcile.bookedCents, bookedCents)
      assertBooksAreRight(sandbox, bookedCents)
      runs.set(lane.name, { lines: result.lines.map(concluded), counts: result.reconcile.counts, bookedCents })
      await editor.said(/\d+ geboekt|\d+ booked/)
    })

    it('books nothing when it runs again', async () => {
      const before = sandbox.snelstart.world.balanceCents(1220)
      const { status } = await runAt(await deployedJob())
      assert.equal(status, 200)
      assertBooksAreRight(sandbox, before)
    })

    for (const question of QUESTIONS) {
      it(`answers ${question} for who may write, and for nobody else`, async () => {
        await deployedJob()
        const id = question.startsWith('snelstart') ? 'a2c000000000001' : 'a2c000000000002'
        const asked = { id, language: 'en-US', kind: 'online', environment: 'live' }
        const statuses: number[] = []
        for (const user of [undefined, 'reader'] as const) {
          const door = await enter(nodeRed, user)
          statuses.push((await door.post(`snelstart-multisafepay/${question}`, asked)).status)
        }
        const { status, text } = await admin.post(`snelstart-multisafepay/${question}`, asked)
        assert.deepEqual([...statuses, status], [401, 401, 200])
        // An online administration has no tables to learn an example from, and a form without keys is not in order.
        const isRefused = question === 'snelstart/example' || question === 'book-payment/check'
        assert.equal(answered.parse(JSON.parse(text)).ok, !isRefused, text)
      })
    }

    it(`says of SQL Server ${lane.omit.includes('optional') ? 'what to install' : 'that nobody answers'}`, async () => {
      const place = { kind: 'network', server: '127.0.0.1', port: '9', database: 'Voorbeeld', encrypt: 'true' }
      const asked = { id: 'new', language: 'en-US', ...place, user: 'reader', password: 'not-a-password' }
      const { status, text } = await admin.post('snelstart-multisafepay/snelstart/test', asked)
      assert.equal(status, 200)
      assert.match(text, lane.omit.includes('optional') ? /npm install mssql/ : /127\.0\.0\.1/)
    })

    for (const [key, code] of [
      ['clientKey', 'SNELSTART_AUTH'],
      ['subscriptionKey', 'SNELSTART_SUBSCRIPTION'],
      ['apiKey', 'MULTISAFEPAY_AUTH'],
    ] as const) {
      it(`a wrong ${key} reaches Catch as ${code}`, async () => {
        const { status, answer } = await runAt(await deployedJob({ [key]: 'not-the-key' }))
        assert.equal(status, 500)
        assert.equal(failure.parse(answer).code, code)
      })
    }

    for (const service of ['snelstart', 'multisafepay'] as const) {
      it(`what ${service} says too much when it fails is not repeated`, async () => {
        const body = talkativeAnswer(sandbox.keys)[service]
        const { faults } = sandbox[service]
        faults.add({
          when: { path: /verkoopfacturen|transactions/, times: 20 },
          what: { kind: 'status', status: 400, body },
        })
        const { status, answer } = await runAt(await deployedJob())
        faults.clear()
        assert.equal(status, 500)
        assert.match(failure.parse(answer).code, /_ANSWER$/)
      })
    }

    it('no key, token, IBAN or e-mail address is in anything that left, and no name on disk', async () => {
      const kept = await keptBelow(nodeRed.userFolder)
      const left = [nodeRed.log(), editor.text(), ...admin.answers, ...flowAnswers, kept].join('\n')
      for (const place of [editor.text(), flowAnswers.join('\n')]) assert.ok(place.includes(CANARY_NAME))
      assert.ok(kept.includes(CANARY_REFERENCE))
      for (const secret of secretsOf(sandbox)) assert.equal(left.includes(secret), false, secret)
      // The user's own bank journal is called after its account number: only the list to choose from shows it.
      const list = admin.answers.filter((answer) => answer.includes('"journals"')).join('\n')
      assert.ok(list.includes(OWN_BANK))
      assert.equal(left.split(OWN_BANK).length, list.split(OWN_BANK).length)
      for (const name of [CANARY_NAME, 'Jansen']) assert.equal(kept.includes(name), false, name)
    })

    it('printed no error but the failures that were asked for', () => {
      const errors = nodeRed.log().match(/^.*\[error\].*$/gm) ?? []
      assert.equal(errors.length, 0, errors.join('\n'))
    })
  })
}

describe('The same run in Node-RED 4.1 and 5', () => {
  it('has the same outcome, reason and bookings for every debtor, and the same sum', () => {
    const [first, ...others] = LANES.map(({ name }) => runs.get(name))
    assert.ok(first)
    for (const other of others) assert.deepEqual(other, first)
  })
})

const read = (example: string): unknown => JSON.parse(readFileSync(path.join(ROOT, 'examples', example), 'utf8'))

function outcomesOf({ lines }: DemoResult): Record<string, string> {
  return Object.fromEntries(lines.map(({ debtor, outcome }) => [debtor.invoiceNumber, outcome] as const).sort())
}

/** What a run concluded of a debtor, without what differs between two sandboxes. */
function concluded({ debtor, outcome, attention, reason, bookings = [] }: DemoResult['lines'][number]) {
  const booked = bookings.map(({ state, writeOffCents }) => ({ state, writeOffCents }))
  return { invoiceNumber: debtor.invoiceNumber, outcome, attention, reason, booked }
}

function assertBooksAreRight({ snelstart }: Sandbox, clearingCents: number): void {
  const { problems, bookingsPerDocumentNumber, balances } = snelstart.world.audit()
  assert.deepEqual(problems, [])
  const ours = [...bookingsPerDocumentNumber].filter(([number]) => number.startsWith('MSP-'))
  assert.ok(ours.length > 0)
  for (const [number, times] of ours) assert.equal(times, 1, number)
  assert.equal(balances.get(1220), clearingCents)
  assert.deepEqual(snelstart.unknownProperties, [])
}
