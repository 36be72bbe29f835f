import assert from 'node:assert/strict'
import path from 'node:path'
import { z } from 'zod'

import { ERROR_CODES } from '../../nodes/reconcile/domain/error-codes.ts'
import { OUTCOME_CODES } from '../../nodes/reconcile/domain/outcomes.ts'
import { filesIn } from '../house/project.ts'
import { anchors, exists, headings, links, pages, read, section } from './markdown.ts'

const SOURCES = ['nodes', 'sandbox', 'test', 'scripts', 'bench'].filter(exists)

/** What must stand on no page, with the reason. */
const FORBIDDEN: readonly (readonly [what: RegExp, why: string])[] = [
  [/(^|["'`( =])\/(work|root|home|Users)\/\w/m, 'a path of one machine'],
  [/registry\.\w+\.\w+/, 'the address of a registry'],
]

describe('The pages', () => {
  it('every outcome has its heading in docs/outcomes.md', () => {
    const found = headings('docs/outcomes.md').filter((heading) => OUTCOME_CODES.some((code) => code === heading))
    assert.deepEqual(found, OUTCOME_CODES)
  })

  it('docs/outcomes.md lists the rules in the order in which the matcher tries them', () => {
    const source = read('nodes/reconcile/domain/matching/decide-group.ts')
    const rules = /RULES: readonly Rule\[\] = \[([^\]]+)\]/.exec(source)?.[1] ?? ''
    const inCode = rules.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
    const onPage = section('docs/outcomes.md', 'The order in which they are decided').matchAll(/^\d+\. `(\w+)`/gm)
    assert.ok(inCode.length > 10)
    assert.deepEqual(
      [...onPage].map(([, name]) => name),
      inCode,
    )
  })

  it('each outcome that a rule leads to is an outcome', () => {
    const list = section('docs/outcomes.md', 'The order in which they are decided')
    const named = [...list.matchAll(/^\d+\. `\w+` → ([^:]+):/gm)].flatMap(([, outcomes = '']) =>
      [...outcomes.matchAll(/`([\w-]+)`/g)].map(([, outcome]) => outcome),
    )
    assert.deepEqual([...new Set(named)].sort(), [...OUTCOME_CODES].sort())
  })

  it('every error code has its heading in docs/troubleshooting.md, with advice in two languages', () => {
    for (const code of [...ERROR_CODES, 'UNEXPECTED']) {
      const text = section('docs/troubleshooting.md', code)
      assert.match(text, /\*\*What happened\.\*\*/, code)
      assert.match(text, /\*\*Nederlands\.\*\*/, code)
    }
  })

  it('the tables of outcomes in both READMEs name every outcome once', () => {
    for (const [page, heading] of [
      ['README.md', 'What each outcome means'],
      ['README.nl.md', 'Wat elke uitkomst betekent'],
    ] as const) {
      const cells = section(page, heading)
        .split('\n')
        .flatMap((line) => (line.startsWith('|') ? [line.split('|')[1] ?? ''] : []))
      const named = cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, code]) => code))
      assert.deepEqual([...named].sort(), [...OUTCOME_CODES].sort(), page)
    }
  })

  it('every relative link leads somewhere', () => {
    const dead = pages()
      .flatMap(links)
      .filter(({ target }) => !/^https?:/.test(target))
      .filter(({ page, target }) => !isAlive(page, target))
    assert.deepEqual(dead, [])
  })

  it('every page, anchor and heading that a comment in the code points to exists', () => {
    const dead = SOURCES.flatMap((folder) => filesIn(folder, /\.ts$/)).flatMap((file) =>
      pointersIn(read(file)).filter((pointer) => !isThere(pointer)),
    )
    assert.deepEqual(dead, [])
  })

  it('every command that a page names exists', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))
    const missing = pages().flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:-]+)/g)].flatMap(([, name = '']) =>
        name in scripts ? [] : [[page, name]],
      ),
    )
    assert.deepEqual(missing, [])
  })

  it('CONTRIBUTING.md says of every dependency why it is there', () => {
    const names = z.record(z.string(), z.string())
    const { dependencies, optionalDependencies, devDependencies } = z
      .object({ dependencies: names, optionalDependencies: names, devDependencies: names })
      .parse(JSON.parse(read('package.json')))
    const text = section('CONTRIBUTING.md', 'Dependencies')
    const all = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
    const unsaid = all.filter((name) => !text.includes(`\`${name}\``))
    assert.deepEqual(unsaid, [])
  })

  for (const [what, why] of FORBIDDEN) {
    it(`nowhere ${String(what)}: ${why}`, () => {
      assert.deepEqual(
        pages().filter((page) => what.test(read(page))),
        [],
      )
    })
  }
})

function isAlive(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const found = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
  return exists(found) && (anchor === undefined || anchors(found).has(anchor))
}

interface Pointer {
  readonly page: string
  readonly anchor: string | undefined
  readonly heading: string | undefined
}

/** A page, with an anchor after # or a heading in quotes; a page that is built from parts is no pointer. */
function pointersIn(source: string): readonly Pointer[] {
  const found = source.matchAll(/\b(docs\/[\w/-]+\.md)(?:#([\w-]+)|,[\s/]*"([^"]+)")?/g)
  return [...found].map(([, page = '', anchor, heading]) => ({ page, anchor, heading }))
}

function isThere({ page, anchor, heading }: Pointer): boolean {
  if (!exists(page)) return false
  if (anchor !== undefined) return anchors(page).has(anchor)
  return heading === undefined || headings(page).includes(heading)
}
