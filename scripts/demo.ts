// `npm run demo`: builds, starts the two stand-ins and a real Node-RED with the nightly example, runs it once, prints what
// was matched and booked, and leaves the editor open. With `--once` it ends after the run. Nothing leaves this machine.

import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import axios from 'axios'
import { startSandbox } from '../sandbox/sandbox.ts'
import { buildPack } from './build/build-pack.ts'
import { demoFlow } from './demo/demo-flow.ts'
import { demoResult, resultLine, resultText } from './demo/result-text.ts'
import { freePort } from './dev/free-port.ts'
import { nodeRedProcess } from './dev/node-red-process.ts'
import { prepareUserFolder } from './dev/user-folder.ts'

const root = path.join(__dirname, '..')
const START_LIMIT_MS = 120_000

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false }, port: { type: 'string' } } })
  await buildPack({ root, out: path.join(root, 'dist') })
  const sandbox = await startSandbox()
  const userFolder = path.join(root, '.data', 'demo')
  await rm(userFolder, { recursive: true, force: true })
  const { nodes, runPath } = await demoFlow(root, userFolder)
  await prepareUserFolder({ root, userFolder, keys: sandbox.keys, flow: JSON.stringify(nodes) })
  const port = values.port ?? String(await freePort())
  const nodeRed = nodeRedProcess({ root, userFolder, port, environment: sandbox.environment, quiet: true })
  const stop = async (): Promise<void> => {
    await Promise.all([nodeRed.stop(), sandbox.close()])
  }
  nodeRed.start()
  try {
    const result = demoResult.parse(await runOnce(`http://127.0.0.1:${port}${runPath}`, nodeRed.ended))
    console.log(resultText(result))
    if (values.once) console.log(resultLine(result))
  } catch (error) {
    await stop()
    throw error
  }
  if (values.once) return stop()
  console.log(`\nThe flow is open in the editor: http://127.0.0.1:${port}/   (Ctrl+C ends the demo)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

/** Asks until Node-RED has started its flow. A run that began is never asked for a second time. */
async function runOnce(url: string, ended: Promise<never>): Promise<unknown> {
  const began = Date.now()
  for (;;) {
    const answer = await Promise.race([
      axios.post<unknown>(url, {}, { validateStatus: () => true }).catch(notYet),
      ended,
    ])
    if (answer?.status === 200) return answer.data
    if (answer && answer.status !== 404) throw new Error(`the run ended with HTTP ${answer.status}`)
    if (Date.now() - began > START_LIMIT_MS) throw new Error('Node-RED did not start within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function notYet(error: unknown): undefined {
  if (axios.isAxiosError(error) && error.code === 'ECONNREFUSED') return undefined
  throw error
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
