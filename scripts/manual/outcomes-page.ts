// The Dutch page of outcomes: the Dutch lines of docs/outcomes.md, under the names that stand on the screen.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { OUTCOME_CODES, type Outcome } from '../../nodes/reconcile/domain/outcomes.ts'

const ROOT = path.join(__dirname, '..', '..')
const TEXTS = path.join(ROOT, 'nodes', 'shared', 'texts', 'outcomes', 'nl.json')
const SOURCE = path.join(ROOT, 'docs', 'outcomes.md')

const HEAD = `# Elke uitkomst

Elke openstaande post krijgt precies één uitkomst, en één zin met de bedragen erin. Wat geboekt wordt, met journaalposten: [wat er geboekt wordt](wat-er-geboekt-wordt.md). In welke volgorde
de regels beslissen: [outcomes](../outcomes.md#the-order-in-which-they-are-decided).

Onder elke naam staat de code die in berichten en bestanden staat. Die verandert nooit.
`

/** Pages that have a Dutch one of their own. */
const DUTCH_PAGES: readonly (readonly [english: string, dutch: string])[] = [
  ['(troubleshooting.md#a-booking-was-undone-by-hand)', '(handleiding/storingen.md#een-boeking-is-ongedaan-gemaakt)'],
]

const names = z.record(z.string(), z.object({ name: z.string() }))

/** @throws Error when an outcome has no Dutch lines */
export function outcomesPage(): string {
  const named = names.parse(JSON.parse(readFileSync(TEXTS, 'utf8')))
  const source = readFileSync(SOURCE, 'utf8')
  const sections = OUTCOME_CODES.map((code) =>
    [`## ${named[code]?.name ?? code}`, `\`${code}\``, dutchLines(source, code)].join('\n\n'),
  )
  return [HEAD, ...sections].join('\n\n')
}

function dutchLines(source: string, code: Outcome): string {
  const section = new RegExp(`^## ${code}\\n(.*?)(?=^## |$(?![^]))`, 'ms').exec(source)?.[1] ?? ''
  const from = section.indexOf('- **Betekenis.**')
  if (from < 0) throw new Error(`docs/outcomes.md says nothing in Dutch about ${code}`)
  const text = DUTCH_PAGES.reduce((left, [english, dutch]) => left.replaceAll(english, dutch), section.slice(from))
  return text
    .trim()
    .replaceAll(/\]\((?!https?:)/g, '](../')
    .replaceAll('](../handleiding/', '](')
}
