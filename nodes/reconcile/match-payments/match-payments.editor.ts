// The dialog of the node that looks the open debtors up at MultiSafepay.

import { connectionLabel } from '../../shared/editor/connection-label.ts'
import { field } from '../../shared/editor/field.ts'
import { showFlowWarnings } from '../../shared/editor/flow/show-flow-warnings.ts'
import { liveList } from '../../shared/editor/live-list.ts'
import { methodList, type MethodList } from '../../shared/editor/method-list.ts'
import { PAYMENT_METHODS, proposeMethods } from '../../shared/editor/payment-methods.ts'
import { wholeNumberFault } from '../../shared/editor/whole-number-fault.ts'
import { withReason } from '../../shared/editor/with-reason.ts'
import { matchingTask } from './matching-task.editor.ts'
import { referenceOrder, type ReferenceOrder } from './reference-order.editor.ts'
import { patternFault } from './pattern-fault.editor.ts'

interface MatchProperties {
  name: string
  provider: string
  references: string[]
  pattern: string
  lookup: 'auto' | 'bulk' | 'single'
  paidSince: string | number
  partial: 'hold' | 'book'
  overpaid: 'hold' | 'book-open'
  tolerance: string | number
  notCollected: string[]
  allowTestPayments: boolean
  version: number
}

let references: ReferenceOrder
let notCollected: MethodList

RED.nodes.registerType<MatchProperties>('match-payments', {
  category: 'SnelStart',
  color: '#87A980',
  icon: 'ssmsp-match.svg',
  defaults: {
    name: { value: '' },
    provider: {
      value: '',
      type: 'msp-config',
      required: true,
      label: RED._('node-red-contrib-snelstart-multisafepay/match-payments:label.provider'),
    },
    references: {
      value: ['betalingskenmerk'],
      validate: withReason(
        (value, node) => (Array.isArray(value) && value.length > 0) || node._('validate.references'),
      ),
    },
    pattern: { value: '', validate: withReason((value, node) => patternFault(node, value)) },
    lookup: { value: 'auto' },
    paidSince: {
      value: 400,
      validate: withReason((value, node) => wholeNumberFault(node, 'label.paidSince', { value, min: 1, max: 3650 })),
    },
    partial: { value: 'book' },
    overpaid: { value: 'hold' },
    tolerance: {
      value: 0,
      validate: withReason((value, node) => wholeNumberFault(node, 'label.tolerance', { value, min: 0, max: 100 })),
    },
    notCollected: { value: ['PAYPAL', 'AMAZONBTN', 'BIZUM'] },
    allowTestPayments: { value: false },
    version: { value: 1 },
  },
  inputs: 1,
  outputs: 2,
  paletteLabel() {
    return this._('label.palette')
  },
  label() {
    return this.name || connectionLabel(matchingTask(this, this.references), this.provider)
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
    references = referenceOrder(this, $('#ssmsp-references'), this.references)
    notCollected = methodList(this, $('#ssmsp-not-collected'), this.notCollected)
    liveList({
      node: this,
      connection: field('provider'),
      state: $('#ssmsp-methods-state'),
      reload: $('#ssmsp-methods-reload'),
      source: PAYMENT_METHODS,
      show: proposeMethods,
    })
    showFlowWarnings(this)
  },
  oneditsave() {
    this.references = references.chosen()
    this.notCollected = notCollected.methods()
  },
})
