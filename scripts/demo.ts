// `npm run demo`: builds, starts the stand-ins and a real Node-RED with the nightly example, runs it once, prints what was
// matched and booked, and leaves the editor open. With `--once` it ends after the run. `--kind network` and `--kind mdb` tell
// the same story in an administration in SQL Server or Access. Nothing leaves this machine.

import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildPack } from './build/build-pack.ts'
import { demoFlow } from './demo/demo-flow.ts'
import { DEMO_KINDS, demoWorld } from './demo/demo-world.ts'
import { resultLine } from './demo/result-text.ts'
import { runDemo } from './demo/run-demo.ts'
import { freePort } from './dev/free-port.ts'
import { nodeRedProcess } from './dev/node-red-process.ts'
import { prepareUserFolder } from './dev/user-folder.ts'

const root = path.join(__dirname, '..')

async function main(): Promise<void> {
  const { once, kind, port } = asked()
  await buildPack({ root, out: path.join(root, 'dist') })
  const userFolder = path.join(root, '.data', 'demo')
  const importFolder = path.join(userFolder, 'import')
  await rm(userFolder, { recursive: true, force: true })
  await mkdir(importFolder, { recursive: true })
  const world = await demoWorld(kind, importFolder)
  const flow = await demoFlow(root, userFolder, world.filledIn)
  await prepareUserFolder({ root, userFolder, secrets: world.secrets, flow: JSON.stringify(flow.nodes) })
  const editorPort = port ?? String(await freePort())
  const { environment } = world
  const nodeRed = nodeRedProcess({ root, userFolder, port: editorPort, environment, quiet: true })
  const url = `http://127.0.0.1:${editorPort}`
  const stop = async (): Promise<void> => {
    await Promise.all([nodeRed.stop(), world.close()])
  }
  nodeRed.start()
  try {
    const result = await runDemo({ url, ended: nodeRed.ended }, flow, world, console.log)
    if (once) console.log(resultLine(result))
  } catch (error) {
    await stop()
    throw error
  }
  if (once) return stop()
  console.log(`\nThe flow is open in the editor: ${url}/   (Ctrl+C ends the demo)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

function asked() {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      kind: { type: 'string', default: 'online' },
      port: { type: 'string' },
    },
  })
  const kind = DEMO_KINDS.find((each) => each === values.kind)
  if (kind === undefined) throw new Error(`--kind is one of: ${DEMO_KINDS.join(', ')}`)
  return { once: values.once, port: values.port, kind }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
