// The answers to what the dialogs ask. A failure is an answer too: the dialog shows its sentence.

import type { NodeAPI } from 'node-red'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { describeError } from '../../texts/describe-error.ts'
import { languageOf } from '../../texts/language.ts'
import type { Question } from '../admin-routes.ts'
import { answerAbout } from './about-answers.ts'
import type { Answer, Asked } from './answer.ts'
import { answerExample } from './example-answers.ts'
import { answerMethods, testMultiSafepay } from './multisafepay-answers.ts'
import { questionForm } from './question-form.ts'
import { answerLists, testSnelstart } from './snelstart-answers.ts'

const ANSWERS: Readonly<Record<Question, (asked: Asked) => Promise<Answer>>> = {
  'snelstart/test': testSnelstart,
  'snelstart/lists': answerLists,
  'snelstart/example': answerExample,
  'multisafepay/test': testMultiSafepay,
  'multisafepay/methods': answerMethods,
  'pack/about': answerAbout,
}

/** @returns undefined when the body is not one of ours */
export async function answerQuestion(
  RED: NodeAPI,
  question: Question,
  body: unknown,
  limitMs: number,
): Promise<Answer | undefined> {
  const parsed = questionForm.safeParse(body)
  if (!parsed.success) return undefined
  const language = languageOf(parsed.data.language)
  const signal = AbortSignal.timeout(limitMs)
  try {
    return await ANSWERS[question]({ RED, form: parsed.data, language, signal })
  } catch (error) {
    const timedOut = signal.aborted && !(error instanceof ReconcileError)
    const { message, advice } = describeError(timedOut ? tooSlow(limitMs) : error, language)
    return { ok: false, lines: [{ kind: 'error', text: `${message} ${advice}` }] }
  }
}

function tooSlow(limitMs: number): ReconcileError {
  return new ReconcileError('CANCELLED', 'too-slow', { seconds: limitMs / 1000 })
}
