import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import helper from 'node-red-node-test-helper'
import type { NodeAPI } from 'node-red'
import packageFile from '../../../package.json'
import nodeRedFile from 'node-red/package.json'
import mspConfig from '../../../nodes/msp-config/msp-config.ts'
import bookPayment from '../../../nodes/reconcile/book-payment/book-payment.ts'
import fetchOpenDebtors from '../../../nodes/reconcile/fetch-open-debtors/fetch-open-debtors.ts'
import matchPayments from '../../../nodes/reconcile/match-payments/match-payments.ts'
import reconcileReport from '../../../nodes/reconcile/reconcile-report/reconcile-report.ts'
import snelstartConfig from '../../../nodes/snelstart-config/snelstart-config.ts'

helper.init(require.resolve('node-red'))

/** In everything that belongs to somebody: a name, a number, a place, a secret. */
const CANARY = 'canary7e57'
const NUMBER = '48151'

interface SavedNode {
  id: string
  type: string
  wires: string[][]
  [property: string]: unknown
}

interface Fact {
  readonly name: string
  readonly value: string
}

/** The helper's Node-RED does not say which one it is. */
const withVersion = (RED: NodeAPI): void => void Object.assign(RED, { version: () => nodeRedFile.version })

const NODES = [withVersion, snelstartConfig, mspConfig, fetchOpenDebtors, matchPayments, bookPayment, reconcileReport]

/** Every property that a dialog saves and that is no choice holds a canary. */
const FLOW: SavedNode[] = [
  { id: 'tab', type: 'tab', label: CANARY, wires: [] },
  {
    id: 'books',
    type: 'snelstart-config',
    wires: [],
    name: CANARY,
    kind: 'network',
    windowsLogin: true,
    encrypt: 'strict',
    ...canaries('server', 'instance', 'database', 'file', 'workgroupFile', 'confirmedOpenTotal', 'administrationName'),
    port: NUMBER,
    schemaProfile: JSON.stringify({ reference: CANARY }),
  },
  { id: 'payments', type: 'msp-config', wires: [], name: CANARY, environment: 'test', accountLabel: CANARY },
  { ...at('fetch', 'fetch-open-debtors'), salesJournal: NUMBER, customerNames: false, invoicedSince: '2019-07-13' },
  { ...at('match', 'match-payments'), references: ['factuurnummer'], notCollected: [CANARY], pattern: `(${CANARY})` },
  {
    ...at('book', 'book-payment'),
    mode: 'book',
    via: 'administration',
    bookingJournalKind: 'Memoriaal',
    bookingJournal: NUMBER,
    clearingAccount: NUMBER,
    methodAccounts: [{ method: CANARY, account: NUMBER }],
    bookFrom: '2019-07-13',
    ...canaries('description', 'importFolder', 'importIban', 'importOpeningBalance', 'exampleDocumentNumber'),
  },
  { ...at('second', 'book-payment'), mode: CANARY, via: [CANARY], bookingDate: { [CANARY]: CANARY } },
  { ...at('report', 'reconcile-report'), format: 'xlsx', language: 'auto', keep: NUMBER },
  { ...at('catch', 'catch'), scope: null, wires: [['caught']] },
  at('caught', 'helper'),
  { ...at('more', 'reconcile-report'), format: 'xlsx', language: 'auto', keep: 1 },
]

const SECRETS = {
  books: { subscriptionKey: CANARY, clientKey: CANARY, user: CANARY, password: CANARY },
  payments: { apiKey: CANARY },
}

