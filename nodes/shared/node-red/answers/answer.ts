// What is asked from a dialog, and what it gets back.

import type { NodeAPI } from 'node-red'
import type { Language } from '../../texts/language.ts'

export interface Asked {
  readonly RED: NodeAPI
  readonly form: QuestionForm
  /** The browser's. */
  readonly language: Language
  readonly signal: AbortSignal
}

/** The values of the form; a secret that is absent is the stored one. */
export interface QuestionForm {
  /** Of the config node, also when it is not deployed yet. */
  readonly id: string
  readonly kind?: string | undefined
  readonly environment?: 'live' | 'test' | undefined
  readonly subscriptionKey?: string | undefined
  readonly clientKey?: string | undefined
  readonly apiKey?: string | undefined
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
}
