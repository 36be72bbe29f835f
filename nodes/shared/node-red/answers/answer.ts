// What is asked from a dialog, and what it gets back.

import type { NodeAPI } from 'node-red'
import type { Language } from '../../texts/language.ts'
import type { QuestionForm } from './question-form.ts'

export interface Asked {
  readonly RED: NodeAPI
  readonly form: QuestionForm
  /** The browser's. */
  readonly language: Language
  readonly signal: AbortSignal
}

export interface AnswerLine {
  readonly kind: 'ok' | 'warning' | 'error'
  readonly text: string
}

export interface Answer {
  readonly ok: boolean
  readonly lines: readonly AnswerLine[]
  /** What the config node is called as long as its user gives no name. */
  readonly name?: string
  readonly id?: string
  readonly journals?: readonly object[]
  readonly accounts?: readonly object[]
  readonly methods?: readonly object[]
  /** Of a database: all that is open, to compare with SnelStart's own list. */
  readonly openTotalCents?: number
  readonly openItems?: number
  /** Columns that can hold the betalingskenmerk. */
  readonly candidates?: readonly object[]
  /** About this pack: each a name and a value. */
  readonly facts?: readonly object[]
  readonly reportAt?: string
}
