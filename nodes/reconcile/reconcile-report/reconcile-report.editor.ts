// The dialog of the node that makes a file of a run.

import { field } from '../../shared/editor/field.ts'
import { radioChoice } from '../../shared/editor/radio-choice.ts'
import { wholeNumberFault } from '../../shared/editor/whole-number-fault.ts'
import { withReason } from '../../shared/editor/with-reason.ts'

interface ReportProperties {
  name: string
  format: 'xlsx' | 'csv' | 'json' | 'html' | 'log' | 'text'
  language: string
  keep: string | number
  version: number
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
    return this.name || `${this._('label.palette')} · ${this.format}`
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  outputLabels() {
    return this._('output.file')
  },
  oneditprepare() {
    radioChoice(field('format'), 'ssmsp-format', () => undefined)
    keepVariable(field('language'), this.language)
  },
})

/** A choice that comes from a variable, as in `${LANGUAGE}`, stays what it is. */
function keepVariable(choice: ReturnType<typeof field>, value: string): void {
  if (!/^\$\{\w+\}$/.test(value)) return
  choice.append($('<option>').val(value).text(value))
  choice.val(value)
}
