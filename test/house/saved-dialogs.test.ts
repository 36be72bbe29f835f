// What a dialog saves is what the runtime accepts: with the values it starts with, and as the text that a form gives.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { parseBookSettings } from '../../nodes/shared/settings/book-node-settings.ts'
import { parseFetchSettings } from '../../nodes/shared/settings/fetch-settings.ts'
import { parseMatchSettings } from '../../nodes/shared/settings/match-node-settings.ts'
import { builtPack } from './project.ts'
import { defaultValues, registeredNode } from './registered-node.ts'

describe('what the dialogs save', () => {
  const saved = async (name: string, typed: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> => {
    const page = readFileSync(path.join(await builtPack(), `${name}.html`), 'utf8')
    return { id: 'n1', type: name, z: 't1', ...defaultValues(registeredNode(page)), ...typed }
  }

  it('a fetch-open-debtors node in which only the administration was chosen can run', async () => {
    const settings = parseFetchSettings(await saved('fetch-open-debtors', { administration: 'a1' }))
    assert.deepEqual(settings, {
      administration: 'a1',
      salesJournal: undefined,
      onlyWithReference: false,
      invoicedSince: undefined,
      batchSize: 0,
      customerNames: true,
    })
  })

  it('the text of a form is read as numbers and dates', async () => {
    const typed = { administration: 'a1', salesJournal: '1300', invoicedSince: '2026-01-31', batchSize: '500' }
    const { salesJournal, invoicedSince, batchSize } = parseFetchSettings(await saved('fetch-open-debtors', typed))
    assert.deepEqual([salesJournal, invoicedSince, batchSize], [1300, '2026-01-31', 500])
  })

  it('a match-payments node in which only MultiSafepay was chosen can run', async () => {
    const { match, paidSinceDays } = parseMatchSettings(await saved('match-payments', { provider: 'p1' }))
    assert.equal(paidSinceDays, 400)
    assert.deepEqual(match.references, ['betalingskenmerk'])
    assert.deepEqual([...match.notCollected], ['PAYPAL', 'AMAZONBTN', 'BIZUM'])
  })

  it('a book-payment node starts as a preview, and books on the accounts that were chosen', async () => {
    const chosen = {
      administration: 'a1',
      provider: 'p1',
      bookingJournal: '2900',
      bookingJournalKind: 'Memoriaal',
      clearingAccount: '1220',
      methodAccounts: [{ method: 'PAYPAL', account: '1230' }],
    }
    const { book } = parseBookSettings(await saved('book-payment', chosen))
    assert.equal(book.mode, 'preview')
    assert.deepEqual([book.bookingJournal, book.clearingAccount], [2900, 1220])
    assert.deepEqual([...book.methodAccounts], [['PAYPAL', 1230]])
  })

  it('a book-payment node that books without a first day is refused by the runtime as by the dialog', async () => {
    const config = await saved('book-payment', { administration: 'a', provider: 'p', bookingJournal: 1, mode: 'book' })
    assert.throws(
      () => parseBookSettings(config),
      (error) => error instanceof ReconcileError && error.code === 'CONFIG_MISSING',
    )
  })
})
