// The editor of Node-RED as a user works with it.

import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { PASSWORDS, type RealNodeRed } from '../lanes/real-node-red.ts'
import { askUntilSeen } from './ask-until-seen.ts'
import { dialogIn, type Dialog } from './dialog.ts'

export interface Editor {
  readonly page: Page
  /** Errors in the console, and errors that nobody caught. */
  readonly complaints: readonly string[]
  /** Through the menu: Import, Examples, this pack. */
  importExample(name: string): Promise<void>
  /** Of the first node of this type in the workspace. */
  node(type: string): Promise<Locator>
  open(type: string): Promise<Dialog>
  deploy(): Promise<void>
  pressInject(): Promise<void>
  status(type: string): Promise<Locator>
  close(): Promise<void>
}

const PACK = 'node-red-contrib-snelstart-multisafepay'

export async function openEditor(
  browser: Browser,
  nodeRed: RealNodeRed,
  options: BrowserContextOptions,
): Promise<Editor> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  // Node-RED's own news and pictures from elsewhere are no part of the test.
  await page.route(
    (url) => url.origin !== nodeRed.flowUrl,
    (route) => route.abort(),
  )
  await page.goto(nodeRed.adminUrl)
  await logIn(page)
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url.startsWith(nodeRed.flowUrl))
      complaints.push(message.text())
  })

  const node = async (type: string): Promise<Locator> => {
    const id = await page.evaluate<string>(`RED.nodes.filterNodes({ type: ${JSON.stringify(type)} })[0].id`)
    return page.locator(`[id="${id}"]`)
  }
  return {
    page,
    complaints,
    node,
    importExample: (name) => importExample(page, name),
    async open(type) {
      const opener = await node(type)
      return dialogIn(page, () => opener.dblclick())
    },
    async deploy() {
      await page.locator('#red-ui-header-button-deploy').click()
      await page.locator('.red-ui-notification-success').first().waitFor()
    },
    async pressInject() {
      await (await node('inject')).locator('.red-ui-flow-node-button-button').click()
    },
    status: async (type) => (await node(type)).locator('.red-ui-flow-node-status-label'),
    close: () => context.close(),
  }
}

async function logIn(page: Page): Promise<void> {
  await page.locator('#node-dialog-login-username').fill('admin')
  await page.locator('#node-dialog-login-password').fill(PASSWORDS.admin)
  await page.locator('#node-dialog-login-submit').click()
  await page.locator('#red-ui-header-button-deploy').waitFor()
  await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' })
}

async function importExample(page: Page, name: string): Promise<void> {
  const tabs = page.locator('#red-ui-workspace-tabs .red-ui-tab')
  const present = await tabs.count()
  await page.locator('#red-ui-header-button-sidemenu').click()
  await page.locator('#menu-item-import').click()
  const pack = page.getByText(PACK, { exact: true }).last()
  await askUntilSeen(pack, () => page.locator('a[href$="import-tab-examples"]').click())
  const example = page.getByText(name, { exact: true })
  await askUntilSeen(example, () => pack.click())
  await example.click()
  await page.locator('#red-ui-clipboard-dialog-ok').click()
  await page.locator('#red-ui-clipboard-dialog-ok').waitFor({ state: 'hidden' })
  // An example is a tab of its own, which does not come to the front by itself.
  await tabs.nth(present).click()
}
