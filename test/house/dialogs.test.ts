// The dialogs: every word translated, every field labelled, every secret hidden.

import assert from 'node:assert/strict'
import { filesIn, NODES, read } from './project.ts'

/** Credentials that a dialog may show again: the name of an account. */
const NO_SECRETS = ['user']

describe('the dialogs', () => {
  for (const { name, folder, config } of NODES) {
    const dialog = read(`${folder}/${name}.html`)

    it(`${name} shows no words of its own: all come from the catalogue`, () => {
      const words = dialog
        .replace(/<[^>]*>/g, ' ')
        .replace(/&\w+;/g, ' ')
        .trim()
      assert.equal(words, '')
      assert.deepEqual(dialog.match(/\s(title|placeholder|aria-label|alt)="/g) ?? [], [])
    })

    it(`${name} has a label with an icon for every field that a person fills in`, () => {
      const prefix = config ? 'node-config-input' : 'node-input'
      const inputs = [...dialog.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([tag]) => tag)
      for (const tag of inputs) {
        const id = new RegExp(`id="(${prefix}-\\w+)"`).exec(tag)?.[1]
        if (id === undefined || /type="(hidden|checkbox)"/.test(tag)) continue
        assert.match(dialog, new RegExp(`<label for="${id}"\\s*><i class="fa fa-[\\w-]+"></i>`), id)
      }
    })

    it(`${name} hides every secret`, () => {
      const editor = read(`${folder}/${name}.editor.ts`)
      const secrets = [...editor.matchAll(/(\w+): \{ type: '(\w+)' \}/g)]
      for (const [, secret = '', type] of secrets) {
        if (NO_SECRETS.includes(secret)) continue
        assert.equal(type, 'password', secret)
        assert.match(dialog, new RegExp(`<input type="password" id="node-config-input-${secret}"`), secret)
      }
      assert.equal(secrets.length > 0, config)
    })
  }

  it('the looks name no colour of their own, so that they follow the light and the dark theme', () => {
    const looks = read('nodes/shared/editor/dialog.css').replace(/var\(--red-ui-[\w-]+\)/g, '')
    const colours = [...looks.matchAll(/(?:color|background|border[\w-]*|box-shadow):([^;]+);/g)].map(
      ([, value]) => value,
    )
    assert.deepEqual(
      colours.filter((value) => /#[0-9a-f]{3,8}\b|rgb|hsl|\b(white|black|gr[ae]y|red|green|blue)\b/i.test(value ?? '')),
      [],
    )
  })

  it('each dialog asks the server at addresses that Node-RED completes itself', () => {
    const sources = filesIn('nodes', /\.(editor\.ts|html)$/).concat(filesIn('nodes/shared/editor', /\.ts$/))
    for (const file of sources) assert.doesNotMatch(read(file), /url: ['"`][/.]/, file)
  })
})
