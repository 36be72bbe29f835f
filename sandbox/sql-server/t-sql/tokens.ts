// Transact-SQL as words, names, literals, variables and signs.

import { SQL_ERROR } from '../sql-error.ts'

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'wide-text' | 'number' | 'bytes' | 'variable' | 'sign' | 'end'
  /** Without its quotes. */
  readonly text: string
}

type Form = readonly [kind: Token['kind'] | 'blank', form: RegExp, doubled?: string]

const FORMS: readonly Form[] = [
  ['blank', /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)/y],
  ['name', /\[((?:[^\]]|\]\])*)\]/y, ']'],
  ['name', /"((?:[^"]|"")*)"/y, '"'],
  ['wide-text', /[Nn]'((?:[^']|'')*)'/y, "'"],
  ['text', /'((?:[^']|'')*)'/y, "'"],
  ['bytes', /0[xX]([0-9a-fA-F]*)/y],
  ['number', /(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)/y],
  ['variable', /(@@?[\p{L}_#$][\p{L}\p{N}_#$@]*)/uy],
  ['word', /([\p{L}_#][\p{L}\p{N}_#$@]*)/uy],
  ['sign', /(<>|<=|>=|!=|[=<>(),.*+\-/%;])/y],
]

/** @throws SqlServerError */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const found = next(text, at)
    if (!found)
      throw /^N?['"[]/.test(text.slice(at))
        ? SQL_ERROR.unclosed(text.slice(at, at + 20))
        : SQL_ERROR.near(text[at] ?? '')
    if (found.kind !== 'blank') tokens.push({ kind: found.kind, text: found.text })
    at = found.end
  }
  return tokens
}

function next(text: string, at: number): { kind: Token['kind'] | 'blank'; text: string; end: number } | undefined {
  for (const [kind, form, doubled] of FORMS) {
    form.lastIndex = at
    const match = form.exec(text)
    if (!match) continue
    const inside = match[1] ?? ''
    return { kind, text: doubled ? inside.replaceAll(doubled + doubled, doubled) : inside, end: form.lastIndex }
  }
  return undefined
}
