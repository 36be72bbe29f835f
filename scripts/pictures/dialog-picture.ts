// A picture of the dialog that lies on top, without the empty room below it, or of one part of it.

import type { Page } from 'playwright-core'
import { type Area, areaAround, takePicture } from './camera.ts'
import type { Picture, PictureLanguage } from './picture.ts'

const TRAY = '.red-ui-tray'
const MARGIN = 12

/** It comes from the right, beyond its own room, and lies still at the edge of it. */
const SLID_IN = `(() => {
  const tray = [...document.querySelectorAll('${TRAY}')].at(-1)
  const room = tray.offsetParent ?? tray.parentElement
  return Math.abs(tray.getBoundingClientRect().right - room.getBoundingClientRect().right) < 1
})()`

/** From this heading up to the next one. */
export const partOfDialog = (heading: string) => ({ heading })

export async function dialogPicture(
  page: Page,
  name: string,
  language: PictureLanguage,
  part?: ReturnType<typeof partOfDialog>,
): Promise<Picture> {
  const tray = page.locator(TRAY).last()
  await listsCome(page)
  await page.waitForFunction(SLID_IN)
  await tray.locator('.ssmsp').evaluate('(content) => content.ownerDocument.activeElement?.blur()')
  await page.mouse.move(0, 0)
  const area = part ? await partArea(page, part.heading) : await wholeArea(page)
  return takePicture(page, { name, language, below: TRAY, area })
}

/** What the dialog asks for by itself has come. */
export async function listsCome(page: Page): Promise<void> {
  await page.locator(TRAY).last().locator('.ssmsp .fa-spinner').first().waitFor({ state: 'detached' })
}

async function wholeArea(page: Page): Promise<Area> {
  const tray = page.locator(TRAY).last()
  const { x, width, ...around } = await areaAround([tray], 0)
  const content = await areaAround([tray.locator('.red-ui-tray-header'), tray.locator('.ssmsp')], MARGIN)
  return { x, width, y: around.y, height: content.y + content.height - around.y }
}

async function partArea(page: Page, heading: string): Promise<Area> {
  const content = page.locator(TRAY).last().locator('.ssmsp')
  const headings = await content.locator('h4').all()
  for (const [at, one] of headings.entries()) {
    if (!(await one.getAttribute('data-i18n'))?.endsWith(heading)) continue
    const next = headings[at + 1]
    const top = await areaAround([one], MARGIN)
    const sides = await areaAround([content], MARGIN)
    const bottom = next ? (await areaAround([next], 0)).y : sides.y + sides.height - MARGIN
    return { x: sides.x, y: top.y, width: sides.width, height: bottom - top.y }
  }
  throw new Error(`the dialog has no heading ${heading}`)
}
