// How much later our page of the Dashboard stands than an empty one: how fast a browser loads the Dashboard itself is not ours.

import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { EMPTY_PATH, EMPTY_WORD } from './dashboard-flow.ts'
import { DASHBOARD_PATH } from './dashboard-page.ts'

export interface PaintTime {
  readonly oursMs: number
  /** From the navigation on, each time. */
  readonly wholeMs: readonly number[]
  readonly emptyMs: readonly number[]
}

/** The machine may be busy with something else at the first. */
const TIMES = 3

/** @param words what stands on our page once all of it is there */
export async function paintTime(browser: Browser, flowUrl: string, words: string): Promise<PaintTime> {
  const emptyMs: number[] = []
  const wholeMs: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    emptyMs.push(await shownAfterMs(browser, `${flowUrl}${EMPTY_PATH}`, EMPTY_WORD))
    wholeMs.push(await shownAfterMs(browser, `${flowUrl}${DASHBOARD_PATH}`, words))
  }
  return { oursMs: Math.min(...wholeMs) - Math.min(...emptyMs), wholeMs, emptyMs }
}

/** How long after the navigation to it a page of the Dashboard shows these words, in milliseconds. */
async function shownAfterMs(browser: Browser, address: string, words: string): Promise<number> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    await page.route(
      (url) => url.origin !== new URL(address).origin,
      (route) => route.abort(),
    )
    await page.goto(address, { waitUntil: 'commit' })
    return z.number().parse(
      await page.evaluate(`new Promise((resolve) => {
        const look = () => document.body?.innerText.includes(${JSON.stringify(words)})
          ? requestAnimationFrame(() => resolve(performance.now()))
          : requestAnimationFrame(look)
        look()
      })`),
    )
  } finally {
    await context.close()
  }
}
