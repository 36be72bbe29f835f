// `npm run dev`: builds, starts the stand-ins and a Node-RED with the pack in it, and does so again after every change.
// `--port 1880` chooses where the editor is. Nothing leaves this machine; the scratch folder is .data/dev.

import path from 'node:path'
import { parseArgs } from 'node:util'
import { startSandbox } from '../sandbox/sandbox.ts'
import { buildPack } from './build/build-pack.ts'
import { nodeRedProcess } from './dev/node-red-process.ts'
import { prepareUserFolder } from './dev/user-folder.ts'
import { watchSources } from './dev/watch-sources.ts'

const root = path.join(__dirname, '..')

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '1880' } } })
  await build()
  const sandbox = await startSandbox()
  const userFolder = path.join(root, '.data', 'dev')
  const { subscriptionKey, clientKey, apiKey } = sandbox.keys
  const secrets = { 'snelstart-config': { subscriptionKey, clientKey }, 'msp-config': { apiKey } }
  await prepareUserFolder({ root, userFolder, secrets })
  const nodeRed = nodeRedProcess({ root, userFolder, port: values.port, environment: sandbox.environment })
  nodeRed.start()
  const stopWatching = watchSources(root, async () => {
    if (await build()) await nodeRed.restart()
  })
  const stop = (): void => {
    stopWatching()
    void Promise.all([nodeRed.stop(), sandbox.close()])
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** A source that does not build is said, and the last build goes on running. */
async function build(): Promise<boolean> {
  try {
    const { files, milliseconds } = await buildPack({ root, out: path.join(root, 'dist') })
    console.log(`built: ${files} files in ${milliseconds} ms`)
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
