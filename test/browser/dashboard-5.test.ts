import assert from 'node:assert/strict'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { enter } from '../lanes/admin-door.ts'
import { NODE_RED_5 } from '../lanes/lane.ts'
import { lockedInstall } from '../lanes/locked-install.ts'
import { startRealNodeRed, type RealNodeRed } from '../lanes/real-node-red.ts'
import { bookedInExcel, lastBookedInLog } from './booked-elsewhere.ts'
import { launchBrowser } from './browser.ts'
import { filledDashboard, LOG_FILE, READY } from './dashboard-flow.ts'
import { centsShown, type DashboardPage, openDashboard } from './dashboard-page.ts'

const CLEARING = 1220
const DASHBOARD = '@flowfuse/node-red-dashboard'

/** The core of it; test/browser/dashboard.test.ts tries everything, in the other Node-RED. */
describe(`The dashboard in ${NODE_RED_5.name}`, function () {
  this.timeout(90_000)
  let browser: Browser
  let sandbox: Sandbox
  let nodeRed: RealNodeRed
  let dashboard: DashboardPage
  /** Closed at the end, also when not all of it could start. */
  const open: { close(): Promise<void> }[] = []

  const figure = async (name: string): Promise<string> =>
    (await dashboard.mark(`figure-${name}`).locator('strong').textContent()) ?? ''
  const deploy = async (runsBook: boolean): Promise<void> => {
    const settings = { ...READY, RUNS_BOOK: String(runsBook) }
    await (await enter(nodeRed, 'admin')).deploy(filledDashboard(sandbox.keys, nodeRed.userFolder, settings))
  }
  const reopen = async (options: object): Promise<void> => {
    await dashboard.close()
    dashboard = await openDashboard(browser, nodeRed.flowUrl, options)
  }

  before(async function () {
    this.timeout(300_000)
    const launched = await launchBrowser()
    if (!launched) return this.skip()
    browser = launched
    open.push(browser)
    const installed = await lockedInstall(path.join(__dirname, 'dashboard'))
    sandbox = await startSandbox()
    open.push(sandbox)
    const environment = { ...sandbox.environment, LANG: 'nl_NL.UTF-8' }
    const beside = { [DASHBOARD]: path.join(installed, 'node_modules', DASHBOARD) }
    nodeRed = await startRealNodeRed(await NODE_RED_5.program(), environment, { beside })
    open.push(nodeRed)
    await deploy(false)
    dashboard = await openDashboard(browser, nodeRed.flowUrl, { locale: 'nl-NL' })
  })
  after(async () => {
    for (const one of open.reverse()) await one.close()
  })

  it('stands, and previews what the story says without booking', async () => {
    assert.equal(await dashboard.mark('result').textContent(), 'Nog niet uitgevoerd')
    await dashboard.runWith('preview')
    assert.equal((await dashboard.rows()).length, sandbox.story?.lines.length)
    assert.equal(sandbox.snelstart.world.balanceCents(CLEARING), 0)
  })

  it('books only the line that was chosen, after a confirmation', async () => {
    await dashboard.select('20261001')
    await dashboard.press('book')
    await dashboard.runWith('confirm-yes')
    await dashboard.mark('figure-booked').waitFor()
    assert.equal(centsShown(await figure('booked')), 12_100)
    assert.equal(Math.abs(sandbox.snelstart.world.balanceCents(CLEARING)), 12_100)
  })

  it('runs now: the page, the log and Excel have what the ledger has', async () => {
    await deploy(true)
    const before = sandbox.snelstart.world.balanceCents(CLEARING)
    await reopen({ locale: 'nl-NL' })
    await dashboard.runWith('run')
    await dashboard.mark('figure-booked').waitFor()
    const shown = centsShown(await figure('booked'))
    const download = await dashboard.download('excel')
    assert.ok(shown > 0)
    assert.deepEqual(
      {
        inLedger: Math.abs(sandbox.snelstart.world.balanceCents(CLEARING) - before),
        inLog: await lastBookedInLog(path.join(nodeRed.userFolder, LOG_FILE)),
        inExcel: await bookedInExcel(await download.path()),
      },
      { inLedger: shown, inLog: shown, inExcel: shown },
    )
    assert.deepEqual(sandbox.snelstart.world.audit().problems, [])
  })

  for (const [locale, colorScheme, title] of [
    ['nl-NL', 'light', 'Openstaande posten'],
    ['en-GB', 'dark', 'Open debtors'],
  ] as const) {
    it(`is for everyone: ${locale}, ${colorScheme}, on a phone as well`, async () => {
      await reopen({ locale, colorScheme, viewport: { width: 390, height: 844 } })
      await dashboard.mark('figure-open').waitFor()
      assert.ok((await dashboard.page.locator('h2').allTextContents()).includes(title))
      assert.deepEqual(await dashboard.barriers(), [])
      assert.equal(await dashboard.overflow(), 0)
      assert.deepEqual(dashboard.complaints, [])
    })
  }
})
