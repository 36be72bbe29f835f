// What is published: files as Node-RED and flows.nodered.org look for them, and nothing heavy before it is needed.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { builtPack, NODES, ROOT } from './project.ts'
import { defaultValues, literal, propertiesOf, registeredNode } from './registered-node.ts'

/** Contract section 2: flows that users saved hold these names and values. */
const PROPERTIES: Readonly<Record<string, object>> = {
  'snelstart-config': {
    name: '',
    kind: 'online',
    server: '',
    port: '',
    instance: '',
    database: '',
    windowsLogin: false,
    encrypt: 'true',
    trustServerCertificate: false,
    file: '',
    workgroupFile: '',
    schemaProfile: '',
    confirmedOpenTotal: '',
    administrationName: '',
    version: 1,
  },
  'msp-config': { name: '', environment: 'live', accountLabel: '', version: 1 },
  'fetch-open-debtors': {
    name: '',
    administration: '',
    salesJournal: '',
    onlyWithReference: false,
    invoicedSince: '',
    batchSize: 0,
    customerNames: true,
    version: 1,
  },
  'match-payments': {
    name: '',
    provider: '',
    references: ['betalingskenmerk'],
    pattern: '',
    lookup: 'auto',
    paidSince: 400,
    partial: 'book',
    overpaid: 'hold',
    tolerance: 0,
    notCollected: ['PAYPAL', 'AMAZONBTN', 'BIZUM'],
    allowTestPayments: false,
    version: 1,
  },
  'book-payment': {
    name: '',
    administration: '',
    provider: '',
    mode: 'preview',
    via: 'administration',
    importFolder: '',
    importFormat: 'boekingen',
    importSeparator: ';',
    importDecimal: ',',
    importIban: '',
    importOpeningBalance: '',
    exampleDocumentNumber: '',
    bookingJournal: '',
    bookingJournalKind: '',
    clearingAccount: '',
    methodAccounts: [],
    differenceAccount: '',
    overpaidAccount: '',
    bookFrom: '',
    description: 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}',
    bookingDate: 'paid',
    closedPeriod: 'stop',
    maxPerRun: 0,
    version: 1,
  },
  'reconcile-report': { name: '', format: 'xlsx', language: 'auto', keep: 100, version: 1 },
}

const ONE_OUTPUT: readonly string[] = ['fetch-open-debtors', 'reconcile-report']

/** Prints what is loaded after a node file was required, and whether it is the function that Node-RED calls. */
const LOADED = `
const node = require(process.argv[1])
console.log(JSON.stringify({ kind: typeof node, files: Object.keys(require.cache) }))
`

describe('the built pack', () => {
  let pack = ''
  before(async () => {
    pack = await builtPack()
  })
  const page = (name: string): string => readFileSync(path.join(pack, `${name}.html`), 'utf8')

  it('has the command that proves a data folder, in both languages', () => {
    for (const [language, words] of [
      ['nl', /^Gebruik: verify-records/],
      ['en', /^Usage: verify-records/],
    ] as const) {
      const command = [path.join(pack, 'verify-records.js'), '--language', language]
      const environment = { ...process.env, SNELSTART_MULTISAFEPAY_DATA: '' }
      const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8', env: environment })
      assert.equal(status, 2)
      assert.match(stdout, words)
    }
  })

  for (const { name, config } of NODES) {
    it(`${name}.js is the function that Node-RED calls, and loads nothing heavy`, () => {
      const answer = execFileSync(process.execPath, ['-e', LOADED, path.join(pack, `${name}.js`)], { encoding: 'utf8' })
      const { kind, files } = JSON.parse(answer) as { kind: string; files: string[] }
      assert.equal(kind, 'function')
      assert.deepEqual(
        files.map((file) => path.basename(file)),
        [`${name}.js`],
      )
    })

    it(`${name} can be read by flows.nodered.org, with the properties of the contract`, () => {
      const node = registeredNode(page(name))
      assert.equal(node.type, name)
      assert.equal(literal(node.definition['category']), config ? 'config' : 'SnelStart')
      assert.deepEqual(defaultValues(node), PROPERTIES[name])
    })

    it(`${name} has a catalogue and a help text in both languages, with the words of the status line`, () => {
      for (const language of ['nl', 'en-US']) {
        const folder = path.join(pack, 'locales', language)
        const texts = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Record<string, unknown>
        assert.equal(texts['language'], language)
        assert.equal(typeof texts['status'], 'object')
        const help = readFileSync(path.join(folder, `${name}.html`), 'utf8')
        assert.match(help, new RegExp(`^<script type="text/markdown" data-help-name="${name}">`))
      }
    })
  }

  for (const { name } of NODES.filter(({ config }) => !config)) {
    it(`${name} has an icon of its own under a name that no other pack uses`, () => {
      const { definition } = registeredNode(page(name))
      const icon = String(literal(definition['icon']))
      assert.match(icon, /^ssmsp-[\w-]+\.svg$/)
      const drawing = readFileSync(path.join(pack, 'icons', icon), 'utf8')
      assert.match(drawing, /viewBox="0 0 40 60"/)
      assert.doesNotMatch(drawing, /(?:stroke|fill)="(?!none|#fff)/)
      assert.equal(literal(definition['color']), '#87A980')
      assert.equal(literal(definition['inputs']), 1)
      assert.equal(literal(definition['outputs']), ONE_OUTPUT.includes(name) ? 1 : 2)
    })
  }

  it('secrets are passwords, and stand in no property', () => {
    for (const { name } of NODES.filter(({ config }) => config)) {
      const { credentials } = registeredNode(page(name)).definition
      assert.ok(credentials !== undefined && ts.isObjectLiteralExpression(credentials), name)
      for (const [secret, kind] of Object.entries(propertiesOf(credentials))) {
        // The name of an account is no secret.
        const expected = secret === 'user' ? '{type:"text"}' : '{type:"password"}'
        assert.equal(kind.getText().replaceAll(/\s/g, ''), expected, secret)
        assert.ok(!(secret in (PROPERTIES[name] ?? {})), secret)
      }
    }
  })

  it('no library of a database is loaded by what Online needs', () => {
    const answer = execFileSync(process.execPath, ['-e', LOADED, path.join(pack, 'lib.js')], { encoding: 'utf8' })
    const { files } = JSON.parse(answer) as { files: string[] }
    const packages = new Set(files.flatMap((file) => /node_modules[\\/]([^\\/]+)/.exec(file)?.[1] ?? []))
    assert.ok(packages.has('zod'), 'the reader sees what is loaded')
    const heavy = ['mssql', 'tedious', 'msnodesqlv8', 'node-adodb', 'mdb-reader', 'exceljs']
    assert.deepEqual(
      heavy.filter((name) => packages.has(name)),
      [],
    )
  })

  it('what all nodes share is one file beside them', () => {
    assert.ok(existsSync(path.join(pack, 'lib.js')))
    assert.ok(existsSync(path.join(ROOT, 'nodes', 'lib.ts')))
  })
})
