import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { LANES } from '../lanes/lane.ts'
import { startRealNodeRed, type RealNodeRed } from '../lanes/real-node-red.ts'
import { barriersIn } from './barriers.ts'
import { launchBrowser } from './browser.ts'
import { untranslated } from './catalogue-texts.ts'
import { openEditor, type Editor } from './editor.ts'

const EXAMPLE = '1 - Preview by hand'
const WITH_REPORT = '4 - Night with Excel report'
const FLOW_NODES = ['fetch-open-debtors', 'match-payments', 'book-payment', 'reconcile-report'] as const
const OUR_DIALOG = '.red-ui-tray .ssmsp'
const LANGUAGES = [
  {
    locale: 'nl',
    connected: ['Verbonden met de administratie Voorbeeld Fietsen B.V.', 'account 1001001, website 12345'],
    refused: ['SnelStart weigert de koppelsleutel.', 'MultiSafepay weigert de API-sleutel.'],
  },
  {
    locale: 'en-US',
    connected: ['Connected to the administration Voorbeeld Fietsen B.V.', 'account 1001001, site 12345'],
    refused: ['SnelStart refuses the koppelsleutel.', 'MultiSafepay refuses the API key.'],
  },
] as const

for (const lane of LANES) {
  describe(`The editor of ${lane.name} in a browser`, function () {
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
      nodeRed = await startRealNodeRed(await lane.program(), { ...sandbox.environment, LANG: 'nl_NL.UTF-8' })
      open.push(nodeRed)
    })
    after(async () => {
      for (const one of open.reverse()) await one.close()
    })

    for (const { locale, connected, refused } of LANGUAGES) {
      describe(`that asks for ${locale}`, () => {
        before(async () => {
          if (browser) editor = await openEditor(browser, nodeRed, { locale })
          await editor.importExample(WITH_REPORT)
        })
        after(() => editor.close())

        it('imports the example with all its nodes', async () => {
          for (const type of FLOW_NODES) assert.ok(await (await editor.node(type)).isVisible(), type)
        })

        for (const type of FLOW_NODES) {
          it(`has every text of the ${type} dialog, and no barrier in it, light or dark`, async () => {
            const dialog = await editor.open(type)
            assert.deepEqual(await untranslated(dialog.content, type, locale), [])
            assert.deepEqual(await barriersInBoth(editor), [])
            await dialog.cancel()
          })
        }

        for (const [type, property] of [
          ['snelstart-config', 'administration'],
          ['msp-config', 'provider'],
        ] as const) {
          it(`has every text of the ${type} dialog, and no barrier in it, light or dark`, async () => {
            const dialog = await editor.open('book-payment')
            const connection = await dialog.openConnection(property)
            assert.deepEqual(await untranslated(connection.content, type, locale), [])
            assert.deepEqual(await barriersInBoth(editor), [])
            await connection.cancel()
            await dialog.cancel()
          })
        }

        it('says which key is refused', async () => {
          const dialog = await editor.open('book-payment')
          const snelstart = await dialog.openConnection('administration')
          await snelstart.field('subscriptionKey').fill(sandbox.keys.subscriptionKey)
          await snelstart.field('clientKey').fill('not-the-key')
          assert.ok((await (await snelstart.test()).innerText()).includes(refused[0]))
          await snelstart.cancel()
          const multisafepay = await dialog.openConnection('provider')
          await multisafepay.field('apiKey').fill('not-the-key')
          assert.ok((await (await multisafepay.test()).innerText()).includes(refused[1]))
          await multisafepay.cancel()
          await dialog.cancel()
        })

        it('names the administration and the account that the typed keys reach', async () => {
          const dialog = await editor.open('book-payment')
          const snelstart = await dialog.openConnection('administration')
          await snelstart.field('subscriptionKey').fill(sandbox.keys.subscriptionKey)
          await snelstart.field('clientKey').fill(sandbox.keys.clientKey)
          assert.ok((await (await snelstart.test()).innerText()).includes(connected[0]))
          await snelstart.done()
          const multisafepay = await dialog.openConnection('provider')
          await multisafepay.field('apiKey').fill(sandbox.keys.apiKey)
          assert.ok((await (await multisafepay.test()).innerText()).includes(connected[1]))
          await multisafepay.done()
          await dialog.done()
        })

        it('complains about nothing in the console', () => {
          assert.deepEqual(editor.complaints, [])
        })
      })
    }

    describe('in which a bookkeeper tries the first example', () => {
      before(async () => {
        if (browser) editor = await openEditor(browser, nodeRed, { locale: 'nl' })
        await editor.importExample(EXAMPLE)
      })
      after(() => editor.close())

      it('takes keys that are not deployed yet to show the journals and accounts', async () => {
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
        assert.equal(await dialog.field('bookingJournal').inputValue(), '2900')
        assert.equal(await dialog.field('clearingAccount').inputValue(), '1220')
        await dialog.done()
      })

      it('says what is wrong with a value', async () => {
        const dialog = await editor.open('book-payment')
        await dialog.field('clearingAccount').fill('geen nummer')
        assert.match(await dialog.faultOf('clearingAccount'), /^Tussenrekening: kies uit de lijst/)
        await dialog.field('clearingAccount').fill('1220')
        await dialog.content.locator('input[name=ssmsp-mode][value=book]').check()
        assert.match(await dialog.faultOf('bookFrom'), /^Boeken vanaf: kies de datum/)
        await dialog.cancel()
      })

      it('deploys, runs once when the button is pressed, and shows what came of it', async () => {
        await editor.deploy()
        await editor.pressInject()
        const expected = [
          ['fetch-open-debtors', /^\d+ open$/],
          ['match-payments', /^\d+ te boeken · \d+ uitzoeken$/],
          ['book-payment', /^\d+ te boeken · \d+ uitzoeken$/],
        ] as const
        for (const [type, result] of expected) {
          const status = await editor.status(type)
          await status.filter({ hasText: /^\s*\d/ }).waitFor()
          assert.match((await status.textContent()) ?? '', result)
        }
        assert.deepEqual([...sandbox.snelstart.world.audit().bookingsPerDocumentNumber.keys()].filter(isOurs), [])
      })

      it('keeps its keys to itself: a stored key does not come back into the dialog', async () => {
        const dialog = await editor.open('book-payment')
        const snelstart = await dialog.openConnection('administration')
        assert.equal(await snelstart.field('clientKey').inputValue(), '__PWRD__')
        assert.ok((await (await snelstart.test()).innerText()).includes('Voorbeeld Fietsen B.V.'))
        await snelstart.cancel()
        await dialog.cancel()
      })

      it('complains about nothing in the console', () => {
        assert.deepEqual(editor.complaints, [])
      })
    })
  })
}

const isOurs = (documentNumber: string): boolean => documentNumber.startsWith('MSP-')

async function barriersInBoth({ page }: Editor): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await barriersIn(page, OUR_DIALOG)))
  }
  return found
}
