// Makes docs/images/dashboard.png anew: the dashboard example in a real Node-RED, after one preview over the stand-ins.
// `npx tsx scripts/dashboard-picture.ts`, on a machine with a Chromium.

import path from 'node:path'
import { startSandbox } from '../sandbox/sandbox.ts'
import { launchBrowser } from '../test/browser/browser.ts'
import { filledDashboard, READY } from '../test/browser/dashboard-flow.ts'
import { openDashboard } from '../test/browser/dashboard-page.ts'
import { enter } from '../test/lanes/admin-door.ts'
import { NODE_RED_4 } from '../test/lanes/lane.ts'
import { lockedInstall } from '../test/lanes/locked-install.ts'
import { startRealNodeRed } from '../test/lanes/real-node-red.ts'

const ROOT = path.join(__dirname, '..')
const FILE = path.join(ROOT, 'docs', 'images', 'dashboard.png')
const DASHBOARD = '@flowfuse/node-red-dashboard'

async function main(): Promise<void> {
  const browser = await launchBrowser()
  if (!browser) throw new Error('The picture was not made: there is no browser.')
  const installed = await lockedInstall(path.join(ROOT, 'test', 'browser', 'dashboard'))
  const sandbox = await startSandbox()
  const beside = { [DASHBOARD]: path.join(installed, 'node_modules', DASHBOARD) }
  const nodeRed = await startRealNodeRed(await NODE_RED_4.program(), sandbox.environment, { beside })
  try {
    const flow = filledDashboard(sandbox.keys, nodeRed.userFolder, { ...READY, RUNS_BOOK: 'false' })
    await (await enter(nodeRed, 'admin')).deploy(flow)
    const size = { width: 1280, height: 1160 }
    const dashboard = await openDashboard(browser, nodeRed.flowUrl, { locale: 'nl-NL', viewport: size })
    await dashboard.runWith('preview')
    await dashboard.select('20261010', '20261009')
    await dashboard.page.screenshot({ path: FILE })
    console.log(`made ${path.relative(process.cwd(), FILE)}`)
  } finally {
    await Promise.all([browser.close(), nodeRed.close(), sandbox.close()])
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
