// Jet SQL as words, names, literals and signs.

import { JET } from '../jet-errors.ts'

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'date' | 'parameter' | 'sign'
  readonly text: string
  /** How many parentheses it stands in. */
  readonly depth: number
}

const FORMS: readonly (readonly [kind: Token['kind'] | 'blank', form: RegExp])[] = [
  ['blank', /\s+/y],
  ['name', /\[([^\]]+)\]/y],
  ['text', /'((?:[^']|'')*)'/y],
  ['text', /"((?:[^"]|"")*)"/y],
  ['date', /#(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?)#/y],
  ['number', /(\d+(?:\.\d+)?)/y],
  ['parameter', /(\?)/y],
  ['word', /(@@IDENTITY|[\p{L}_][\p{L}\p{N}_]*)/uy],
  // No "--", "/*", "!=", "||" or "%": Jet knows none of them.
  ['sign', /(<>|<=|>=|[=<>(),.*+/&;-])/y],
]

/** @throws JetError */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (let at = 0; at < text.length;) {
    const found = next(text, at)
    if (!found || /^(--|\/\*)/.test(text.slice(at))) throw JET.syntax(text.slice(at, at + 40))
    at = found.end
    if (found.kind === 'blank') continue
    if (found.text === ')' && found.kind === 'sign') depth--
    tokens.push({ kind: found.kind, text: found.text, depth })
    if (found.text === '(' && found.kind === 'sign') depth++
    if (depth < 0) throw JET.syntax(text)
  }
  if (depth !== 0) throw JET.syntax(text)
  return tokens.at(-1)?.text === ';' ? tokens.slice(0, -1) : tokens
}

function next(text: string, at: number): { kind: Token['kind'] | 'blank'; text: string; end: number } | undefined {
  for (const [kind, form] of FORMS) {
    form.lastIndex = at
    const match = form.exec(text)
    if (match) return { kind, text: match[1] ?? match[0], end: form.lastIndex }
  }
  return undefined
}
