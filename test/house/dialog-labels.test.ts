// What stands on a node that nobody gave a name, and beside its ports.

import assert from 'node:assert/strict'
import { runningDialog, type RunningDialog } from './running-dialog.ts'

describe('a book-payment node without a name', () => {
  const chosen = { name: '', administration: 'a1', bookingJournal: 2900, clearingAccount: '1220' }
  let dialog: RunningDialog
  before(async () => {
    dialog = await runningDialog('book-payment')
  })

  it('says that it books nothing while it previews', () => {
    assert.equal(dialog.label({ ...chosen, mode: 'preview' }), 'book · preview only')
  })

  it('says on which journal and clearing account it books', () => {
    assert.equal(dialog.label({ ...chosen, mode: 'book' }), 'book · journal 2900 → 1220')
    const bank = { ...chosen, mode: 'book', bookingJournal: '1120', bookingJournalKind: 'Bank' }
    assert.equal(dialog.label(bank), 'book · journal 1120')
  })

  it('says by which way it books when that is not SnelStart itself', () => {
    assert.equal(dialog.label({ ...chosen, mode: 'book', via: 'file' }), 'book by import file · journal 2900 → 1220')
    assert.equal(dialog.label({ ...chosen, mode: 'book', via: 'database' }), 'book in database · journal 2900 → 1220')
  })

  it('does not spell out a journal and an account that are set outside the flow', () => {
    const outside = { ...chosen, mode: 'book', bookingJournal: '${JOURNAL}', clearingAccount: '${CLEARING_ACCOUNT}' }
    assert.equal(dialog.label(outside), 'book · journal as set')
  })

  it('asks for a journal while there is none', () => {
    assert.equal(dialog.label({ ...chosen, mode: 'book', bookingJournal: '' }), 'book · choose a journal')
  })

  it('says where it books when there is more than one administration', async () => {
    const several = await runningDialog('book-payment', { a1: 'Voorbeeld B.V.', a2: 'Ander B.V.' })
    const label = several.label({ ...chosen, mode: 'book', administration: 'a2' })
    assert.equal(label, 'book · journal 2900 → 1220 · Ander B.V.')
    assert.equal(several.label({ ...chosen, mode: 'preview', administration: '' }), 'book · preview only')
  })

  it('is called by its name as soon as it has one', () => {
    assert.equal(dialog.label({ ...chosen, name: 'Nightly', mode: 'book' }), 'Nightly')
  })
})

describe('the other nodes without a name', () => {
  it('match-payments says on which reference it matches, and how many more it tries', async () => {
    const dialog = await runningDialog('match-payments')
    assert.equal(dialog.label({ references: ['betalingskenmerk'] }), 'match on betalingskenmerk')
    assert.equal(dialog.label({ references: ['factuurnummer', 'omschrijving'] }), 'match on invoice number +1')
    for (const references of [[], undefined, 'betalingskenmerk', ['unknown']]) {
      assert.equal(dialog.label({ references }), 'match payments')
    }
  })

  it('fetch-open-debtors says from which journal it reads', async () => {
    const dialog = await runningDialog('fetch-open-debtors')
    assert.equal(dialog.label({ salesJournal: '' }), 'read open debtors')
    assert.equal(dialog.label({ salesJournal: 1300 }), 'read open debtors · journal 1300')
  })

  it('reconcile-report says which file it makes', async () => {
    const dialog = await runningDialog('reconcile-report')
    assert.equal(dialog.label({ format: 'xlsx' }), 'report · xlsx')
    assert.equal(dialog.label({ format: 'html' }), 'report · e-mail')
    assert.equal(dialog.label({ format: 'a newer one' }), 'report')
  })
})

describe('the ports of the nodes', () => {
  const PORTS = [
    { node: 'fetch-open-debtors', input: 'start', outputs: ['open debtors'] },
    { node: 'match-payments', input: 'open debtors', outputs: ['all lines', 'needs a person'] },
    { node: 'book-payment', input: 'matched lines', outputs: ['all lines', 'needs a person'] },
    { node: 'reconcile-report', input: 'all lines of a run', outputs: ['file'] },
  ]
  for (const { node, input, outputs } of PORTS) {
    it(`those of ${node} say what goes in and what comes out`, async () => {
      const dialog = await runningDialog(node)
      assert.equal(dialog.inputLabel(), input)
      assert.deepEqual(
        outputs.map((_output, index) => dialog.outputLabel(index)),
        outputs,
      )
    })
  }
})
