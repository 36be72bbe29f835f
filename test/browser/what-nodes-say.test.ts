// What a node says without being asked: in its label, at the top of its dialog, under itself after a restart, and about
// the pack for a report of a fault.

import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import packageFile from '../../package.json'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { LANES } from '../lanes/lane.ts'
import { startRealNodeRed, type RealNodeRed } from '../lanes/real-node-red.ts'
import { barriersIn } from './barriers.ts'
import { launchBrowser } from './browser.ts'
import { openEditor, type Editor } from './editor.ts'

const TEXTS = [
  {
    locale: 'nl',
    colorScheme: 'light',
    labels: ['lees openstaande posten', 'zoek op betalingskenmerk', 'boek · alleen voorbeeld'],
    unheard: /^Gaat het boeken mis, dan hoort niemand het/,
    about: 'Over dit pakket',
    pack: 'Pakket',
    copied: /^Gekopieerd/,
  },
  {
    locale: 'en-US',
    colorScheme: 'dark',
    labels: ['read open debtors', 'match on betalingskenmerk', 'book · preview only'],
    unheard: /^When booking fails nobody hears of it/,
    about: 'About this pack',
    pack: 'Pack',
    copied: /^Copied/,
  },
] as const

const DARK = `document.documentElement.classList.add('nr-theme-dark')`

