import assert from 'node:assert/strict'

import { operatorSettings } from '../../../nodes/shared/settings/operator-settings.ts'
import { refusalOf } from './refusal-of.ts'

describe('the settings of whoever runs Node-RED', () => {
  it('without any, everything goes to the real services', () => {
    assert.deepEqual(operatorSettings({}, {}), {
      snelstartApiUrl: 'https://b2bapi.snelstart.nl/v2',
      snelstartAuthUrl: 'https://auth.snelstart.nl/b2b',
      multisafepayUrls: {
        live: 'https://api.multisafepay.com/v1/json',
        test: 'https://testapi.multisafepay.com/v1/json',
      },
      readBackSeconds: 30,
    })
  })

  it('absence in SnelStart never counts sooner than 30 seconds after a write could still arrive', () => {
    assert.equal(operatorSettings({ snelstartMultisafepay: { readBackSeconds: 120 } }, {}).readBackSeconds, 120)
    for (const text of ['29', '3601', '45.5', 'soon']) {
      const environment = { SNELSTART_MULTISAFEPAY_READ_BACK_SECONDS: text }
      assert.equal(refusalOf(() => operatorSettings({}, environment)).detail, 'read-back-seconds')
    }
  })

  it('one MultiSafepay address counts for live and test, and a slash at its end does not', () => {
    const { multisafepayUrls } = operatorSettings({}, { MULTISAFEPAY_API_URL: 'https://proxy.example/json/' })
    assert.deepEqual(multisafepayUrls, { live: 'https://proxy.example/json', test: 'https://proxy.example/json' })
  })

  it('settings.js goes before the environment', () => {
    const settings = { snelstartMultisafepay: { snelstartApiUrl: 'https://one.example', dataFolder: '/data' } }
    const chosen = operatorSettings(settings, { SNELSTART_API_URL: 'https://two.example' })
    assert.equal(chosen.snelstartApiUrl, 'https://one.example')
    assert.equal(chosen.dataFolder, '/data')
  })

  const TO_THIS_MACHINE = ['http://127.0.0.1:8080/v2', 'http://127.9.9.9', 'http://[::1]:8080', 'http://localhost:1880']
  for (const url of TO_THIS_MACHINE) {
    it(`${url} is this machine itself and needs no TLS`, () => {
      assert.equal(operatorSettings({}, { SNELSTART_API_URL: url }).snelstartApiUrl, url)
    })
  }

  const REFUSED = [
    { url: 'http://b2bapi.snelstart.nl/v2', detail: 'url-not-safe' },
    { url: 'http://127.0.0.1.evil.example', detail: 'url-not-safe' },
    { url: 'http://localhost.evil.example', detail: 'url-not-safe' },
    { url: 'http://128.0.0.1', detail: 'url-not-safe' },
    { url: 'http://[::2]', detail: 'url-not-safe' },
    { url: 'ftp://127.0.0.1', detail: 'url-not-safe' },
    { url: 'file:///etc/passwd', detail: 'url-not-safe' },
    { url: 'https://user:canary@b2bapi.snelstart.nl', detail: 'url-with-extras' },
    { url: 'https://b2bapi.snelstart.nl/?to=elsewhere', detail: 'url-with-extras' },
    { url: 'b2bapi.snelstart.nl', detail: 'url-unreadable' },
  ]
  for (const { url, detail } of REFUSED) {
    it(`${url} is refused as ${detail}, naming the setting`, () => {
      const error = refusalOf(() => operatorSettings({}, { SNELSTART_AUTH_URL: url }))
      assert.deepEqual([error.code, error.detail], ['CONFIG_INVALID', detail])
      assert.equal(error.values['setting'], 'SNELSTART_AUTH_URL')
      assert.ok(!error.message.includes('canary'))
    })
  }
})
