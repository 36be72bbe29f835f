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

  it('asks of an import file a folder, and signs that can be told apart', () => {
    const file = { via: 'file', importFormat: 'boekingen' }
    assert.equal(dialog.validate('importFolder', '', { via: 'administration' }), true)
    assert.match(String(dialog.validate('importFolder', '', file)), /whole path/)
    assert.match(String(dialog.validate('importFolder', 'import', file)), /whole path/)
    for (const folder of ['/import', 'C:\\SnelStart\\Import', '\\\\server\\import', '${IMPORT}']) {
      assert.equal(dialog.validate('importFolder', folder, file), true, folder)
    }
    assert.equal(dialog.validate('importDecimal', ',', { ...file, importSeparator: ';' }), true)
    assert.match(String(dialog.validate('importDecimal', ',', { ...file, importSeparator: ',' })), /both be a comma/)
  })

  it('asks of a bank statement an IBAN and a bank journal', () => {
    const file = { via: 'file', importFormat: 'camt053' }
    assert.match(String(dialog.validate('importIban', '', file)), /not an IBAN/)
    assert.equal(dialog.validate('importIban', 'NL91 ABNA 0417 1643 00', file), true)
    assert.equal(dialog.validate('importFormat', 'camt053', { ...file, bookingJournalKind: 'Bank' }), true)
    assert.match(
      String(dialog.validate('importFormat', 'camt053', { ...file, bookingJournalKind: 'Memoriaal' })),
      /bank/,
    )
    assert.equal(dialog.validate('importOpeningBalance', '-12,50', file), true)
    assert.match(String(dialog.validate('importOpeningBalance', '1.000,00', file)), /an amount/)
  })

  it('asks for an example only when it books into the database', () => {
    assert.equal(dialog.validate('exampleDocumentNumber', '', { via: 'file' }), true)
    assert.match(String(dialog.validate('exampleDocumentNumber', '', { via: 'database' })), /example booking/)
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

describe('the dialog of a SnelStart connection', () => {
  let dialog: RunningDialog
  before(async () => {
    dialog = await runningDialog('snelstart-config')
  })

  it('asks of Online nothing but its keys, also in a flow from before there were kinds', () => {
    for (const kind of ['online', undefined]) {
      for (const name of ['server', 'port', 'instance', 'database', 'file', 'schemaProfile', 'confirmedOpenTotal']) {
        assert.equal(dialog.validate(name, undefined, { kind }), true, name)
      }
    }
  })

  it('asks of a SQL Server where it is', () => {
    for (const kind of ['network', 'sql']) {
      assert.match(String(dialog.validate('server', '', { kind })), /^Server: enter the name/)
      assert.match(
        String(dialog.validate('server', 'Server=pc1;Password=x', { kind })),
        /not a whole connection string/,
      )
      assert.equal(dialog.validate('server', 'PC1\\SNELSTART', { kind }), true)
      assert.equal(dialog.validate('server', '${BOEKSERVER}', { kind }), true)
      assert.match(String(dialog.validate('database', '', { kind })), /^Database: enter/)
      assert.match(String(dialog.validate('port', '65536', { kind })), /from 1 to 65535/)
      assert.match(String(dialog.validate('instance', 'SNELSTART', { kind, port: '1433' })), /not both/)
      assert.equal(dialog.validate('file', '', { kind }), true)
    }
  })

  it('asks of a file its whole path and the ending of its kind', () => {
    assert.match(String(dialog.validate('file', 'Voorbeeld.mdf', { kind: 'local' })), /whole path/)
    assert.match(String(dialog.validate('file', 'C:\\Voorbeeld.mdb', { kind: 'local' })), /ends in .mdf/)
    assert.equal(dialog.validate('file', 'C:\\Voorbeeld.mdf', { kind: 'local' }), true)
    assert.equal(dialog.validate('file', '/administraties/Voorbeeld.MDB', { kind: 'mdb' }), true)
    assert.equal(dialog.validate('database', '', { kind: 'local' }), true)
  })

  it('takes a total as SnelStart shows it, and a schema profile that is JSON', () => {
    for (const total of ['', '1.234,56', '€ 1.234,56', '1234.56']) {
      assert.equal(dialog.validate('confirmedOpenTotal', total, { kind: 'mdb' }), true, total)
    }
    assert.match(String(dialog.validate('confirmedOpenTotal', 'veel', { kind: 'mdb' })), /such as 1.234,56/)
    assert.equal(dialog.validate('schemaProfile', '{"reference": null}', { kind: 'mdb' }), true)
    for (const text of ['{', '[]', '7']) {
      assert.match(String(dialog.validate('schemaProfile', text, { kind: 'mdb' })), /not JSON/, text)
    }
  })
})
