import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { ChosenAccounts } from '../../../../nodes/snelstart-config/database/checks/check-accounts.ts'
import { createConfirmation } from '../../../../nodes/snelstart-config/database/checks/confirmation.ts'
import { type DatabaseTest, runChecks } from '../../../../nodes/snelstart-config/database/checks/run-checks.ts'
import { createBooksStates } from '../../../../nodes/snelstart-config/database/port/books-state.ts'
import { NO_OVERRIDES } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { engineSource } from '../../../../nodes/snelstart-config/database/reading/engine-source.ts'
import { templateOf } from '../../../../nodes/shared/texts/catalogue.ts'
import { LANGUAGES } from '../../../../nodes/shared/texts/language.ts'
import { LEDGER } from '../book-keeper.ts'
import { type BooksBench, openBooksBench, withoutColumn } from '../books-bench.ts'
import { keptInMemory } from '../kept-in-memory.ts'
import { USUAL_TABLES } from '../small-books.ts'

const CHECKS = join(__dirname, '../../../../nodes/snelstart-config/database/checks')
const NOW = globalThis.Date.parse('2026-11-24T12:00:00+01:00')

const chosenOf = ({ bookingJournal, clearingAccount }: Partial<ChosenAccounts>): ChosenAccounts => ({
  bookingJournal,
  clearingAccount,
})

async function testOf(bench: BooksBench, ...chosen: readonly Partial<ChosenAccounts>[]): Promise<DatabaseTest> {
  const source = engineSource(bench.small.engine, () => undefined)
  const confirmation = createConfirmation(keptInMemory(), '121,00')
  const clock = { now: () => NOW }
  const log = (): void => undefined
  const states = createBooksStates({
    source,
    overrides: NO_OVERRIDES,
    schema: keptInMemory(),
    confirmation,
    clock,
    log,
  })
  return runChecks(
    { name: 'Winkel', source, confirmation, clock, lookAt: states.lookAt },
    chosen.map(chosenOf),
    bench.signal,
  )
}

const shown = ({ lines }: DatabaseTest): string[] => lines.map(({ kind, check }) => `${kind} ${check}`)

