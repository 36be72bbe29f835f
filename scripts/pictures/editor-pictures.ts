// The pictures of the editor, in the order in which a user comes along them: from the palette to the first booking.

import { enter } from '../../test/lanes/admin-door.ts'
import { type Editor, openEditor } from '../../test/browser/editor.ts'
import { areaAround, takePicture } from './camera.ts'
import { databasePictures } from './database-pictures.ts'
import { dialogPicture, listsCome, partOfDialog } from './dialog-picture.ts'
import { LOCALES, type Picture, type PictureLanguage } from './picture.ts'
import type { Studio } from './studio.ts'

/** So high that each dialog fits. */
const VIEWPORT = { width: 1760, height: 2200 }
/** So wide that a flow fits beside the sidebar; a dialog becomes no better of it. */
const WIDE = { ...VIEWPORT, width: 2300 }
const MARGIN = 16

export async function editorPictures(studio: Studio, language: PictureLanguage): Promise<readonly Picture[]> {
  const { browser, nodeRed } = studio
  await (await enter(nodeRed, 'admin')).deploy([])
  const editor = await openEditor(browser, nodeRed, {
    locale: LOCALES[language].editor,
    timezoneId: 'Europe/Amsterdam',
    viewport: VIEWPORT,
  })
  try {
    return [
      await palettePicture(editor, language),
      ...(await connectingPictures(editor, language, studio.sandbox.keys)),
      ...(await bookingPictures(editor, language)),
      ...(await databasePictures(editor, language, studio.database)),
      await reportPicture(editor, language),
    ]
  } finally {
    await editor.close()
  }
}

async function palettePicture({ page }: Editor, language: PictureLanguage): Promise<Picture> {
  const below = '#red-ui-palette-container-SnelStart'
  const category = page.locator(below)
  await category.scrollIntoViewIfNeeded()
  return takePicture(page, { name: 'palette', language, below, area: await areaAround([category], 0) })
}

/** Imports the example, and fills in the two connections. */
async function connectingPictures(
  editor: Editor,
  language: PictureLanguage,
  keys: Studio['sandbox']['keys'],
): Promise<readonly Picture[]> {
  await editor.importExample('1 - Preview by hand')
  const imported = await flowPicture(editor, 'example', language)
  const debtors = await editor.open('fetch-open-debtors')
  const snelstart = await debtors.openConnection('administration')
  await snelstart.field('subscriptionKey').fill(keys.subscriptionKey)
  await snelstart.field('clientKey').fill(keys.clientKey)
  await snelstart.test()
  const online = await dialogPicture(editor.page, 'connection-online', language)
  await snelstart.done()
  const openDebtors = await dialogPicture(editor.page, 'open-debtors', language)
  await debtors.done()
  const payments = await editor.open('match-payments')
  const multisafepay = await payments.openConnection('provider')
  await multisafepay.field('apiKey').fill(keys.apiKey)
  await multisafepay.test()
  const provider = await dialogPicture(editor.page, 'connection-multisafepay', language)
  await multisafepay.done()
  const matching = await dialogPicture(editor.page, 'match-payments', language)
  await payments.done()
  return [imported, online, openDebtors, provider, matching]
}

async function bookingPictures(editor: Editor, language: PictureLanguage): Promise<readonly Picture[]> {
  const preview = await editor.open('book-payment')
  await listsCome(editor.page)
  await preview.choose('bookingJournal', 'memo', 'Memoriaal')
  await preview.choose('clearingAccount', 'multi', 'Tussenrekening MultiSafepay')
  const chosen = await dialogPicture(editor.page, 'book-preview', language)
  await preview.done()
  await editor.deploy()
  await editor.pressInject()
  await (await editor.status('book-payment')).filter({ hasText: /^\s*\d/ }).waitFor()
  const looked = await flowPicture(editor, 'flow', language)
  const book = await editor.open('book-payment')
  await listsCome(editor.page)
  await book.content.locator('input[name=ssmsp-mode][value=book]').check()
  await book.field('bookFrom').fill('2026-10-10')
  await book.content.locator('details:has(#node-input-maxPerRun) summary').click()
  await book.field('maxPerRun').fill('3')
  const first = await dialogPicture(editor.page, 'book-first', language)
  await book.content.locator('input[name=ssmsp-via][value=file]').check()
  await book.field('importFolder').fill('C:\\SnelStart\\import')
  const byFile = await dialogPicture(editor.page, 'book-by-file', language, partOfDialog('heading.via'))
  await book.cancel()
  return [chosen, looked, first, byFile]
}

async function reportPicture(editor: Editor, language: PictureLanguage): Promise<Picture> {
  await editor.importExample('4 - Night with Excel report')
  const report = await editor.open('reconcile-report')
  const picture = await dialogPicture(editor.page, 'report', language)
  await report.cancel()
  return picture
}

async function flowPicture({ page }: Editor, name: string, language: PictureLanguage): Promise<Picture> {
  await page.setViewportSize(WIDE)
  // A click on the empty workspace: nothing is selected in the picture.
  await page.locator('#red-ui-workspace-chart').click({ position: { x: 40, y: 900 } })
  const nodes = await page.locator('.red-ui-flow-node-group').all()
  const area = await areaAround(nodes, MARGIN)
  const picture = await takePicture(page, { name, language, below: '#red-ui-workspace-chart', area })
  await page.setViewportSize(VIEWPORT)
  return picture
}
