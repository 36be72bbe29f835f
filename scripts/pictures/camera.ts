// Takes one part of a page, with the words and the field values that are seen in it.

import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import type { Picture, PictureLanguage } from './picture.ts'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const words = z.array(z.string()).nonempty()

/** What is no part of a picture: news of the editor that comes and goes. */
const STILL = '.red-ui-notification, .red-ui-popover { visibility: hidden !important }'

/** A date, a time, a duration, a port or a number of this run differs each time. */
const PASSING = [
  // Where a run stands in the run record.
  /\d{4}-\d{6}-[\da-f]{8}\.jsonl · \d+ · [\da-f]{64}/g,
  /\d{1,2}[-/]\d{1,2}[-/]\d{4}(,? (at |om )?\d{1,2}:\d{2}(:\d{2})?)?/g,
  /\d{4}-\d{2}-\d{2}/g,
  /\d{1,2}:\d{2}(:\d{2})?/g,
  /\d{1,2} (jan|feb|m(aa)?r|apr|me?a?[iy]|jun|jul|au?g|sep|o[ck]t|nov|dec)[a-z]*\.?( \d{4})?/gi,
  /\b(mon|tues|wednes|thurs|fri|satur|sun|maan|dins|woens|donder|vrij|zater|zon)da[yg]\b/gi,
  /^\d{2}[-/]\d{2}$/g,
  /(?<=^\[)\d{5}(?=\]$)/g,
  /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g,
  /\d+ (?=(aan|to) (SnelStart|MultiSafepay))/g,
  /\d+([.,]\d+)? (ms|s|sec\.?|seconden|seconds?)\b/g,
]

/** Text nodes and fields below an element that lie within an area and can be seen. */
const WORDS = `([selector, area]) => {
  const root = [...document.querySelectorAll(selector)].at(-1)
  const inside = ({ left, right, top, bottom, width, height }) => width > 0 && height > 0
    && left + right > 2 * area.x && left + right < 2 * (area.x + area.width)
    && top + bottom > 2 * area.y && top + bottom < 2 * (area.y + area.height)
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const found = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\\s+/g, ' ').trim()
      range.selectNodeContents(node)
      if (text !== '' && seen(node.parentElement) && inside(range.getBoundingClientRect())) found.push(text)
      continue
    }
    if (!node.matches('input, select, textarea') || !seen(node) || !inside(node.getBoundingClientRect())) continue
    if (node.type === 'radio' || node.type === 'checkbox') found.push(node.checked ? '[x]' : '[ ]')
    else if (node.type === 'password') found.push(node.value === '' ? '[]' : '[***]')
    else found.push('[' + (node.tagName === 'SELECT' ? node.selectedOptions[0]?.text ?? '' : node.value) + ']')
  }
  return found
}`

/** @param below the selector of what the words are taken from: nothing that lies under it is read */
export async function takePicture(
  page: Page,
  { name, language, below, area }: Pick<Picture, 'name'> & { language: PictureLanguage; below: string; area: Area },
): Promise<Picture> {
  const png = await page.screenshot({ clip: { ...area }, animations: 'disabled', style: STILL })
  const seen = words.parse(await page.evaluate(`(${WORDS})(${JSON.stringify([below, area])})`))
  return { name, language, png, words: seen.map(lasting) }
}

/** From the top of the first to the bottom of the last, as wide as both. */
export async function areaAround(parts: readonly Locator[], margin: number): Promise<Area> {
  const boxes: Area[] = []
  for (const part of parts) {
    const box = await part.boundingBox()
    if (box) boxes.push(box)
  }
  if (boxes.length === 0) throw new Error('nothing to take a picture of')
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin)
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin)
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin
  return { x, y, width: right - x, height: bottom - y }
}

export function lasting(text: string): string {
  return PASSING.reduce((left, passing) => left.replace(passing, '…'), text)
}
