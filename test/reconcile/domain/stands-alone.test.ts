// The ground floor needs nothing: it runs where no package, and nothing else of ours, can be found.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { anOpenDebtor, aPayment } from './builders.ts'

const DOMAIN = join(__dirname, '../../../nodes/reconcile/domain')

const PROGRAM = `
import { match } from './domain/matching/match.ts'
const amounts = { centsByTransaction: new Map(), writtenOffByDebtor: new Map() }
const settings = { references: ['betalingskenmerk'], partial: 'hold', overpaid: 'hold', toleranceCents: 0, notCollected: new Set() }
const isThere = (name) => { try { require.resolve(name); return true } catch { return false } }
const { decisions } = match({
  debtors: [${JSON.stringify(anOpenDebtor())}],
  payments: [${JSON.stringify(aPayment())}],
  failedReferences: new Set(), covered: amounts, settings, today: '2026-02-01',
})
console.log(JSON.stringify({
  outcome: [...decisions.values()][0].outcome,
  there: ['node-red', 'axios', 'zod', 'lossless-json'].filter(isThere),
}))
`

describe('The domain', () => {
  let folder: string

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'domain-')))
    await cp(DOMAIN, join(folder, 'domain'), { recursive: true })
    await writeFile(join(folder, 'program.ts'), PROGRAM)
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('decides in a folder of its own, where Node-RED, axios and zod cannot be found', async () => {
    const outfile = join(folder, 'program.js')
    const built = await build({
      entryPoints: [join(folder, 'program.ts')],
      absWorkingDir: folder,
      bundle: true,
      platform: 'node',
      metafile: true,
      logLevel: 'silent',
      outfile,
    })
    const imported = Object.values(built.metafile.inputs).flatMap(({ imports }) => imports)
    assert.deepEqual(
      imported.filter(({ external, path }) => external === true && isBuiltin(path)),
      [],
    )
    const { stdout } = await promisify(execFile)(process.execPath, [outfile], { cwd: folder, env: {} })
    assert.deepEqual(JSON.parse(stdout), { outcome: 'paid', there: [] })
  })

  it('has no file that asks for more than its neighbours', async () => {
    const built = await build({
      entryPoints: [join(folder, 'domain', '**', '*.ts')],
      absWorkingDir: folder,
      bundle: true,
      platform: 'node',
      format: 'esm',
      metafile: true,
      write: false,
      logLevel: 'silent',
      outdir: folder,
    })
    const outside = Object.keys(built.metafile.inputs).filter((path) => !path.startsWith('domain/'))
    assert.deepEqual(outside, [])
  })
})