describe('the connection test of a database', () => {
  it('passes every check in order, and ends with the total to compare', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice()
    const test = await testOf(bench, { bookingJournal: 2900, clearingAccount: 2000 })
    assert.deepEqual(shown(test), [
      'ok check-reached',
      'ok check-tables',
      'ok check-schema-first',
      'ok check-debtors-account',
      'ok check-journal',
      'ok check-clearing',
      'ok check-balanced',
      'ok check-joins',
      'ok check-reference',
      'ok check-open-total',
      'ok check-total-confirmed',
    ])
    assert.deepEqual([test.openItems, test.openTotalCents, test.isTotalConfirmed], [1, 12100, true])
    assert.deepEqual(test.candidates, [
      {
        on: 'order',
        table: 'tblVerkoopOrder',
        column: 'fldBetalingskenmerk',
        openItems: 1,
        filled: 1,
        unique: 1,
        chosen: true,
      },
    ])
  })

  it('shows the columns that can hold the betalingskenmerk, with what stands in them', async () => {
    const bench = await openBooksBench({
      ...USUAL_TABLES,
      VerkoopOrder: {
        fldVerkoopOrderID: 'int',
        fldVerkoopFactuurID: 'int',
        fldRelatieID: 'int',
        fldKenmerk: 'text',
        fldKenmerkKlant: 'text',
        fldBetalingskenmerk: 'int',
      },
    })
    for (let id = 1; id <= 3; id += 1) {
      await bench.keeper.addInvoice({ hasOrder: false })
      await bench.small.run(`INSERT INTO "tblVerkoopFactuur" VALUES (${id}, ${id}, '2026-10-01')`)
      await bench.small.run(
        `INSERT INTO "tblVerkoopOrder" VALUES (${id}, ${id}, 1, 'R${id}', ${id === 1 ? 'NULL' : "'same'"}, NULL)`,
      )
    }
    const test = await testOf(bench)
    assert.ok(shown(test).includes('warning check-reference-missing'))
    assert.deepEqual(
      test.candidates.map(({ column, openItems, filled, unique, chosen }) => [
        column,
        openItems,
        filled,
        unique,
        chosen,
      ]),
      [
        ['fldKenmerk', 3, 3, 3, false],
        ['fldKenmerkKlant', 3, 2, 0, false],
      ],
    )
  })

  it('does not let a total be confirmed that rests on columns that are wrong', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice()
    await bench.keeper.addEntry({}, [{ ledger: LEDGER.bank, debit: '5' }])
    const test = await testOf(bench)
    assert.ok(shown(test).includes('error check-unbalanced'))
    assert.deepEqual([test.openTotalCents, test.isTotalConfirmed], [12100, false])
  })

  it('fails on lines that lead nowhere, and on books without any', async () => {
    const bench = await openBooksBench()
    assert.ok(shown(await testOf(bench)).includes('error check-no-debtor-lines'))
    assert.ok(shown(await testOf(bench)).includes('error check-no-identity'))
    await bench.keeper.addInvoice({ customer: 404 })
    assert.ok(shown(await testOf(bench)).includes('error check-joins-broken'))
  })

  it('stops at a debtors account that is not one', async () => {
    const bench = await openBooksBench()
    await bench.small.run(`UPDATE "tblGrootboek" SET "fldGrootboekFunctieID" = 0 WHERE "fldNummer" = 1300`)
    const test = await testOf(bench)
    assert.ok(shown(test).includes('error check-debtors-account-count'))
    assert.equal(test.openTotalCents, undefined)
  })

  it('warns when the journal of an entry can’t be told', async () => {
    const bench = await openBooksBench(withoutColumn('Journaalpost', 'fldDagboekGrootboekID'))
    assert.ok(shown(await testOf(bench)).includes('warning check-journal-column-missing'))
  })

  it('fails when the column taken for the journal holds something else', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice()
    await bench.keeper.addEntry({ journal: LEDGER.clearing }, [])
    const { lines, isTotalConfirmed } = await testOf(bench)
    const line = lines.find(({ check }) => check === 'check-journal-column-wrong')
    assert.deepEqual([line?.kind, line?.values['percent'], isTotalConfirmed], ['error', 50, false])
  })

  const ACCOUNTS = [
    { chosen: { bookingJournal: 4711 }, line: 'error check-journal-not-found' },
    { chosen: { bookingJournal: 2000 }, line: 'error check-journal-not-found' },
    { chosen: { bookingJournal: 1300 }, line: 'error check-journal-kind' },
    { chosen: { bookingJournal: 1010 }, line: 'ok check-journal' },
    { chosen: { clearingAccount: 4711 }, line: 'error check-clearing-not-found' },
    { chosen: { clearingAccount: 1010 }, line: 'error check-clearing-is-journal' },
    { chosen: { clearingAccount: 1990 }, line: 'warning check-clearing-function' },
  ]
  for (const { chosen, line } of ACCOUNTS) {
    it(`says of ${JSON.stringify(chosen)}: ${line}`, async () => {
      assert.ok(shown(await testOf(await openBooksBench(), chosen)).includes(line))
    })
  }

  it('says once what several nodes book on, and asks no clearing account beside a Bank journal', async () => {
    const onMemoriaal = { bookingJournal: 2900, clearingAccount: 2000 }
    const onBank = { bookingJournal: 1010, clearingAccount: 4711 }
    const { lines } = await testOf(await openBooksBench(), onMemoriaal, onBank, onMemoriaal)
    const said = lines.filter(({ check }) => /journal|clearing/.test(check))
    assert.deepEqual(
      said.map(({ kind, check, values }) => [kind, check, values['number']]),
      [
        ['ok', 'check-journal', 2900],
        ['ok', 'check-journal', 1010],
        ['ok', 'check-clearing', 2000],
      ],
    )
  })

  it('counts the total all the same when the journal that was chosen is wrong', async () => {
    const bench = await openBooksBench()
    await bench.keeper.addInvoice()
    const test = await testOf(bench, { bookingJournal: 4711, clearingAccount: 4711 })
    assert.deepEqual([test.openTotalCents, test.isTotalConfirmed, test.isSound], [12100, true, true])
  })

  it('says that there is no journal to check while nothing books through the connection', async () => {
    assert.ok(shown(await testOf(await openBooksBench())).includes('warning check-no-journal-chosen'))
  })

  it('says of an account that is no longer in use that it is not', async () => {
    const bench = await openBooksBench()
    await bench.small.run('UPDATE "tblGrootboek" SET "fldNonactief" = true')
    const lines = shown(await testOf(bench, { bookingJournal: 2900, clearingAccount: 2000 }))
    for (const what of [
      'warning check-debtors-account-inactive',
      'error check-journal-inactive',
      'error check-clearing-inactive',
    ]) {
      assert.ok(lines.includes(what), what)
    }
  })

  for (const language of LANGUAGES) {
    it(`has a sentence for each of its lines in ${language}`, () => {
      const sources = readdirSync(CHECKS).map((file) => readFileSync(join(CHECKS, file), 'utf8'))
      const checks = new Set(
        sources.flatMap((text) => [...text.matchAll(/'(check-[a-z-]+)'/g)].map(([, name = '']) => name)),
      )
      assert.ok(checks.size > 30)
      for (const check of checks) assert.ok(templateOf(language, `test.${check}`), check)
    })
  }
})
