// The rules of the house that a linter does not know.

import assert from 'node:assert/strict'
import { filesIn, read } from './project.ts'

const FOLDERS = ['nodes', 'sandbox', 'scripts', 'test', 'icons', 'examples']
const LINES_MAX = 300

/** What must stand nowhere, with the reason. This file itself is left out: it has to name it. */
const FORBIDDEN: readonly (readonly [what: RegExp, why: string])[] = [
  [/\b(TODO|FIXME)\b/, 'work that is not done belongs in an issue'],
  [/eslint-disable/, 'a rule is kept or changed, not switched off'],
  [/@ts-(ignore|expect-error|nocheck)/, 'types are not switched off'],
  [/(^|["'`( =])\/(work|root|home|Users)\/\w/m, 'a path of one machine'],
  [/\.only\(|\b(describe|it)\.skip\(/, 'every test runs'],
]

describe('the sources', () => {
  const files = FOLDERS.flatMap((folder) => filesIn(folder, /\.(ts|html|css|json|md|svg)$/)).filter(
    (file) => file !== 'test/house/source-rules.test.ts',
  )

  for (const [what, why] of FORBIDDEN) {
    it(`nowhere ${String(what)}: ${why}`, () => {
      assert.deepEqual(
        files.filter((file) => what.test(read(file))),
        [],
      )
    })
  }

  it(`no source is longer than ${LINES_MAX} lines, blank ones and comments aside`, () => {
    const sources = files.filter((file) => /\.(ts|html)$/.test(file))
    assert.deepEqual(
      sources.filter((file) => linesOf(file) > LINES_MAX),
      [],
    )
  })

  it('no file is called after nothing in particular', () => {
    const vague = /^(utils?|helpers?|managers?|data|info|misc|common|index|types)\.ts$/
    assert.deepEqual(
      files.filter((file) => vague.test(file.split('/').at(-1) ?? '')),
      [],
    )
  })

  it('each source begins by saying what it is for', () => {
    const sources = filesIn('nodes', /\.ts$/).concat(filesIn('sandbox', /\.ts$/), filesIn('scripts', /\.ts$/))
    assert.deepEqual(
      sources.filter((file) => !/^(\/\/ |\/\*\*)/.test(read(file))),
      [],
    )
  })
})

function linesOf(file: string): number {
  const lines = read(file).split('\n')
  return lines.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line)).length
}
