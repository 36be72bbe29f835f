// The dialogs speak two languages, completely and with nothing left over.

import assert from 'node:assert/strict'
import { keysAskedFor, placeholdersOf, quotedIn, SHARED_EDITOR_FILES, textsIn } from './catalogue-keys.ts'
import { filesIn, NODES, read } from './project.ts'

const SHARED = 'nodes/shared/editor/locales'
const LANGUAGES = ['nl', 'en-US'] as const

describe('the texts of the dialogs', () => {
  for (const folder of [...NODES.map((node) => `${node.folder}/locales`), SHARED]) {
    it(`${folder} has the same texts in Dutch and in English, with the same values in them`, () => {
      const [dutch, english] = [textsIn(`${folder}/nl.json`), textsIn(`${folder}/en-US.json`)]
      assert.deepEqual([...dutch.keys()].sort(), [...english.keys()].sort())
      for (const [key, text] of dutch) {
        assert.deepEqual(placeholdersOf(text), placeholdersOf(english.get(key) ?? ''), key)
        assert.notEqual(text.trim(), '', key)
      }
    })
  }

  for (const { name, folder } of NODES) {
    const sources = filesIn(folder, /\.(editor\.ts|html)$/).filter((file) => !file.includes('/online/'))
    const own = textsIn(`${folder}/locales/nl.json`)
    const shared = textsIn(`${SHARED}/nl.json`)

    it(`${name} asks for no text that is missing`, () => {
      const known = new Set([...own.keys(), ...shared.keys()])
      const missing = sources.flatMap(keysAskedFor).filter((key) => !known.has(key))
      assert.deepEqual(missing, [])
    })

    it(`${name} has no text that nothing shows`, () => {
      const quoted = quotedIn([...sources, ...SHARED_EDITOR_FILES])
      assert.deepEqual(
        [...own.keys()].filter((key) => !quoted.has(key)),
        [],
      )
    })
  }

  it('the shared part asks for no text that is missing and has none that nothing shows', () => {
    const shared = textsIn(`${SHARED}/nl.json`)
    const perNode = new Set(['placeholder.name'])
    const missing = SHARED_EDITOR_FILES.flatMap(keysAskedFor).filter((key) => !shared.has(key) && !perNode.has(key))
    assert.deepEqual(missing, [])
    const quoted = quotedIn([...SHARED_EDITOR_FILES, ...filesIn('nodes', /\.(editor\.ts|html)$/)])
    assert.deepEqual(
      [...shared.keys()].filter((key) => !quoted.has(key)),
      [],
    )
  })

  for (const { name, folder } of NODES) {
    for (const language of LANGUAGES) {
      it(`the help of ${name} (${language}) has its parts in order, an example, and says that secrets stay behind`, () => {
        const help = read(`${folder}/locales/${language}.md`)
        const headings = [...help.matchAll(/^#{3,4} (.+)$/gm)].map(([, heading]) => heading)
        const expected =
          language === 'nl'
            ? ['Invoer', 'Uitvoer', 'Details', 'Voorbeeld', 'Verwijzingen']
            : ['Inputs', 'Outputs', 'Details', 'Example', 'References']
        assert.deepEqual(headings, expected)
        assert.match(help, language === 'nl' ? /\*\*Geheimen/ : /\*\*Secrets/)
      })

      it(`the help of ${name} (${language}) has no colon inside a description, where Node-RED would cut it`, () => {
        const descriptions = read(`${folder}/locales/${language}.md`)
          .split('\n')
          .filter((line) => /^\s*: /.test(line))
        assert.deepEqual(
          descriptions.filter((line) => !/^\s*: [^:]+ \([^:]+\) : [^:]+$/.test(line)),
          [],
        )
      })
    }
  }
})
