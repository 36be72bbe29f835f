import assert from 'node:assert/strict'
import { calendarDate } from '../../../../../nodes/reconcile/domain/calendar-date.ts'
import { createCopiedBooks } from '../../../../../nodes/snelstart-config/database/access/copy/copied-books.ts'
import type { CopiedTables } from '../../../../../nodes/snelstart-config/database/access/copy/copied-tables.ts'
import type { Books } from '../../../../../nodes/snelstart-config/database/books.ts'
import type { DatabaseEngine, Row } from '../../../../../nodes/snelstart-config/database/engine.ts'
import { nameOf, sql } from '../../../../../nodes/snelstart-config/database/statement.ts'
import { SNELSTART_TABLES } from '../../../../../sandbox/access/snelstart-tables.ts'
import { type OpenedBooks, snelStartBooks } from '../snelstart-books.ts'

const { signal } = new AbortController()

describe('the books in a copy of an Access file', () => {
  let opened: OpenedBooks
  let copied: Books

  before(async function () {
    this.timeout(60_000)
    opened = await snelStartBooks(signal)
    // An invoice that a year's opening counts again, and one whose payment stands on another account.
    await opened.standIn.rows(`INSERT INTO tbljournaalpost (flddatum, fldboekstuk, flddagboekgrootboekid)
      VALUES ('2026-12-31', 'B1', 5), ('2026-04-01', 'M9', 4)`)
    await opened.standIn.rows(`INSERT INTO tbljournaalpostregel
      (fldjournaalpostid, fldgrootboekid, fldfactuurnummerid, flddebet, fldcredit)
      SELECT e.fldjournaalpostid, g.account, g.invoice, g.debit, g.credit
      FROM tbljournaalpost e, (VALUES (1, 1, 121.00, 0), (2, 3, 0, 50.25)) AS g (account, invoice, debit, credit)
      WHERE (e.fldboekstuk = 'B1' AND g.account = 1) OR (e.fldboekstuk = 'M9' AND g.account = 2)`)
    const tables = await tablesOf(opened.engine)
    copied = createCopiedBooks({ tables: () => Promise.resolve(tables), profile: opened.profile, log: () => undefined })
  })
  after(() => opened.standIn.close())

  const questions: Readonly<Record<string, (books: Books) => Promise<unknown>>> = {
    'the accounts': (books) => books.accounts(signal),
    'the open items': (books) => books.openItems(undefined, 10, signal),
    'a page of open items': (books) => books.openItems('1', 1, signal),
    'what comes after the last open item': (books) => books.openItems('4', 1, signal),
    'the total': (books) => books.openTotal(signal),
    'what is open on a few': async (books) => [...(await books.openCents(['1', '2', '3', '99', 'x'], signal))],
    'entries by their boekstuk': async (books) => {
      const [journal] = await books.accounts(signal)
      assert.ok(journal)
      return books.entriesByDocument({ documents: ['m2026003', 'B1', 'niets'], journal }, signal)
    },
    'what the connection test counts': (books) => books.health(calendarDate('2026-03-05'), signal),
    'the oldest rows': (books) => books.oldestRows(signal),
  }
  for (const [what, ask] of Object.entries(questions)) {
    it(`tell ${what} as the file itself does`, async () => {
      assert.deepEqual(await ask(copied), await ask(opened.books))
    })
  }
})

/** What mdb-reader would give of the same file. */
async function tablesOf(engine: DatabaseEngine): Promise<CopiedTables> {
  const all = new Map<string, readonly Row[]>()
  for (const { name } of SNELSTART_TABLES) all.set(name, await engine.read(sql`SELECT * FROM ${nameOf(name)}`, signal))
  return {
    names: [...all.keys()],
    columns: () => [],
    rows: (table, columns) =>
      (all.get(table) ?? []).map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
  }
}
