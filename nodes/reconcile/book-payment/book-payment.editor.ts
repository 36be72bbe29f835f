// The dialog of the node that previews or writes the bookings.

import { accountNumberFault } from '../../shared/editor/account-number-fault.ts'
import { calendarDayFault } from '../../shared/editor/calendar-day-fault.ts'
import { connectionLabel } from '../../shared/editor/connection-label.ts'
import { dateField } from '../../shared/editor/date-field.ts'
import { field, textIn } from '../../shared/editor/field.ts'
import { showFlowWarnings } from '../../shared/editor/flow/show-flow-warnings.ts'
import { answerWhileOpen, type BookingForm } from '../../shared/editor/open-booking-form.ts'
import { radioChoice } from '../../shared/editor/radio-choice.ts'
import { wholeNumberFault } from '../../shared/editor/whole-number-fault.ts'
import { withReason } from '../../shared/editor/with-reason.ts'
import { bookingAccounts } from './booking-accounts.editor.ts'
import { bookingMethods } from './booking-methods.editor.ts'
import { bookingTask } from './booking-task.editor.ts'
import { bookingWay } from './booking-way.editor.ts'
import { descriptionFault } from './description-fault.editor.ts'
import { exampleBooking } from './example-booking.editor.ts'
import { methodAccountsFault, type MethodAccount, type MethodAccounts } from './method-accounts.editor.ts'
import { balanceFault, decimalFault, exampleFault, folderFault, formatFault, ibanFault } from './way-faults.editor.ts'

interface BookProperties {
  name: string
  administration: string
  provider: string
  mode: 'preview' | 'book'
  via: 'administration' | 'file' | 'database'
  importFolder: string
  importFormat: 'boekingen' | 'camt053'
  importSeparator: ';' | ','
  importDecimal: ',' | '.'
  importIban: string
  importOpeningBalance: string
  exampleDocumentNumber: string
  bookingJournal: string | number
  /** Kept so that a closed dialog knows whether a clearing account is needed; blank while unknown. */
  bookingJournalKind: string
  clearingAccount: string | number
  methodAccounts: MethodAccount[]
  differenceAccount: string | number
  overpaidAccount: string | number
  bookFrom: string
  description: string
  bookingDate: 'paid' | 'today'
  closedPeriod: 'stop' | 'first-open-day'
  maxPerRun: string | number
  version: number
}

/** What matters to the flow around this node. */
const WATCHED = ['mode', 'administration', 'provider', 'via', 'bookingJournal', 'clearingAccount']

let methodAccounts: MethodAccounts
let closeForm = (): void => undefined

