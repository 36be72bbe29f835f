// The dialog of a connection with a SnelStart administration.

import { connectionTest } from '../shared/editor/connection-test.ts'
import { configField, textIn } from '../shared/editor/field.ts'
import { knownName } from '../shared/editor/known-name.ts'
import { typedSecret } from '../shared/editor/secret.ts'

interface SnelStartProperties {
  name: string
  kind: 'online'
  administrationName: string
  version: number
}

RED.nodes.registerType<SnelStartProperties, 'subscriptionKey' | 'clientKey'>('snelstart-config', {
  category: 'config',
  defaults: {
    name: { value: '' },
    kind: { value: 'online' },
    administrationName: { value: '' },
    version: { value: 1 },
  },
  credentials: {
    subscriptionKey: { type: 'password' },
    clientKey: { type: 'password' },
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
    // Another key can be another administration: the name that was read counts no longer.
    configField('subscriptionKey').on('input', known.forget)
    configField('clientKey').on('input', known.forget)
    connectionTest({
      node: this,
      path: 'snelstart/test',
      form: () => ({
        kind: 'online',
        subscriptionKey: typedSecret(textIn(configField('subscriptionKey'))),
        clientKey: typedSecret(textIn(configField('clientKey'))),
      }),
      finished: known.show,
    })
  },
})
