import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startSandbox } from '../../../sandbox/sandbox.ts'

const PROJECT = join(__dirname, '../../..')

describe('The sandbox', () => {
  it('gives the addresses and keys with which both services answer', async () => {
    const { environment, keys, close, story } = await startSandbox({ today: '2026-11-24' })
    try {
      const token = await tokenFrom(environment['SNELSTART_AUTH_URL'] ?? '', keys.clientKey)
      const invoices = await fetch(`${environment['SNELSTART_API_URL'] ?? ''}/verkoopfacturen`, {
        headers: { authorization: `Bearer ${token}`, 'ocp-apim-subscription-key': keys.subscriptionKey },
      })
      assert.equal(invoices.status, 200)
      assert.ok(((await invoices.json()) as unknown[]).length >= (story?.lines.length ?? Infinity))
      const me = await fetch(`${environment['MULTISAFEPAY_API_URL'] ?? ''}/me`, { headers: { api_key: keys.apiKey } })
      assert.equal(me.status, 200)
    } finally {
      await close()
    }
  })

  it('can start without a story: no invoice, no transaction', async () => {
    const { snelstart, multisafepay, story, close } = await startSandbox({ story: false })
    await close()
    assert.deepEqual(
      [[...snelstart.world.invoices()].length, multisafepay.world.transactionCount, story],
      [0, 0, undefined],
    )
  })

  it('stops answering when it is closed', async () => {
    const { environment, keys, close } = await startSandbox({ story: false })
    await close()
    await assert.rejects(
      fetch(`${environment['MULTISAFEPAY_API_URL'] ?? ''}/me`, { headers: { api_key: keys.apiKey } }),
    )
  })

  it('leaves no half of it running when one port is taken', async () => {
    const first = await startSandbox({ story: false })
    const taken = Number(new URL(first.multisafepay.url).port)
    await assert.rejects(startSandbox({ story: false, ports: [0, taken] }), /EADDRINUSE/)
    await first.close()
  })

  it('started by itself says what to set and what to type, and ends when told to', async () => {
    const started = spawn(process.execPath, ['--import', 'tsx', 'sandbox/start.ts', '--port', '0'], { cwd: PROJECT })
    let said = ''
    for await (const piece of started.stdout) {
      said += String(piece)
      if (said.includes('Ctrl-C') && !started.killed) started.kill('SIGTERM')
    }
    if (started.exitCode === null && started.signalCode === null) await once(started, 'exit')
    for (const name of ['SNELSTART_API_URL', 'SNELSTART_AUTH_URL', 'MULTISAFEPAY_API_URL']) {
      assert.match(said, new RegExp(`${name}=http://127\\.0\\.0\\.1:\\d+/`))
    }
    assert.match(said, /sandbox-api-key/)
    // Windows knows no SIGTERM: there the process is ended without being asked.
    assert.equal(process.platform === 'win32' ? 0 : started.exitCode, 0)
  })

  it('refuses a port that is none', async () => {
    const started = spawn(process.execPath, ['--import', 'tsx', 'sandbox/start.ts', '--port', 'many'], { cwd: PROJECT })
    const [code] = (await once(started, 'exit')) as [number | null]
    assert.equal(code, 2)
  })
})

async function tokenFrom(authUrl: string, clientKey: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'clientkey', clientkey: clientKey })
  const response = await fetch(`${authUrl}/token`, { method: 'POST', body })
  return ((await response.json()) as { access_token: string }).access_token
}
