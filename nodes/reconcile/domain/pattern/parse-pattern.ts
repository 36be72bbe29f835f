// Reads the regular expressions that can be searched for in one pass. What a single character may be (a class, an escape,
// a dot) is left to JavaScript's own expressions, so that it means here what it means there.

import { PatternFault } from './pattern-fault.ts'
import { canBeEmpty, type PatternPart, type Times } from './pattern-part.ts'

/** @throws PatternFault `invalid` for what is no expression, `unsupported` for what can't be searched for in one pass */
export function parsePattern(source: string): PatternPart {
  try {
    new RegExp(source)
  } catch {
    throw new PatternFault('invalid')
  }
  const rest: Rest = { source, at: 0 }
  return alternatives(rest)
}

interface Rest {
  readonly source: string
  at: number
}

function alternatives(rest: Rest): PatternPart {
  const parts = [row(rest)]
  while (taken(rest, /\|/y) !== undefined) parts.push(row(rest))
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'either', parts }
}

function row(rest: Rest): PatternPart {
  const parts: PatternPart[] = []
  while (rest.at < rest.source.length && !/[|)]/.test(rest.source.charAt(rest.at))) parts.push(repeated(rest))
  return { kind: 'row', parts }
}

function repeated(rest: Rest): PatternPart {
  const part = single(rest)
  const times = timesNext(rest)
  if (times === undefined) return part
  // What such a repetition leaves in its group differs between engines, and it says nothing that can't be said plainly.
  if (canBeEmpty(part)) throw new PatternFault('unsupported')
  return { kind: 'repeat', part, times }
}

function timesNext(rest: Rest): Times | undefined {
  const text = taken(rest, /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y)
  if (text === undefined) return undefined
  const greedy = text.length === 1 || !text.endsWith('?')
  if (text.startsWith('*')) return { min: 0, max: Infinity, greedy }
  if (text.startsWith('+')) return { min: 1, max: Infinity, greedy }
  if (text.startsWith('?')) return { min: 0, max: 1, greedy }
  const [, min = '', comma, max = ''] = /^\{(\d+)(,)?(\d*)/.exec(text) ?? []
  return { min: Number(min), max: comma === undefined ? Number(min) : max === '' ? Infinity : Number(max), greedy }
}

function single(rest: Rest): PatternPart {
  if (taken(rest, /\((?!\?)|\(\?<(?![=!])[^>]*>/y) !== undefined) return { kind: 'group', part: closed(rest) }
  if (taken(rest, /\(\?:/y) !== undefined) return closed(rest)
  const edge = taken(rest, /\^|\$|\\[bB]/y)
  if (edge !== undefined) return { kind: 'edge', holds: EDGES[edge] ?? never }
  const character = taken(rest, CHARACTER)
  if (character === undefined) throw new PatternFault('unsupported')
  return { kind: 'one', fits: characterTest(character) }
}

function closed(rest: Rest): PatternPart {
  const part = alternatives(rest)
  if (taken(rest, /\)/y) === undefined) throw new PatternFault('invalid')
  return part
}

/**
 * A class, an escape or a character. Not: looking ahead or behind, and a reference back to a group, which no one pass can
 * follow; nor escapes that without JavaScript's flag `u` mean something else than they seem to (`\p{L}`, `\u{…}`).
 */
const CHARACTER =
  /\[(?:[^\]\\]|\\[^])*\]|\\(?:[dDwWsStnrfv]|0(?!\d)|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[^\dA-Za-z])|[^\\()[*+?|]/y

function taken(rest: Rest, what: RegExp): string | undefined {
  what.lastIndex = rest.at
  const text = what.exec(rest.source)?.[0]
  if (text !== undefined) rest.at += text.length
  return text
}

const ASCII = 128
const wordTest = characterTest('\\w')
const isWord = (text: string, at: number): boolean => at >= 0 && at < text.length && wordTest(text.charCodeAt(at))
const isWordEdge = (text: string, at: number): boolean => isWord(text, at - 1) !== isWord(text, at)
const never = (): boolean => false

const EDGES: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  '^': (_text, at) => at === 0,
  $: (text, at) => at === text.length,
  '\\b': isWordEdge,
  '\\B': (text, at) => !isWordEdge(text, at),
}

function characterTest(source: string): (code: number) => boolean {
  const whole = new RegExp(`^(?:${source})$`)
  const asked = (code: number): boolean => whole.test(String.fromCharCode(code))
  const known: boolean[] = []
  return (code) => (code < ASCII ? (known[code] ??= asked(code)) : asked(code))
}
