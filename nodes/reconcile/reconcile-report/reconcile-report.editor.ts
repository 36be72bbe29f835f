// The dialog of the node that makes a file of a run.

import { field } from '../../shared/editor/field.ts'
import { showFlowWarnings } from '../../shared/editor/flow/show-flow-warnings.ts'
import { radioChoice } from '../../shared/editor/radio-choice.ts'
import { wholeNumberFault } from '../../shared/editor/whole-number-fault.ts'
import { withReason } from '../../shared/editor/with-reason.ts'

interface ReportProperties {
  name: string
  format: 'xlsx' | 'csv' | 'json' | 'html' | 'log' | 'text'
  language: 'nl' | 'en' | 'auto'
  keep: string | number
  version: number
}

const FORMATS: Readonly<Record<string, string>> = {
  xlsx: 'task.xlsx',
  csv: 'task.csv',
  json: 'task.json',
  html: 'task.html',
  log: 'task.log',
  text: 'task.text',
}

RED.nodes.registerType<ReportProperties>('reconcile-report', {
  category: 'SnelStart',
  color: '#87A980',
  icon: 'ssmsp-report.svg',
  defaults: {
    name: { value: '' },
    format: { value: 'xlsx' },
    language: { value: 'auto' },
    keep: {
      value: 100,
      validate: withReason((value, node) => wholeNumberFault(node, 'label.keep', { value, min: 0, max: 1000 })),
    },
    version: { value: 1 },
  },
  inputs: 1,
  outputs: 1,
  paletteLabel() {
    return this._('label.palette')
  },
  label() {
    const format = FORMATS[this.format]
    return this.name || [this._('task.report'), ...(format ? [this._(format)] : [])].join(' · ')
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  inputLabels() {
    return this._('input.lines')
  },
  outputLabels() {
    return this._('output.file')
  },
  oneditprepare() {
    radioChoice(field('format'), 'ssmsp-format', () => undefined)
    showFlowWarnings(this, ['keep'])
  },
})
