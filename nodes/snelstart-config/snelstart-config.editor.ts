// The dialog of a connection with a SnelStart administration, of any of the five kinds.

import { aboutPack } from '../shared/editor/about-pack.ts'
import { connectionTest } from '../shared/editor/connection-test.ts'
import { configField } from '../shared/editor/field.ts'
import { knownName } from '../shared/editor/known-name.ts'
import { withReason } from '../shared/editor/with-reason.ts'
import { KIND_FIELDS, questionOf } from './connection-form.editor.ts'
import { fileFault, instanceFault, portFault, presentFault, totalFault } from './connection-faults.editor.ts'
import { isOfKind, showKind } from './kind-fields.editor.ts'
import { openTotal } from './open-total.editor.ts'
import { profileFault, referenceColumn } from './reference-column.editor.ts'

interface SnelStartProperties {
  name: string
  kind: 'online' | 'network' | 'local' | 'sql' | 'mdb'
  server: string
  port: string | number
  instance: string
  database: string
  windowsLogin: boolean
  encrypt: 'strict' | 'true' | 'false'
  trustServerCertificate: boolean
  file: string
  workgroupFile: string
  schemaProfile: string
  confirmedOpenTotal: string
  administrationName: string
  version: number
}

RED.nodes.registerType<SnelStartProperties, 'subscriptionKey' | 'clientKey' | 'user' | 'password'>('snelstart-config', {
  category: 'config',
  defaults: {
    name: { value: '' },
    kind: { value: 'online' },
    server: {
      value: '',
      validate: withReason((value, node) => !isOfKind(node, 'network', 'sql') || presentFault(node, 'server', value)),
    },
    port: {
      value: '',
      validate: withReason((value, node) => !isOfKind(node, 'network', 'sql') || portFault(node, value)),
    },
    instance: {
      value: '',
      validate: withReason((value, node) => !isOfKind(node, 'network', 'sql') || instanceFault(node, value)),
    },
    database: {
      value: '',
      validate: withReason((value, node) => !isOfKind(node, 'network', 'sql') || presentFault(node, 'database', value)),
    },
    windowsLogin: { value: false },
    encrypt: { value: 'true' },
    trustServerCertificate: { value: false },
    file: {
      value: '',
      validate: withReason((value, node) => {
        if (isOfKind(node, 'local')) return fileFault(node, value, ['.mdf'])
        return !isOfKind(node, 'mdb') || fileFault(node, value, ['.mdb', '.accdb'])
      }),
    },
    workgroupFile: { value: '' },
    schemaProfile: {
      value: '',
      validate: withReason((value, node) => isOfKind(node, 'online') || profileFault(node, value)),
    },
    confirmedOpenTotal: {
      value: '',
      validate: withReason((value, node) => isOfKind(node, 'online') || totalFault(node, value)),
    },
    administrationName: { value: '' },
    version: { value: 1 },
  },
  credentials: {
    subscriptionKey: { type: 'password' },
    clientKey: { type: 'password' },
    user: { type: 'text' },
    password: { type: 'password' },
  },
  paletteLabel() {
    return this._('label.palette')
  },
  label() {
    return this.name || this.administrationName || this._('label.palette')
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    const known = knownName(this, 'administrationName')
    const total = openTotal(this)
    const column = referenceColumn(this)
    const forgetTest = connectionTest({
      node: this,
      path: 'snelstart/test',
      form: () => questionOf(this.id),
      finished: (answer) => {
        known.show(answer)
        total.show(answer)
        column.show(answer)
      },
    })
    const forget = (): void => {
      // Another place can be another administration: what was read counts no longer.
      for (const one of [known, total, column]) one.forget()
      forgetTest()
    }
    for (const name of KIND_FIELDS) configField(name).on('input', forget)
    configField('schemaProfile').on('input change', total.forget)
    showKind(this, forget)
    aboutPack(this)
  },
})
