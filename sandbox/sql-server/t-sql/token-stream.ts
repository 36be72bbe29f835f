// The tokens of a batch, read one after the other.

import { SQL_ERROR } from '../sql-error.ts'
import { sqlType, type SqlType } from '../sql-type.ts'
import type { Path } from './syntax.ts'
import type { Token } from './tokens.ts'

const END: Token = { kind: 'end', text: '' }

export class TokenStream {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? END
  }

  next(): Token {
    const token = this.peek()
    this.#at++
    return token
  }

  /** A keyword, in any letter case. */
  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'word' && token.text.toUpperCase() === word
  }

  isSign(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'sign' && token.text === sign
  }

  takeWord(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false
    this.#at += words.length
    return true
  }

  takeSign(sign: string): boolean {
    if (!this.isSign(sign)) return false
    this.#at++
    return true
  }

  needWord(word: string): void {
    if (!this.takeWord(word)) throw this.refused()
  }

  needSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.refused()
  }

  /** Of what stands here and is not understood. */
  refused(): Error {
    return SQL_ERROR.near(this.peek().text)
  }

  isName(ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' || (token.kind === 'word' && !RESERVED.has(token.text.toUpperCase()))
  }

  needName(): string {
    if (!this.isName()) throw this.refused()
    return this.next().text
  }

  needVariable(): string {
    if (this.peek().kind !== 'variable') throw this.refused()
    return this.next().text.toLowerCase()
  }

  needPath(): Path {
    const path = [this.needName()]
    while (this.takeSign('.')) path.push(this.needName())
    return path
  }

  needType(): SqlType {
    const path = this.needPath()
    const sizes: (number | 'max')[] = []
    if (this.takeSign('(')) {
      do sizes.push(this.isWord('MAX') ? 'max' : Number(this.peek().text))
      while ((this.next(), this.takeSign(',')))
      this.needSign(')')
    }
    return sqlType(path.at(-1) ?? '', sizes)
  }

  list<Element>(read: () => Element): Element[] {
    const all = [read()]
    while (this.takeSign(',')) all.push(read())
    return all
  }
}

/** Words that can't be a name without brackets. Source: Microsoft, "Reserved keywords", as far as they matter here. */
export const RESERVED = new Set(
  (
    'ALL AND AS ASC BEGIN BETWEEN BY CASE COMMIT CROSS DECLARE DEFAULT DELETE DESC DISTINCT ELSE END ESCAPE EXEC EXECUTE ' +
    'EXISTS FROM FULL FUNCTION GROUP HAVING IF IN INNER INSERT INTO IS JOIN LEFT LIKE NOT NULL ON OR ORDER OUTER OUTPUT ' +
    'PROCEDURE RETURN RIGHT ROLLBACK SELECT SET TABLE THEN TOP TRANSACTION TRAN UNION UPDATE USE VALUES VIEW WAITFOR WHEN ' +
    'WHERE WHILE WITH CREATE ALTER DROP GRANT MERGE EXCEPT INTERSECT COALESCE NULLIF CONVERT'
  ).split(' '),
)
