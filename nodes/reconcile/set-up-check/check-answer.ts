// What book-payment answers to `check`: findings, and no run. A node behind it lets it pass by without taking it for one.

import { z } from 'zod'

import type { NodeStatusLine } from '../../shared/node-red/status-line.ts'
import type { Language } from '../../shared/texts/language.ts'
import { textIn } from '../../shared/texts/text-in.ts'

const checkAnswer = z.looseObject({
  topic: z.literal('check'),
  reconcile: z.undefined().optional(),
  check: z.looseObject({ errors: z.number(), warnings: z.number() }),
})

export interface CheckAnswer {
  readonly errors: number
  readonly warnings: number
}

/** Undefined for any other message. */
export function checkAnswerIn(message: object): CheckAnswer | undefined {
  return checkAnswer.safeParse(message).data?.check
}

export function checkStatus(
  { errors, warnings }: CheckAnswer,
  language: Language,
): Parameters<NodeStatusLine['finished']>[0] {
  const words = [
    textIn(language, 'words.checkErrors', { count: errors }),
    textIn(language, 'words.checkWarnings', { count: warnings }),
  ]
  return { text: words.join(' · '), attention: errors + warnings }
}
