// The dialog of the node that reads the open debtors.

import { accountNumberFault } from '../../shared/editor/account-number-fault.ts'
import { calendarDayFault } from '../../shared/editor/calendar-day-fault.ts'
import { chooser } from '../../shared/editor/chooser.ts'
import { connectionLabel } from '../../shared/editor/connection-label.ts'
import { dateField } from '../../shared/editor/date-field.ts'
import { field } from '../../shared/editor/field.ts'
import { showFlowWarnings } from '../../shared/editor/flow/show-flow-warnings.ts'
import { journalChoices } from '../../shared/editor/journal-choices.ts'
import { liveList } from '../../shared/editor/live-list.ts'
import { SNELSTART_LISTS } from '../../shared/editor/snelstart-lists.ts'
import { wholeNumberFault } from '../../shared/editor/whole-number-fault.ts'
import { withReason } from '../../shared/editor/with-reason.ts'
import { readingTask } from './reading-task.editor.ts'

interface FetchProperties {
  name: string
  administration: string
  salesJournal: string | number
  onlyWithReference: boolean
  invoicedSince: string
  batchSize: string | number
  customerNames: boolean
  version: number
}

RED.nodes.registerType<FetchProperties>('fetch-open-debtors', {
  category: 'SnelStart',
  color: '#87A980',
  icon: 'ssmsp-open-debtors.svg',
  defaults: {
    name: { value: '' },
    administration: {
      value: '',
      type: 'snelstart-config',
      required: true,
      label: RED._('node-red-contrib-snelstart-multisafepay/fetch-open-debtors:label.administration'),
    },
    salesJournal: {
      value: '',
      validate: withReason((value, node) =>
        accountNumberFault(node, 'label.salesJournal', { property: 'salesJournal', value, blank: 'allowed' }),
      ),
    },
    onlyWithReference: { value: false },
    invoicedSince: {
      value: '',
      validate: withReason((value, node) => calendarDayFault(node, 'label.invoicedSince', value)),
    },
    batchSize: {
      value: 0,
      validate: withReason((value, node) => wholeNumberFault(node, 'label.batchSize', { value, min: 0, max: 10_000 })),
    },
    customerNames: { value: true },
    version: { value: 1 },
  },
  inputs: 1,
  outputs: 1,
  paletteLabel() {
    return this._('label.palette')
  },
  label() {
    return this.name || connectionLabel(readingTask(this, this.salesJournal), this.administration)
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  inputLabels() {
    return this._('input.start')
  },
  outputLabels() {
    return this._('output.lines')
  },
  oneditprepare() {
    dateField(field('invoicedSince'), this.invoicedSince)
    const journals = chooser(this, field('salesJournal'))
    liveList({
      node: this,
      connection: field('administration'),
      state: $('#ssmsp-lists-state'),
      reload: $('#ssmsp-lists-reload'),
      source: SNELSTART_LISTS,
      show: (lists) => journals.offer(lists && journalChoices(lists.journals, ['Verkoop'])),
    })
    showFlowWarnings(this)
  },
})
