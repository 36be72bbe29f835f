// A $filter of OData v3 cut into words. Literals of v4, such as a guid without its quotes, are not words here.

import { BadQuery } from './bad-query.ts'

export type LiteralType = 'guid' | 'dateTime' | 'text' | 'number' | 'boolean' | 'null'
export type LiteralValue = string | number | boolean | null

export type Word =
  | { readonly is: 'literal'; readonly type: LiteralType; readonly value: LiteralValue }
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'sign'; readonly text: '(' | ')' | ',' | '/' | ':' }

const SHAPES =
  /\s+|(?<guid>guid'(?<guidText>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})')|(?<time>datetime'(?<timeText>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)?)')|'(?<text>(?:[^']|'')*)'|(?<number>-?\d+(?:\.\d+)?[mMdDfFlL]?)(?![\w-])|(?<name>[A-Za-z_]\w*)(?!['\w])|(?<sign>[(),/:])/y

export function wordsOf(filter: string): Word[] {
  const words: Word[] = []
  const shapes = new RegExp(SHAPES)
  while (shapes.lastIndex < filter.length) {
    const at = shapes.lastIndex
    const found = shapes.exec(filter)
    if (!found) throw new BadQuery(`Syntax error at position ${at} in '${filter}'.`)
    const word = wordOf(found.groups ?? {})
    if (word) words.push(word)
  }
  return words
}

function wordOf(groups: Partial<Record<string, string>>): Word | undefined {
  const { guidText, timeText, text, number, name, sign } = groups
  if (guidText !== undefined) return { is: 'literal', type: 'guid', value: guidText.toLowerCase() }
  if (timeText !== undefined) return { is: 'literal', type: 'dateTime', value: comparableTime(timeText) }
  if (text !== undefined) return { is: 'literal', type: 'text', value: text.replaceAll("''", "'") }
  if (number !== undefined) return { is: 'literal', type: 'number', value: Number(number.replace(/[a-z]$/i, '')) }
  if (name === 'null') return { is: 'literal', type: 'null', value: null }
  if (name === 'true' || name === 'false') return { is: 'literal', type: 'boolean', value: name === 'true' }
  if (name !== undefined) return { is: 'name', text: name }
  if (sign !== undefined) return { is: 'sign', text: sign as '(' }
  return undefined // blanks
}

/** Times are kept with seconds and without zeros at the end of the fraction: then texts compare as times do. */
function comparableTime(text: string): string {
  if (text.length === 10) return `${text}T00:00:00`
  if (text.length === 16) return `${text}:00`
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