describe('what is told about this pack for a report of a fault', () => {
  let userDir: string
  beforeEach(async () => {
    userDir = await mkdtemp(join(tmpdir(), `${CANARY}-user-`))
  })
  afterEach(async () => {
    await helper.unload()
    await rm(userDir, { recursive: true })
  })

  async function deploy(settings: object = {}): Promise<void> {
    const given: object = { lang: 'nl', userDir, ...settings }
    helper.settings(given)
    await helper.load(NODES, FLOW, SECRETS)
  }

  async function ask(language = 'nl'): Promise<{ facts: readonly Fact[]; text: string }> {
    const response = await helper.request().post('/snelstart-multisafepay/pack/about').send({ id: 'books', language })
    assert.equal(response.status, 200)
    return { facts: (response.body as { facts: Fact[] }).facts, text: response.text }
  }

  const valueOf = (facts: readonly Fact[], name: string): string | undefined =>
    facts.find((fact) => fact.name === name)?.value

  it('names the pack, and everything that it runs on', async () => {
    await deploy()
    const { facts } = await ask()
    assert.equal(valueOf(facts, 'Pakket'), `${packageFile.name} ${packageFile.version}`)
    assert.equal(valueOf(facts, 'Node-RED'), nodeRedFile.version)
    assert.equal(valueOf(facts, 'Node.js'), process.version)
    assert.match(valueOf(facts, 'Besturingssysteem') ?? '', new RegExp(`^\\S+ \\S+ ${process.arch}$`))
    assert.equal(valueOf(facts, 'Taal'), 'nl (server), nl (editor)')
    assert.match(valueOf(facts, 'Extra bibliotheken') ?? '', /mssql, .*mdb-reader/)
    // Of whatever ran before in this process.
    assert.match(valueOf(facts, 'Laatste storingen') ?? '', /^(geen|(\d+ [a-z]+ \d\d:\d\d [a-z-]+ [A-Z_]+(, )?)+)$/)
  })

  it('speaks the language of the browser', async () => {
    await deploy()
    const { facts } = await ask('en-US')
    assert.equal(valueOf(facts, 'Language'), 'nl (server), en-US (editor)')
    assert.equal(valueOf(facts, 'Data folder'), 'not made yet')
  })

  it('tells of each node what was chosen or ticked, and how many are set so', async () => {
    await deploy()
    const { facts } = await ask()
    const nodes = facts.filter(({ name }) => name.includes('×'))
    assert.deepEqual(nodes, [
      { name: '1 × snelstart-config', value: 'kind=network windowsLogin=true encrypt=strict' },
      { name: '1 × msp-config', value: 'environment=test' },
      { name: '1 × fetch-open-debtors', value: 'customerNames=false' },
      { name: '1 × match-payments', value: 'references=factuurnummer' },
      { name: '1 × book-payment', value: 'mode=book via=administration bookingJournalKind=Memoriaal' },
      { name: '1 × book-payment', value: 'mode=? via=? bookingDate=?' },
      { name: '2 × reconcile-report', value: 'format=xlsx language=auto' },
    ])
  })

  it('holds no secret, no name, no number, no date and no path, whatever a flow holds', async () => {
    await deploy({ snelstartMultisafepay: { dataFolder: join(userDir, 'elsewhere') } })
    await ask()
    const { facts, text } = await ask('en-US')
    assert.ok(facts.length > 12)
    for (const canary of [CANARY, NUMBER, '2019-07-13', tmpdir(), userDir]) assert.ok(!text.includes(canary), canary)
  })

  it('tells the codes of the last failures, newest first, and not their words', async () => {
    await deploy()
    const caught = new Promise((resolve) => helper.getNode('caught').on('input', resolve))
    helper.getNode('fetch').receive({ payload: CANARY })
    await caught
    const { facts, text } = await ask()
    assert.match(valueOf(facts, 'Laatste storingen') ?? '', /^\d+ \w+ \d\d:\d\d fetch-open-debtors CONFIG_MISSING/)
    assert.ok(!text.includes(CANARY))
  })

  describe('of the data folder', () => {
    const folderNow = async (): Promise<string | undefined> => valueOf((await ask()).facts, 'Gegevensmap')

    it('says whether it can be written to, and leaves nothing in it', async () => {
      const folder = join(userDir, 'snelstart-multisafepay')
      await mkdir(folder)
      await deploy()
      assert.equal(await folderNow(), 'er kan in geschreven worden')
      assert.deepEqual(await readdir(folder), [])
    })

    it('says by the code of the system why not', async () => {
      await writeFile(join(userDir, 'file'), '')
      await deploy({ snelstartMultisafepay: { dataFolder: join(userDir, 'file', 'below') } })
      assert.equal(await folderNow(), 'er kan niet in geschreven worden (ENOTDIR)')
    })

    it('says that its setting is refused', async () => {
      await deploy({ snelstartMultisafepay: { dataFolder: 'not absolute' } })
      assert.equal(await folderNow(), 'de instelling wordt geweigerd')
    })
  })
})

function canaries(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, CANARY]))
}

function at(id: string, type: string): SavedNode {
  return { id, type, z: 'tab', x: 0, y: 0, name: CANARY, wires: [] }
}
