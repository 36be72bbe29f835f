// The pictures for an administration with a database of its own: its connection, and booking after an example.

import type { DatabaseSandbox } from '../../sandbox/database-sandbox.ts'
import type { Dialog } from '../../test/browser/dialog.ts'
import type { Editor } from '../../test/browser/editor.ts'
import { dialogPicture, partOfDialog } from './dialog-picture.ts'
import type { Picture, PictureLanguage } from './picture.ts'

const MDB_FILE = 'C:\\SnelStart\\Voorbeeld Fietsen.mdb'

export async function databasePictures(
  editor: Editor,
  language: PictureLanguage,
  database: DatabaseSandbox,
): Promise<readonly Picture[]> {
  const chosen = await editor.open('book-payment')
  await chosen.field('bookingJournal').fill(String(database.bookingJournal))
  await chosen.field('clearingAccount').fill(String(database.clearingAccount))
  await chosen.done()
  const book = await editor.open('book-payment')
  const network = await book.openConnection('administration')
  await chooseKind(network, 'network')
  await fillIn(network, { ...database.connection.properties, ...database.connection.secrets })
  await network.test()
  await network.field('confirmedOpenTotal').fill(openTotal(database))
  const connected = await dialogPicture(editor.page, 'connection-network', language)
  await network.done()
  await book.content.locator('input[name=ssmsp-via][value=database]').check()
  await book.field('exampleDocumentNumber').fill('VOORBEELD-1')
  const byExample = await dialogPicture(editor.page, 'book-by-example', language, partOfDialog('heading.via'))
  const mdb = await book.openConnection('administration')
  await chooseKind(mdb, 'mdb')
  await mdb.field('file').fill(MDB_FILE)
  const file = await dialogPicture(editor.page, 'connection-mdb', language)
  await mdb.cancel()
  await book.cancel()
  return [connected, byExample, file]
}

async function chooseKind(connection: Dialog, kind: string): Promise<void> {
  await connection.content.locator(`input[name=ssmsp-kind][value=${kind}]`).check()
}

/** What is not shown for this kind, or is chosen already, is left. */
async function fillIn(connection: Dialog, values: Readonly<Record<string, string | boolean>>): Promise<void> {
  for (const [property, value] of Object.entries(values)) {
    const field = connection.field(property)
    if ((await field.count()) === 0 || !(await field.isVisible())) continue
    if (typeof value === 'boolean') await field.setChecked(value)
    else if ((await field.evaluate('(element) => element.tagName')) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
}

function openTotal({ story }: DatabaseSandbox): string {
  const cents = story.lines.reduce((total, line) => total + line.openCents, 0)
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}
