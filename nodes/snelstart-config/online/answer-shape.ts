// Every answer is parsed once, at the door. What does not fit is named by path and property, never by value.

import type { z } from 'zod'

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { parseExactJson } from '../../shared/http/exact-json.ts'
import type { ExchangeAnswer } from '../../shared/http/exchange.ts'

/** @throws ReconcileError SNELSTART_ANSWER when the text is no JSON */
export function jsonIn(answer: ExchangeAnswer, path: string): unknown {
  try {
    return parseExactJson(answer.text)
  } catch {
    throw new ReconcileError('SNELSTART_ANSWER', 'not-json', { path }) // the parser's own message quotes the text
  }
}

/** @throws ReconcileError SNELSTART_ANSWER */
export function parsedAnswer<Schema extends z.ZodType>(schema: Schema, body: unknown, path: string): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const values = { path, property: issue?.path.join('.') ?? '', expectation: issue?.message ?? '' }
  throw new ReconcileError('SNELSTART_ANSWER', 'unexpected-shape', values)
}
