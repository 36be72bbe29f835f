// The grammar of $filter: or, and, not, comparisons, paths, function calls, parentheses.

import { BadQuery } from './bad-query.ts'
import { wordsOf, type LiteralType, type LiteralValue, type Word } from './lexer.ts'

export const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Expression =
  | { readonly is: 'any' | 'all'; readonly of: readonly Expression[] }
  | { readonly is: 'not'; readonly of: Expression }
  | { readonly is: 'compare'; readonly how: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'call'; readonly name: string; readonly parts: readonly Expression[] }
  | { readonly is: 'path'; readonly names: readonly string[] }
  | { readonly is: 'literal'; readonly type: LiteralType; readonly value: LiteralValue }

export function parseFilter(filter: string): Expression {
  const reader = new Reader(filter)
  const expression = reader.either()
  reader.end()
  return expression
}

class Reader {
  readonly #filter: string
  readonly #words: readonly Word[]
  #at = 0

  constructor(filter: string) {
    this.#filter = filter
    this.#words = wordsOf(filter)
  }

  /** Chains of any length are one flat list, so that a hundred alternatives nest no deeper than two. */
  either(): Expression {
    const of = [this.#both()]
    while (this.#takeName('or')) of.push(this.#both())
    return of.length === 1 && of[0] ? of[0] : { is: 'any', of }
  }

  end(): void {
    if (this.#at < this.#words.length) this.#fail()
  }

  #both(): Expression {
    const of = [this.#comparison()]
    while (this.#takeName('and')) of.push(this.#comparison())
    return of.length === 1 && of[0] ? of[0] : { is: 'all', of }
  }

  #comparison(): Expression {
    if (this.#takeName('not')) return { is: 'not', of: this.#comparison() }
    const left = this.#operand()
    const how = COMPARISONS.find((word) => this.#takeName(word))
    return how ? { is: 'compare', how, left, right: this.#operand() } : left
  }

  #operand(): Expression {
    const word = this.#words[this.#at++]
    if (word?.is === 'literal') return word
    if (word?.is === 'sign' && word.text === '(') {
      const inner = this.either()
      this.#needSign(')')
      return inner
    }
    if (word?.is !== 'name') return this.#fail()
    if (this.#takeSign('(')) return { is: 'call', name: word.text, parts: this.#parts() }
    const names = [word.text]
    while (this.#takeSign('/')) names.push(this.#name())
    return { is: 'path', names }
  }

  #parts(): Expression[] {
    const parts = [this.either()]
    while (this.#takeSign(',')) parts.push(this.either())
    this.#needSign(')')
    return parts
  }

  #name(): string {
    const word = this.#words[this.#at++]
    return word?.is === 'name' ? word.text : this.#fail()
  }

  #takeName(text: string): boolean {
    const word = this.#words[this.#at]
    if (word?.is !== 'name' || word.text !== text) return false
    this.#at++
    return true
  }

  #takeSign(text: string): boolean {
    const word = this.#words[this.#at]
    if (word?.is !== 'sign' || word.text !== text) return false
    this.#at++
    return true
  }

  #needSign(text: string): void {
    if (!this.#takeSign(text)) this.#fail()
  }

  #fail(): never {
    throw new BadQuery(`Syntax error at word ${this.#at + 1} in '${this.#filter}'.`)
  }
}