for (const lane of LANES) {
  describe(`What the nodes say by themselves in the editor of ${lane.name}`, function () {
    this.timeout(90_000)
    let browser: Browser | undefined
    let sandbox: Sandbox
    let nodeRed: RealNodeRed
    let editor: Editor
    /** Closed at the end, also when not all of it could start. */
    const open: { close(): Promise<void> }[] = []

    before(async function () {
      this.timeout(300_000)
      browser = await launchBrowser()
      if (!browser) this.skip()
      open.push(browser)
      sandbox = await startSandbox()
      open.push(sandbox)
      nodeRed = await startRealNodeRed(await lane.program(), { ...sandbox.environment, LANG: 'nl_NL.UTF-8' }, lane)
      open.push(nodeRed)
    })
    after(async () => {
      for (const one of open.reverse()) await one.close()
    })

    const warnings = (content: Locator): Locator => content.locator('.ssmsp-flow .ssmsp-line-warning')

    for (const { locale, colorScheme, labels, unheard, about, pack, copied } of TEXTS) {
      describe(`that asks for ${locale} (${colorScheme})`, () => {
        before(async () => {
          const permissions = ['clipboard-read', 'clipboard-write']
          if (browser) editor = await openEditor(browser, nodeRed, { locale, colorScheme, permissions })
          // Node-RED 5 goes by a setting of its own, and 4.1 has no dark theme.
          if (colorScheme === 'dark') await editor.page.evaluate(DARK)
          await editor.importExample('1 - Preview by hand')
        })
        after(() => editor.close())

        it('a node without a name says what it will do', async () => {
          const shown: string[] = []
          for (const type of ['fetch-open-debtors', 'match-payments', 'book-payment']) {
            const label = (await editor.node(type)).locator('.red-ui-flow-node-label')
            shown.push(((await label.textContent()) ?? '').trim())
          }
          assert.deepEqual(shown, labels)
        })

        it('a dialog has nothing to warn of in the example as it is', async () => {
          const dialog = await editor.open('book-payment')
          await dialog.field('mode').waitFor({ state: 'attached' })
          assert.equal(await warnings(dialog.content).count(), 0)
          await dialog.cancel()
        })

        it('says as soon as booking is chosen that nobody would hear of a failure, once the catch node is gone', async () => {
          await (await editor.node('catch')).click()
          await editor.page.keyboard.press('Delete')
          const dialog = await editor.open('book-payment')
          await dialog.content.locator('input[name=ssmsp-mode][value=book]').check()
          await warnings(dialog.content).first().waitFor()
          assert.match(await warnings(dialog.content).innerText(), unheard)
          assert.deepEqual(await barriersIn(editor.page, '.red-ui-tray .ssmsp-flow'), [])
          await dialog.content.locator('input[name=ssmsp-mode][value=preview]').check()
          await warnings(dialog.content).waitFor({ state: 'detached' })
          await dialog.cancel()
        })

        for (const connection of ['administration', 'provider']) {
          it(`tells about the pack in the dialog of the ${connection}, and copies it by keyboard`, async () => {
            const dialog = await editor.open('book-payment')
            const opened = await dialog.openConnection(connection)
            const { content } = opened
            await content.locator('.ssmsp-about summary', { hasText: about }).focus()
            await editor.page.keyboard.press('Enter')
            const facts = content.locator('.ssmsp-facts')
            await facts.locator('dd').first().waitFor()
            assert.equal(await facts.locator('dt').first().innerText(), pack)
            assert.deepEqual(await barriersIn(editor.page, '.ssmsp-about'), [])

            await content.locator('.ssmsp-about button').focus()
            await editor.page.keyboard.press('Enter')
            const said = content.locator('.ssmsp-buttons .ssmsp-lines')
            await said.getByText(copied).waitFor()
            const text = String(await editor.page.evaluate('navigator.clipboard.readText()'))
            assert.equal(text, await linesOf(facts))
            assert.ok(text.startsWith(`${pack}: ${packageFile.name} ${packageFile.version}\nNode-RED: `))
            assert.match(text, /^Node-RED: (4\.1|5\.0)\.\d+(-git)?$/m)
            for (const own of [nodeRed.userFolder, ...Object.values(sandbox.keys), 'Voorbeeld Fietsen']) {
              assert.ok(!text.includes(own), 'nothing that is somebody’s is copied')
            }
            await opened.cancel()
            await dialog.cancel()
          })
        }

        it('complains about nothing in the console', () => {
          assert.deepEqual(editor.complaints, [])
        })
      })
    }

    describe('that was used before', () => {
      after(() => editor.close())

      it('the last result stands under the nodes after a restart, with its time', async () => {
        if (!browser) return
        editor = await openEditor(browser, nodeRed, { locale: 'nl' })
        await editor.importExample('1 - Preview by hand')
        const dialog = await editor.open('book-payment')
        const snelstart = await dialog.openConnection('administration')
        await snelstart.field('subscriptionKey').fill(sandbox.keys.subscriptionKey)
        await snelstart.field('clientKey').fill(sandbox.keys.clientKey)
        await snelstart.done()
        const multisafepay = await dialog.openConnection('provider')
        await multisafepay.field('apiKey').fill(sandbox.keys.apiKey)
        await multisafepay.done()
        await dialog.choose('bookingJournal', 'memo', 'Memoriaal')
        await dialog.choose('clearingAccount', 'multi', 'Tussenrekening MultiSafepay')
        await dialog.done()
        await editor.deploy()
        await editor.pressInject()
        const status = (await editor.status('book-payment')).filter({ hasText: /^\s*\d+ te boeken/ })
        await status.waitFor()
        const result = ((await status.textContent()) ?? '').trim()
        await editor.close()

        await nodeRed.restart()
        editor = await openEditor(browser, nodeRed, { locale: 'nl' })
        await editor.page.locator('#red-ui-workspace-tabs .red-ui-tab').last().click()
        const again = (await editor.status('book-payment')).filter({ hasText: 'te boeken' })
        await again.waitFor()
        assert.match((await again.textContent()) ?? '', /^\s*\d{1,2} \p{L}{3} \d\d:\d\d · \d+ te boeken/u)
        assert.ok((await again.textContent())?.includes(result))
      })
    })
  })
}

async function linesOf(facts: Locator): Promise<string> {
  const [names, values] = [await facts.locator('dt').allInnerTexts(), await facts.locator('dd').allInnerTexts()]
  return names.map((name, index) => `${name}: ${values[index] ?? ''}`).join('\n')
}
