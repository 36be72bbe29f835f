// The dialog of a connection with MultiSafepay.

import { aboutPack } from '../shared/editor/about-pack.ts'
import { connectionTest } from '../shared/editor/connection-test.ts'
import { configField, textIn } from '../shared/editor/field.ts'
import { knownName } from '../shared/editor/known-name.ts'
import { radioChoice } from '../shared/editor/radio-choice.ts'
import { typedSecret } from '../shared/editor/secret.ts'

interface MultiSafepayProperties {
  name: string
  environment: 'live' | 'test'
  accountLabel: string
  version: number
}

RED.nodes.registerType<MultiSafepayProperties, 'apiKey'>('msp-config', {
  category: 'config',
  defaults: {
    name: { value: '' },
    environment: { value: 'live' },
    accountLabel: { value: '' },
    version: { value: 1 },
  },
  credentials: {
    apiKey: { type: 'password' },
  },
  paletteLabel() {
    return this._('label.palette')
  },
  label() {
    const account = this.name || this.accountLabel || this._('label.palette')
    return this.environment === 'test' ? this._('label.testAccount', { account }) : account
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    const known = knownName(this, 'accountLabel')
    const environment = configField('environment')
    // Another key or environment can be another account: the name that was read counts no longer.
    configField('apiKey').on('input', known.forget)
    radioChoice(environment, 'ssmsp-environment', (chosen) => {
      if (chosen !== this.environment) known.forget()
    })
    connectionTest({
      node: this,
      path: 'multisafepay/test',
      form: () => ({
        environment: textIn(environment),
        apiKey: typedSecret(textIn(configField('apiKey'))),
      }),
      finished: known.show,
    })
    aboutPack(this)
  },
})
