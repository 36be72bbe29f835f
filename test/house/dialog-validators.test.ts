// What the dialogs say before anything runs.

import assert from 'node:assert/strict'
import { runningDialog, type RunningDialog } from './running-dialog.ts'

describe('the dialog of book-payment', () => {
  let dialog: RunningDialog
  before(async () => {
    dialog = await runningDialog('book-payment', { a1: 'Voorbeeld B.V.' })
  })

  it('asks for a first day only when it is to book', () => {
    assert.equal(dialog.validate('bookFrom', '', { mode: 'preview' }), true)
    assert.match(String(dialog.validate('bookFrom', '', { mode: 'book' })), /^Book from: choose the date/)
    assert.equal(dialog.validate('bookFrom', '2026-01-01', { mode: 'book' }), true)
    assert.match(String(dialog.validate('bookFrom', '2026-02-30', { mode: 'book' })), /such as 2026-01-31/)
  })

  it('asks for a clearing account unless the journal is a Bank journal', () => {
    assert.match(String(dialog.validate('clearingAccount', '', { bookingJournalKind: 'Memoriaal' })), /choose from/)
    assert.match(String(dialog.validate('clearingAccount', '', { bookingJournalKind: '' })), /choose from/)
    assert.equal(dialog.validate('clearingAccount', '', { bookingJournalKind: 'Bank' }), true)
    assert.equal(dialog.validate('clearingAccount', '1220', { bookingJournalKind: 'Memoriaal' }), true)
    assert.match(String(dialog.validate('clearingAccount', 'Tussenrekening', {})), /as SnelStart shows it/)
  })

  it('wants an account for each payment method, once, and with a memoriaal', () => {
    const memoriaal = { bookingJournalKind: 'Memoriaal' }
    const paypal = { method: 'PAYPAL', account: '1230' }
    assert.equal(dialog.validate('methodAccounts', [paypal], memoriaal), true)
    assert.match(String(dialog.validate('methodAccounts', [paypal, paypal], memoriaal)), /PAYPAL is listed twice/)
    const blank = { method: 'BIZUM', account: '' }
    assert.match(String(dialog.validate('methodAccounts', [blank], memoriaal)), /enter an account.*BIZUM/)
    assert.match(String(dialog.validate('methodAccounts', [paypal], { bookingJournalKind: 'Bank' })), /memoriaal only/)
  })

  it('knows the words that can stand in a description', () => {
    assert.equal(dialog.validate('description', 'MSP {transactie} {order}'), true)
    assert.match(String(dialog.validate('description', 'MSP {bedrag}')), /\{bedrag\} does not exist/)
    assert.match(String(dialog.validate('description', 'x'.repeat(251))), /at most 250/)
  })

  it('says in its label whether it books', () => {
    assert.equal(dialog.label({ name: '', mode: 'preview', administration: 'a1' }), 'preview, books nothing')
    assert.equal(dialog.label({ name: '', mode: 'book', administration: 'a1' }), 'book payments')
    assert.equal(dialog.label({ name: 'Nightly', mode: 'book', administration: 'a1' }), 'Nightly')
  })

  it('says in its label where it books when there is more than one administration', async () => {
    const several = await runningDialog('book-payment', { a1: 'Voorbeeld B.V.', a2: 'Ander B.V.' })
    assert.equal(several.label({ name: '', mode: 'book', administration: 'a2' }), 'book payments · Ander B.V.')
    assert.equal(several.label({ name: '', mode: 'book', administration: '' }), 'book payments')
  })

  it('names its outputs', () => {
    assert.deepEqual(
      [0, 1].map((index) => dialog.outputLabel(index)),
      ['all lines', 'needs a person'],
    )
  })
})

describe('the dialog of match-payments', () => {
  let dialog: RunningDialog
  before(async () => {
    dialog = await runningDialog('match-payments')
  })

  it('wants at least one reference to look for', () => {
    assert.equal(dialog.validate('references', ['betalingskenmerk']), true)
    assert.match(String(dialog.validate('references', [])), /at least one/)
  })

  it('takes a pattern with exactly one part in brackets', () => {
    for (const pattern of ['', '^WEB-(\\d+)$', '(?:A|B)-(\\d+)']) {
      assert.equal(dialog.validate('pattern', pattern), true, pattern)
    }
    assert.match(String(dialog.validate('pattern', '\\d+')), /now there are 0/)
    assert.match(String(dialog.validate('pattern', '(a)(b)')), /now there are 2/)
    assert.match(String(dialog.validate('pattern', '(')), /not a valid/)
  })

  it('takes a tolerance of whole cents up to a euro', () => {
    for (const tolerance of [0, '5', '100']) assert.equal(dialog.validate('tolerance', tolerance), true)
    for (const tolerance of ['', '0,05', '-1', '101']) {
      assert.match(String(dialog.validate('tolerance', tolerance)), /^Tolerance: enter a whole number from 0 to 100/)
    }
  })
})

describe('the dialog of fetch-open-debtors', () => {
  it('takes no journal, or the number of one', async () => {
    const dialog = await runningDialog('fetch-open-debtors')
    assert.equal(dialog.validate('salesJournal', ''), true)
    assert.equal(dialog.validate('salesJournal', 1300), true)
    assert.match(String(dialog.validate('salesJournal', 'Debiteuren')), /^Sales journal: choose/)
  })
})
