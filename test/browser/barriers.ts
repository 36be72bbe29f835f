// What keeps somebody with a screen reader or without a mouse out, as axe sees it.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

/** Only serious and critical ones, and only in the part of the page with this selector. */
export async function barriersIn(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate(`axe.run(${JSON.stringify(selector)}).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`)
  return z.array(z.string()).parse(found)
}
