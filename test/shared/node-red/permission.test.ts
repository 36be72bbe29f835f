import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'

import { QUESTIONS } from '../../../nodes/shared/node-red/admin-routes.ts'

const ROOT = join(__dirname, '../../..')

describe('the routes of a Node-RED with a login', function () {
  this.timeout(60_000)
  let folder: string
  let nodeRed: ChildProcess
  let url: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'node-red-'))
    const nodes = join(folder, 'our-nodes')
    await mkdir(nodes)
    for (const place of ['snelstart-config', 'msp-config', 'reconcile/book-payment']) {
      const name = basename(place)
      const source = join(ROOT, 'nodes', place, `${name}.ts`)
      await writeFile(join(nodes, `${name}.js`), `module.exports = require(${JSON.stringify(source)}).default`)
      const html = `<script>RED.nodes.registerType('${name}', { category: 'config', defaults: {} })</script>`
      await writeFile(join(nodes, `${name}.html`), html)
    }
    const script = join(__dirname, 'run-node-red.ts')
    nodeRed = spawn(process.execPath, ['--import', 'tsx', script, folder, nodes], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (!nodeRed.stdout) throw new Error('Node-RED has no output')
    for await (const line of createInterface(nodeRed.stdout)) {
      url = `http://127.0.0.1:${line}/snelstart-multisafepay`
      break
    }
  })

  after(async () => {
    const ended = new Promise((resolve) => nodeRed.once('exit', resolve))
    nodeRed.kill()
    await ended
    await rm(folder, { recursive: true })
  })

  async function statusFor(question: string, token: string | undefined): Promise<number> {
    const response = await fetch(`${url}/${question}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ id: 'nobody', language: 'en-US' }),
    })
    await response.text()
    return response.status
  }

  for (const question of QUESTIONS) {
    it(`${question} answers who may write, and nobody else`, async () => {
      const statuses: Record<string, number> = {}
      for (const token of [undefined, 'reading', 'everything', 'ours']) {
        statuses[token ?? 'nobody'] = await statusFor(question, token)
      }
      assert.deepEqual(statuses, { nobody: 401, reading: 401, everything: 200, ours: 200 })
    })
  }
})