RED.nodes.registerType<BookProperties>('book-payment', {
  category: 'SnelStart',
  color: '#87A980',
  icon: 'ssmsp-book.svg',
  defaults: {
    name: { value: '' },
    administration: {
      value: '',
      type: 'snelstart-config',
      required: true,
      label: RED._('node-red-contrib-snelstart-multisafepay/book-payment:label.administration'),
    },
    provider: {
      value: '',
      type: 'msp-config',
      required: true,
      label: RED._('node-red-contrib-snelstart-multisafepay/book-payment:label.provider'),
    },
    mode: { value: 'preview' },
    via: { value: 'administration' },
    importFolder: {
      value: '',
      validate: withReason((value, node) => now(node, 'via') !== 'file' || folderFault(node, value)),
    },
    importFormat: {
      value: 'boekingen',
      validate: withReason(
        (value, node) => now(node, 'via') !== 'file' || formatFault(node, value, now(node, 'bookingJournalKind')),
      ),
    },
    importSeparator: { value: ';' },
    importDecimal: {
      value: ',',
      validate: withReason(
        (value, node) => !isFileOf(node, 'boekingen') || decimalFault(node, value, now(node, 'importSeparator')),
      ),
    },
    importIban: {
      value: '',
      validate: withReason((value, node) => !isFileOf(node, 'camt053') || ibanFault(node, value)),
    },
    importOpeningBalance: {
      value: '',
      validate: withReason((value, node) => !isFileOf(node, 'camt053') || balanceFault(node, value)),
    },
    exampleDocumentNumber: {
      value: '',
      validate: withReason((value, node) => now(node, 'via') !== 'database' || exampleFault(node, value)),
    },
    bookingJournal: {
      value: '',
      validate: withReason((value, node) =>
        accountNumberFault(node, 'label.bookingJournal', { property: 'bookingJournal', value, blank: 'refused' }),
      ),
    },
    bookingJournalKind: { value: '' },
    clearingAccount: {
      value: '',
      validate: withReason((value, node) => {
        const blank = now(node, 'bookingJournalKind') === 'Bank' ? 'allowed' : 'refused'
        return accountNumberFault(node, 'label.clearingAccount', { property: 'clearingAccount', value, blank })
      }),
    },
    methodAccounts: {
      value: [],
      validate: withReason((value, node) => methodAccountsFault(node, value, now(node, 'bookingJournalKind'))),
    },
    differenceAccount: {
      value: '',
      validate: withReason((value, node) =>
        accountNumberFault(node, 'label.differenceAccount', { property: 'differenceAccount', value, blank: 'allowed' }),
      ),
    },
    overpaidAccount: {
      value: '',
      validate: withReason((value, node) =>
        accountNumberFault(node, 'label.overpaidAccount', { property: 'overpaidAccount', value, blank: 'allowed' }),
      ),
    },
    bookFrom: {
      value: '',
      validate: withReason((value, node) => {
        if (value === '' && now(node, 'mode') === 'book') return node._('validate.bookFrom')
        return calendarDayFault(node, 'label.bookFrom', value)
      }),
    },
    description: {
      value: 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}',
      validate: withReason((value, node) => descriptionFault(node, value)),
    },
    bookingDate: { value: 'paid' },
    closedPeriod: { value: 'stop' },
    maxPerRun: {
      value: 0,
      validate: withReason((value, node) =>
        wholeNumberFault(node, 'label.maxPerRun', { value, min: 0, max: 1_000_000 }),
      ),
    },
    version: { value: 1 },
  },
  inputs: 1,
  outputs: 2,
  paletteLabel() {
    return this._('label.palette')
  },
  label() {
    return this.name || connectionLabel(bookingTask(this), this.administration)
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  inputLabels() {
    return this._('input.lines')
  },
  outputLabels(index) {
    return index === 0 ? this._('output.lines') : this._('output.attention')
  },
  oneditprepare() {
    dateField(field('bookFrom'), this.bookFrom)
    field('mode').attr('data-node', this.id)
    radioChoice(field('mode'), 'ssmsp-mode', () => field('bookFrom').trigger('change'))
    methodAccounts = bookingMethods(this, this.methodAccounts)
    bookingAccounts(this, methodAccounts)
    bookingWay()
    exampleBooking(this)
    showFlowWarnings(this, WATCHED)
    closeForm = answerWhileOpen(bookingForm(this.id))
  },
  oneditcancel() {
    closeForm()
  },
  oneditdelete() {
    closeForm()
  },
  oneditsave() {
    closeForm()
    this.methodAccounts = methodAccounts.rows()
  },
})

/** The fields are looked up now: while another dialog lies over this one they are not in the page. */
function bookingForm(nodeId: string): () => BookingForm {
  const administration = field('administration')
  const journal = field('bookingJournal')
  const clearing = field('clearingAccount')
  return () => ({
    nodeId,
    administration: textIn(administration),
    bookingJournal: textIn(journal),
    clearingAccount: textIn(clearing),
  })
}

/** A property as the dialog has it while this node is open in it, or else as the node has it. */
function now(
  node: EditorNode<BookProperties>,
  property: 'mode' | 'bookingJournalKind' | 'via' | 'importFormat' | 'importSeparator',
): string {
  return field('mode').attr('data-node') === node.id ? textIn(field(property)) : node[property]
}

function isFileOf(node: EditorNode<BookProperties>, format: 'boekingen' | 'camt053'): boolean {
  // A node from before there were import files has no format.
  return now(node, 'via') === 'file' && (now(node, 'importFormat') || 'boekingen') === format
}
