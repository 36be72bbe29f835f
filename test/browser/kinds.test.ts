import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { SANDBOX_LOGIN, type SqlServerStandIn, startSqlServer } from '../../sandbox/sql-server/start-sql-server.ts'
import { type AdministrationWorld, createAdministration } from '../../sandbox/sql-server/world/administration-world.ts'
import { NODE_RED_4 } from '../lanes/lane.ts'
import { startRealNodeRed, type RealNodeRed } from '../lanes/real-node-red.ts'
import { launchBrowser } from './browser.ts'
import { untranslated } from './catalogue-texts.ts'
import type { Dialog } from './dialog.ts'
import { openEditor, type Editor } from './editor.ts'

const EXAMPLE = '1 - Preview by hand'

/** The fields of each kind, besides the name. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  online: ['subscriptionKey', 'clientKey'],
  network: ['server', 'instance', 'port', 'database', 'windowsLogin', 'user', 'password', 'encrypt'],
  local: ['file', 'database'],
  sql: ['server', 'instance', 'port', 'database', 'windowsLogin', 'user', 'password', 'encrypt'],
  mdb: ['file', 'workgroupFile', 'user', 'password'],
}
const ALL_FIELDS = [...new Set(Object.values(FIELDS).flat())]

describe('The dialogs for the five kinds of SnelStart in a browser', function () {
  this.timeout(90_000)
  let browser: Browser | undefined
  let world: AdministrationWorld
  let server: SqlServerStandIn
  let nodeRed: RealNodeRed
  let editor: Editor
  const open: { close(): Promise<void> }[] = []

  before(async function () {
    this.timeout(300_000)
    browser = await launchBrowser()
    if (!browser) this.skip()
    open.push(browser)
    world = await createAdministration({ name: 'Voorbeeld BV' })
    open.push(world)
    const customer = await world.addCustomer({ code: 101, name: 'Jansen' })
    await world.addInvoice({ customer, number: '2026001', euros: '121.00', date: '2026-11-02', reference: '100000001' })
    server = await startSqlServer({ databases: [world.database] })
    open.push(server)
    nodeRed = await startRealNodeRed(await NODE_RED_4.program(), { LANG: 'nl_NL.UTF-8' })
    open.push(nodeRed)
  })
  after(async () => {
    for (const one of open.reverse()) await one.close()
  })

  const choose = (dialog: Dialog, kind: string): Promise<void> =>
    dialog.content.locator(`input[name=ssmsp-kind][value=${kind}]`).check()

  for (const locale of ['nl', 'en-US'] as const) {
    it(`each kind shows its own fields and no other, in ${locale}`, async () => {
      if (browser) editor = await openEditor(browser, nodeRed, { locale })
      await editor.importExample(EXAMPLE)
      const book = await editor.open('book-payment')
      const dialog = await book.openConnection('administration')
      assert.deepEqual(await untranslated(dialog.content, 'snelstart-config', locale), [])
      for (const [kind, fields] of Object.entries(FIELDS)) {
        await choose(dialog, kind)
        const shown: string[] = []
        for (const name of ALL_FIELDS) if (await dialog.field(name).isVisible()) shown.push(name)
        assert.deepEqual(shown.sort(), [...fields].sort(), kind)
      }
      await dialog.cancel()
      await book.cancel()
      assert.deepEqual(editor.complaints, [])
      await editor.close()
    })
  }

  describe('in which a bookkeeper connects an administration in the network', () => {
    let book: Dialog
    before(async () => {
      if (browser) editor = await openEditor(browser, nodeRed, { locale: 'nl' })
      await editor.importExample(EXAMPLE)
      book = await editor.open('book-payment')
    })
    after(() => editor.close())

    it('tests it, compares the total, and is told whether it is the same', async () => {
      const dialog = await book.openConnection('administration')
      await choose(dialog, 'network')
      await dialog.field('server').fill('127.0.0.1')
      await dialog.field('port').fill(String(server.port))
      await dialog.field('database').fill('Voorbeeld BV')
      await dialog.field('user').fill(SANDBOX_LOGIN.user)
      await dialog.field('password').fill(SANDBOX_LOGIN.password)
      await dialog.field('trustServerCertificate').check()
      const lines = await (await dialog.test()).innerText()
      assert.ok(lines.includes('Verbonden met Voorbeeld BV.'), lines)
      assert.ok(lines.includes('Er is nog geen dagboek of tussenrekening om te controleren'), lines)
      const verdict = dialog.content.locator('#ssmsp-total-lines')
      await dialog.field('confirmedOpenTotal').fill('120,00')
      assert.match(await verdict.innerText(), /een verschil van €\s1,00\. Er wordt niets geboekt/)
      await dialog.field('confirmedOpenTotal').fill('€ 121,00')
      assert.match(await verdict.innerText(), /^Gelijk aan wat hier geteld is/)
      await dialog.done()
    })

    it('hears in the same test whether the journal and clearing account of the node are right', async () => {
      await book.content.locator('#ssmsp-lists-state .fa-spinner').waitFor({ state: 'detached' })
      await book.field('bookingJournal').fill('9990')
      await book.field('clearingAccount').fill('4711')
      const dialog = await book.openConnection('administration')
      const lines = await (await dialog.test()).innerText()
      assert.ok(lines.includes('Dagboek 9990 Memoriaal is bruikbaar.'), lines)
      assert.ok(lines.includes('Tussenrekening 4711 bestaat niet.'), lines)
      assert.match(await dialog.content.locator('#ssmsp-total-lines').innerText(), /^Gelijk aan wat hier geteld is/)
      await dialog.cancel()
      await book.field('clearingAccount').fill('')
    })

    it('is offered only the ways that this administration has, and its journals and accounts', async () => {
      const ways: (string | null)[] = []
      for (const way of await book.content.locator('input[name=ssmsp-via]:visible').all()) {
        ways.push(await way.getAttribute('value'))
      }
      assert.deepEqual(ways, ['file', 'database'])
      assert.equal(await book.field('via').inputValue(), 'file')
      await book.content.locator('#ssmsp-lists-state .fa-spinner').waitFor({ state: 'detached' })
      await book.choose('bookingJournal', 'memo', 'Memoriaal')
      await book.field('importFolder').fill('import')
      assert.match(await book.faultOf('importFolder'), /^Importmap: vul het hele pad/)
      await book.content.locator('input[name=ssmsp-via][value=database]').check()
      assert.ok(await book.content.locator('.ssmsp-danger').isVisible())
      assert.ok(!(await book.field('importFolder').isVisible()))
      await book.cancel()
    })

    it('complains about nothing in the console', () => {
      assert.deepEqual(editor.complaints, [])
    })
  })
})
