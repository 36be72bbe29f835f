import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { NODE_RED_4 } from '../lanes/lane.ts'
import { startRealNodeRed, type RealNodeRed } from '../lanes/real-node-red.ts'
import { launchBrowser } from './browser.ts'
import type { Dialog } from './dialog.ts'
import { openEditor, type Editor } from './editor.ts'

const EXAMPLE = '1 - Preview by hand'
const LANGUAGES = [
  {
    locale: 'nl',
    button: ['Controleer de inrichting', 'Stoppen'],
    verdict: /^Te herstellen: \d+\. Om naar te kijken: \d+\. Begin bovenaan\./,
    sound: /^Er is niets dat een uitvoering tegenhoudt\./,
    fits: 'Dagboek 2900 Memoriaal is te gebruiken.',
  },
  {
    locale: 'en-US',
    button: ['Check the set-up', 'Stop'],
    verdict: /^To put right: \d+\. To look at: \d+\. Begin at the top\./,
    sound: /^Nothing here stops a run\./,
    fits: 'Journal 2900 Memoriaal can be used.',
  },
] as const

describe('The set-up check in a browser', function () {
  this.timeout(90_000)
  let browser: Browser | undefined
  let sandbox: Sandbox
  let nodeRed: RealNodeRed
  let editor: Editor
  const open: { close(): Promise<void> }[] = []

  before(async function () {
    this.timeout(300_000)
    browser = await launchBrowser()
    if (!browser) this.skip()
    open.push(browser)
    sandbox = await startSandbox()
    open.push(sandbox)
    nodeRed = await startRealNodeRed(await NODE_RED_4.program(), { ...sandbox.environment, LANG: 'nl_NL.UTF-8' })
    open.push(nodeRed)
  })
  after(async () => {
    for (const one of open.reverse()) await one.close()
  })

  for (const { locale, button: names, verdict, sound, fits } of LANGUAGES) {
    describe(`in ${locale}`, () => {
      let dialog: Dialog
      const button = (): Locator => dialog.content.locator('#ssmsp-check')
      const lines = (): Locator => dialog.content.locator('#ssmsp-check-lines')
      const answered = async (): Promise<string> => {
        await button().click()
        await lines().locator('.ssmsp-line:not(:has(.fa-spinner))').first().waitFor({ timeout: 60_000 })
        return lines().innerText()
      }

      before(async () => {
        if (browser) editor = await openEditor(browser, nodeRed, { locale })
        await editor.importExample(EXAMPLE)
        dialog = await editor.open('book-payment')
      })
      after(() => editor.close())

      it('has a button of its own', async () => assert.equal((await button().innerText()).trim(), names[0]))

      it('takes keys that are not deployed, and tells first how it came out and then what is missing', async () => {
        const snelstart = await dialog.openConnection('administration')
        await snelstart.field('subscriptionKey').fill(sandbox.keys.subscriptionKey)
        await snelstart.field('clientKey').fill(sandbox.keys.clientKey)
        await snelstart.done()
        const multisafepay = await dialog.openConnection('provider')
        await multisafepay.field('apiKey').fill(sandbox.keys.apiKey)
        await multisafepay.done()
        await dialog.field('bookingJournal').fill('')
        const text = await answered()
        assert.match(text, verdict)
        assert.ok(text.includes('Voorbeeld Fietsen B.V.'), text)
        assert.doesNotMatch(text, /__|\b(check|test|words|errors)\.[a-z]/)
        assert.equal((await button().innerText()).trim(), names[0])
      })

      it('goes by what is filled in now', async () => {
        await dialog.choose('bookingJournal', 'memo', 'Memoriaal')
        await dialog.choose('clearingAccount', 'multi', 'Tussenrekening MultiSafepay')
        await dialog.field('bookFrom').fill('2026-01-01')
        const text = await answered()
        assert.match(text, sound, text)
        assert.ok(text.includes(fits), text)
        assert.deepEqual(await lines().locator('.ssmsp-line-error').count(), 0, text)
      })

      it('can be stopped, and asked again by the keyboard', async () => {
        sandbox.snelstart.faults.add({ when: { path: '/v2/companyInfo' }, what: { kind: 'hang' } })
        await button().click()
        await dialog.content.locator('#ssmsp-check-lines .fa-spinner').waitFor()
        assert.equal((await button().innerText()).trim(), names[1])
        await button().click()
        assert.equal(await lines().locator('li').count(), 0)
        assert.equal((await button().innerText()).trim(), names[0])
        await button().focus()
        await dialog.content.page().keyboard.press('Enter')
        await lines().locator('.ssmsp-line-ok').first().waitFor({ timeout: 60_000 })
      })

      it('books nothing and complains about nothing', () => {
        const booked = [...sandbox.snelstart.world.audit().bookingsPerDocumentNumber.keys()]
        assert.deepEqual(
          booked.filter((key) => key.startsWith('MSP-')),
          [],
        )
        assert.deepEqual(editor.complaints, [])
      })
    })
  }
})
