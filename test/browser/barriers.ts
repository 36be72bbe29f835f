// What keeps somebody out, as axe sees it: with a screen reader, with the keyboard, or with weak eyes.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

const BARRIERS = `(selector) => axe.run([...document.querySelectorAll(selector)].at(-1)).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`

/** Of the impacts serious and critical, in the last part of the page that has this selector. */
export async function barriersIn(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  return z.array(z.string()).parse(await page.evaluate(`(${BARRIERS})(${JSON.stringify(selector)})`))
}
