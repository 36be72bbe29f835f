// Makes docs/images/flow.png anew: the first example in the editor of a real Node-RED, after one run over the stand-ins.
// `npx tsx scripts/picture.ts`, on a machine with a Chromium.

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { startSandbox } from '../sandbox/sandbox.ts'
import { launchBrowser } from '../test/browser/browser.ts'
import { openEditor } from '../test/browser/editor.ts'
import { NODE_RED_4 } from '../test/lanes/lane.ts'
import { startRealNodeRed, type RealNodeRed } from '../test/lanes/real-node-red.ts'

const FILE = path.join(__dirname, '..', 'docs', 'images', 'flow.png')
const MARGIN = 24

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

async function main(): Promise<void> {
  const browser = await launchBrowser()
  if (!browser) throw new Error('The picture was not made: there is no browser.')
  const sandbox = await startSandbox()
  const nodeRed = await startRealNodeRed(await NODE_RED_4.program(), sandbox.environment)
  try {
    await mkdir(path.dirname(FILE), { recursive: true })
    await takePicture(browser, nodeRed, sandbox.keys)
    console.log(`made ${path.relative(process.cwd(), FILE)}`)
  } finally {
    await Promise.all([browser.close(), nodeRed.close(), sandbox.close()])
  }
}

async function takePicture(
  browser: Browser,
  nodeRed: RealNodeRed,
  keys: Awaited<ReturnType<typeof startSandbox>>['keys'],
): Promise<void> {
  const editor = await openEditor(browser, nodeRed, { locale: 'en-US', viewport: { width: 2000, height: 900 } })
  await editor.importExample('1 - Preview by hand')
  const dialog = await editor.open('book-payment')
  const snelstart = await dialog.openConnection('administration')
  await snelstart.field('subscriptionKey').fill(keys.subscriptionKey)
  await snelstart.field('clientKey').fill(keys.clientKey)
  await snelstart.test()
  await snelstart.done()
  const multisafepay = await dialog.openConnection('provider')
  await multisafepay.field('apiKey').fill(keys.apiKey)
  await multisafepay.test()
  await multisafepay.done()
  await dialog.choose('bookingJournal', 'memo', 'Memoriaal')
  await dialog.choose('clearingAccount', 'multi', 'Tussenrekening MultiSafepay')
  await dialog.done()
  await editor.deploy()
  await editor.pressInject()
  await (await editor.status('book-payment')).filter({ hasText: /^\s*\d/ }).waitFor()
  // A click on the empty workspace: nothing is selected in the picture.
  await editor.page.locator('#red-ui-workspace-chart').click({ position: { x: 40, y: 600 } })
  await editor.page.screenshot({ path: FILE, clip: await aroundNodes(editor.page) })
}

async function aroundNodes(page: Page): Promise<z.output<typeof box>> {
  const nodes = z.array(box).parse(
    await page.evaluate(`Array.from(document.querySelectorAll('.red-ui-flow-node-group'), (node) => {
      const { x, y, width, height } = node.getBoundingClientRect()
      return { x, y, width, height }
    })`),
  )
  const left = Math.min(...nodes.map(({ x }) => x)) - MARGIN
  const top = Math.min(...nodes.map(({ y }) => y)) - MARGIN
  const right = Math.max(...nodes.map(({ x, width }) => x + width)) + MARGIN
  const bottom = Math.max(...nodes.map(({ y, height }) => y + height)) + MARGIN
  return { x: left, y: top, width: right - left, height: bottom - top }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
