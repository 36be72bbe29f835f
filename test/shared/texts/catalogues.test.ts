import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { NEEDED_SCOPES } from '../../../nodes/snelstart-config/online/needed-scopes.ts'
import { ERROR_CODES } from '../../../nodes/reconcile/domain/error-codes.ts'
import { REFERENCE_SOURCES } from '../../../nodes/reconcile/domain/open-debtor.ts'
import { OUTCOME_CODES } from '../../../nodes/reconcile/domain/outcomes.ts'
import { REASON_CODES } from '../../../nodes/reconcile/domain/reason-codes.ts'
import { keysOf, templateOf } from '../../../nodes/shared/texts/catalogue.ts'
import { LANGUAGES, type Language } from '../../../nodes/shared/texts/language.ts'
import { hasText } from '../../../nodes/shared/texts/text-in.ts'
import { errorDetails, warningCodes } from './error-details.ts'

const NODES = join(__dirname, '../../../nodes')

function placeholdersOf(language: Language, key: string): string[] {
  const template = templateOf(language, key) ?? ''
  return [...new Set([...template.matchAll(/__([A-Za-z]\w*?)__/g)].map(([, name = '']) => name))].sort()
}

/** The figures that a reason comes with: the comment beside its code says which. */
function figuresOfReasons(): ReadonlyMap<string, readonly string[]> {
  const source = readFileSync(join(NODES, 'reconcile/domain/reason-codes.ts'), 'utf8')
  const rows = [...source.matchAll(/^ {2}'([a-z-]+)', \/\/(.*)$/gm)]
  return new Map(rows.map(([, code = '', names = '']) => [code, names.split(',').map((name) => name.trim())]))
}

function dialogsIn(language: Language): readonly { path: string; label: Readonly<Record<string, string>> }[] {
  return readdirSync(NODES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(join('locales', `${language}.json`)) && !path.includes('editor'))
    .map((path) => ({
      path,
      ...(JSON.parse(readFileSync(join(NODES, path), 'utf8')) as { label: Record<string, string> }),
    }))
}

describe('the texts that the server writes', () => {
  it('exist in Dutch and in English, key for key', () => {
    assert.deepEqual([...keysOf('nl')].sort(), [...keysOf('en-US')].sort())
  })

  it('name the same figures in both languages', () => {
    for (const key of keysOf('nl')) assert.deepEqual(placeholdersOf('nl', key), placeholdersOf('en-US', key), key)
  })

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      it('hold a general sentence and an advice for every error code', () => {
        for (const code of ERROR_CODES) {
          assert.ok(hasText(language, `errors.${code}.any.message`), code)
          assert.ok(hasText(language, `errors.${code}.any.advice`), code)
        }
      })

      it('hold a sentence of its own for every error that the source can make', () => {
        const details = errorDetails()
        assert.ok(details.length > 100, 'the reader of the source finds the errors')
        for (const { code, detail, place } of details) {
          assert.ok(hasText(language, `errors.${code}.${detail}.message`), `${code} ${detail} of ${place}`)
        }
      })

      it('say for every outcome what it is called, what it means, and what to do', () => {
        for (const code of OUTCOME_CODES) {
          for (const part of ['name', 'meaning', 'advice'])
            assert.ok(hasText(language, `outcomes.${code}.${part}`), code)
        }
      })

      it('hold a sentence for every reason', () => {
        for (const code of REASON_CODES) assert.ok(hasText(language, `reasons.${code}`), code)
      })

      it('ask of a reason only figures that it comes with', () => {
        const figures = figuresOfReasons()
        for (const code of REASON_CODES) {
          for (const name of placeholdersOf(language, `reasons.${code}`)) {
            assert.ok(figures.get(code)?.includes(name), `${code} has no ${name}`)
          }
        }
      })

      it('call a setting what its dialog calls it', () => {
        const dialogs = dialogsIn(language)
        assert.ok(dialogs.length >= 5, 'every node has a dialog')
        for (const { path, label } of dialogs) {
          for (const [field, name] of Object.entries(label)) {
            const ours = templateOf(language, `fields.${field}`)
            assert.ok(ours === undefined || ours === name, `${field} is ${name} in ${path}`)
          }
        }
      })

      it('hold a sentence for every warning that the source can give', () => {
        const codes = warningCodes()
        assert.ok(codes.size > 15, 'the reader of the source finds the warnings')
        for (const code of codes) assert.ok(hasText(language, `warnings.${code}`), code)
      })

      it('name every right and every kind of reference', () => {
        for (const scope of NEEDED_SCOPES) assert.ok(hasText(language, `words.scope.${scope.replace(':', '-')}`), scope)
        for (const source of REFERENCE_SOURCES) assert.ok(hasText(language, `words.source.${source}`), source)
      })

      it('end every sentence about an error with a full stop, so that sentence and advice can stand side by side', () => {
        for (const key of keysOf(language).filter((each) => /^errors\./.test(each))) {
          assert.match(templateOf(language, key) ?? '', /[.?)_]$/, key)
        }
      })
    })
  }
})
