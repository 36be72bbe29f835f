// GET of a collection: a bare array, at most 500 rows, without total or next page.

import type { StandInAnswer } from '../../http/start-stand-in.ts'
import { jsonText } from '../json-text.ts'
import { answerOf, type Model } from '../models/model.ts'
import { BadQuery } from '../odata/bad-query.ts'
import { filterOf } from '../odata/filter.ts'
import { propertyNamed } from '../odata/value.ts'
import type { SnelStartSwitches } from '../switches.ts'
import { badQuery, checked } from './answer.ts'

export const PAGE_ROWS_MAX = 500

/** What no source shows to work is refused rather than ignored: then no caller can lean on it unknowingly. */
const OPTIONS: ReadonlySet<string> = new Set(['$filter', '$top', '$skip', '$select'])

export interface Listed<Row> {
  readonly model: Model<Row>
  readonly rows: Iterable<Row>
  readonly query: URLSearchParams
  readonly switches: SnelStartSwitches
}

export function list<Row>(listed: Listed<Row>): StandInAnswer {
  const { model, switches } = listed
  try {
    const select = selected(listed)
    const answers = pageOf(listed).map((row) => select(checked(model, answerOf(model, row), switches)))
    switches.afterEachPage?.()
    return { status: 200, text: jsonText(answers, switches) }
  } catch (error) {
    if (error instanceof BadQuery) return badQuery(error)
    throw error
  }
}

function pageOf<Row>({ model, rows, query, switches }: Listed<Row>): Row[] {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !OPTIONS.has(name)) throw new BadQuery(`Query option '${name}' is not allowed.`)
  }
  const top = topOf(query, switches)
  let skip = count(query, '$skip') ?? 0
  const filter = query.get('$filter')
  const wanted = filter === null ? () => true : filterOf(model, filter, switches)
  const page: Row[] = []
  if (top === 0) return page
  for (const row of rows) {
    if (!wanted(row)) continue
    if (skip > 0) {
      skip--
      continue
    }
    page.push(row)
    if (page.length === top) break
  }
  return page
}

function topOf(query: URLSearchParams, switches: SnelStartSwitches): number {
  const top = count(query, '$top') ?? PAGE_ROWS_MAX
  if (top <= PAGE_ROWS_MAX) return top
  if (switches.topAbove500 === 'clamp') return PAGE_ROWS_MAX
  const limit = `The limit of '${PAGE_ROWS_MAX}' for Top query has been exceeded.`
  throw new BadQuery(`${limit} The value from the incoming request is '${top}'.`)
}

function count(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new BadQuery(`Invalid value '${text}' for ${name} query option found.`)
  return Number(text)
}

function selected<Row>({ model, query }: Listed<Row>) {
  const select = query.get('$select')
  if (select === null) return (answer: Record<string, unknown>) => answer
  const names = select.split(',').map((part) => {
    const name = part.trim()
    propertyNamed(model, name)
    return name.charAt(0).toLowerCase() + name.slice(1)
  })
  return (answer: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, answer[name]]))
}
