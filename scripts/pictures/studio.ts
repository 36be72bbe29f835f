// Where the pictures are taken: a real Node-RED with the packed pack and the Dashboard, a browser, and stand-ins for all kinds.

import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { type DatabaseSandbox, startDatabaseSandbox } from '../../sandbox/database-sandbox.ts'
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { launchBrowser } from '../../test/browser/browser.ts'
import { NODE_RED_4 } from '../../test/lanes/lane.ts'
import { lockedInstall } from '../../test/lanes/locked-install.ts'
import { type RealNodeRed, startRealNodeRed } from '../../test/lanes/real-node-red.ts'

export interface Studio {
  readonly browser: Browser
  readonly sandbox: Sandbox
  /** An administration in SQL Server. */
  readonly database: DatabaseSandbox
  readonly nodeRed: RealNodeRed
  /** From then on its sentences are English. */
  speakEnglish(): Promise<void>
  close(): Promise<void>
}

const DASHBOARD = '@flowfuse/node-red-dashboard'
const DASHBOARD_LOCK = path.join(__dirname, '..', '..', 'test', 'browser', 'dashboard')

/** Undefined where no browser can run. */
export async function openStudio(): Promise<Studio | undefined> {
  const browser = await launchBrowser()
  if (!browser) return undefined
  const open: { close(): Promise<void> }[] = [browser]
  const close = async (): Promise<void> => {
    for (const one of open.splice(0).reverse()) await one.close()
  }
  try {
    const sandbox = await startSandbox()
    open.push(sandbox)
    const database = await startDatabaseSandbox('network')
    open.push(database)
    const beside = { [DASHBOARD]: path.join(await lockedInstall(DASHBOARD_LOCK), 'node_modules', DASHBOARD) }
    const environment = { ...sandbox.environment, LANG: 'nl_NL.UTF-8', TZ: 'Europe/Amsterdam' }
    const nodeRed = await startRealNodeRed(await NODE_RED_4.program(), environment, { beside })
    open.push(nodeRed)
    const speakEnglish = async (): Promise<void> => {
      await appendFile(path.join(nodeRed.userFolder, 'settings.js'), "module.exports.lang = 'en-US'\n")
      await nodeRed.restart()
    }
    return { browser, sandbox, database, nodeRed, speakEnglish, close }
  } catch (error) {
    await close()
    throw error
  }
}
