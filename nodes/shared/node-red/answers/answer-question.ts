// The answers to what the dialogs ask. A failure is an answer too: the dialog shows its sentence.

import type { NodeAPI } from 'node-red'
import { z } from 'zod'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { describeError } from '../../texts/describe-error.ts'
import { languageOf } from '../../texts/language.ts'
import type { Question } from '../admin-routes.ts'
import type { Answer, Asked } from './answer.ts'
import { answerMethods, testMultiSafepay } from './multisafepay-answers.ts'
import { answerLists, testSnelstart } from './snelstart-answers.ts'

const ANSWERS: Readonly<Record<Question, (asked: Asked) => Promise<Answer>>> = {
  'snelstart/test': testSnelstart,
  'snelstart/lists': answerLists,
  'multisafepay/test': testMultiSafepay,
  'multisafepay/methods': answerMethods,
}

/** Longer than any key; what was pasted by mistake goes nowhere. */
const SECRET_LENGTH_MAX = 2000
const secret = z.string().max(SECRET_LENGTH_MAX).optional()

const questionBody = z.object({
  id: z.string().max(100),
  language: z.string().max(35).default(''),
  kind: z.string().max(20).optional(),
  environment: z.enum(['live', 'test']).optional(),
  subscriptionKey: secret,
  clientKey: secret,
  apiKey: secret,
})

/** @returns undefined when the body is not one of ours */
export async function answerQuestion(
  RED: NodeAPI,
  question: Question,
  body: unknown,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const parsed = questionBody.safeParse(body)
  if (!parsed.success) return undefined
  const language = languageOf(parsed.data.language)
  try {
    return await ANSWERS[question]({ RED, form: parsed.data, language, signal })
  } catch (error) {
    const timedOut = signal.aborted && !(error instanceof ReconcileError)
    const { message, advice } = describeError(timedOut ? new ReconcileError('CANCELLED', 'too-slow') : error, language)
    return { ok: false, lines: [{ kind: 'error', text: `${message} ${advice}` }] }
  }
}
