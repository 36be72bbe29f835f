// The dashboard page as a person sees it.

import type { Browser, BrowserContextOptions, Download, Locator, Page } from 'playwright-core'
import { z } from 'zod'
import { barriersIn } from './barriers.ts'

export interface DashboardPage {
  readonly page: Page
  /** Errors in the console, and errors that nobody caught. */
  readonly complaints: readonly string[]
  mark(name: string): Locator
  press(name: string): Promise<void>
  /** Presses, and waits until the run that it starts has come back. */
  runWith(name: string): Promise<void>
  select(...invoices: readonly string[]): Promise<void>
  download(name: string): Promise<Download>
  /** Invoice, open and amount of each row that the table shows. */
  rows(): Promise<readonly Row[]>
  /** What axe finds on our page, of the impacts serious and critical. */
  barriers(): Promise<readonly string[]>
  /** How long after the word is typed its rows are there, in milliseconds. */
  filteredAfterMs(word: string): Promise<number>
  /** How much wider than the window the page is. */
  overflow(): Promise<number>
  close(): Promise<void>
}

export interface Row {
  readonly invoice: string
  readonly open: string
  readonly amount: string
}

export const DASHBOARD_PATH = '/dashboard/snelstart-multisafepay'

const CELLS = `Array.from(document.querySelectorAll('[data-ssmsp=line]'), (row) => ({
  invoice: row.dataset.invoice,
  open: row.querySelector('.ssmsp-col-openCents').innerText,
  amount: row.querySelector('.ssmsp-col-amount').innerText,
}))`

const FILTERED = `(word) => new Promise((resolve) => {
  const began = performance.now()
  const box = document.querySelector('[data-ssmsp=search]')
  box.value = word
  box.dispatchEvent(new Event('input', { bubbles: true }))
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
})`

export async function openDashboard(
  browser: Browser,
  flowUrl: string,
  options: BrowserContextOptions,
): Promise<DashboardPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.route(
    (url) => url.origin !== flowUrl,
    (route) => route.abort(),
  )
  await page.goto(`${flowUrl}${DASHBOARD_PATH}`)
  const mark = (name: string): Locator => page.locator(`[data-ssmsp="${name}"]`)
  await mark('preview').waitFor()
  return {
    page,
    complaints,
    mark,
    press: (name) => mark(name).first().click(),
    async runWith(name) {
      await mark(name).first().click()
      await mark('notice')
        .filter({ hasText: /^(Klaar|Done)/ })
        .waitFor()
    },
    async select(...invoices) {
      for (const invoice of invoices) await page.locator(`tr[data-invoice="${invoice}"] input`).check()
    },
    async download(name) {
      const [download] = await Promise.all([page.waitForEvent('download'), mark(name).click()])
      return download
    },
    rows: async () =>
      z
        .array(z.object({ invoice: z.string(), open: z.string(), amount: z.string() }))
        .parse(await page.evaluate(CELLS)),
    barriers: () => barriersIn(page, '.ssmsp'),
    filteredAfterMs: async (word) => z.number().parse(await page.evaluate(`(${FILTERED})(${JSON.stringify(word)})`)),
    overflow: async () => z.number().parse(await page.evaluate('document.documentElement.scrollWidth - innerWidth')),
    close: () => context.close(),
  }
}

/** `€ 1.234,56`, `€1,234.56` or blank, in cents. */
export function centsShown(text: string): number {
  const figures = text.replace(/[^\d-]/g, '')
  return figures === '' ? 0 : Number(figures)
}
