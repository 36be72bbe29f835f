// The shapes in which the API itself says yes and no.

import type { StandInAnswer } from '../../http/start-stand-in.ts'
import { refusalBody, type RefusalCode } from '../bookings/booking-refused.ts'
import { jsonText } from '../json-text.ts'
import { answerOf, type Model } from '../models/model.ts'
import type { SnelStartSwitches } from '../switches.ts'
import type { BadQuery } from '../odata/bad-query.ts'

export const message = (status: number, text: string): StandInAnswer => ({ status, json: { Message: text } })

export const refusal = (code: RefusalCode): StandInAnswer => ({ status: 400, json: refusalBody(code) })

export const badQuery = (error: BadQuery): StandInAnswer =>
  error.shape === 'code' ? refusal('ALG-0104') : message(400, error.message)

/** Model binding: fields that are missing or of another kind. */
export const modelState = (fields: Readonly<Record<string, readonly string[]>>): StandInAnswer => ({
  status: 400,
  json: { message: 'The request is invalid.', modelState: fields },
})

export function one<Row>(
  model: Model<Row>,
  row: Row | undefined,
  switches: SnelStartSwitches,
  status = 200,
): StandInAnswer {
  if (row === undefined) return message(404, 'Het opgevraagde item is niet gevonden.')
  return { status, text: jsonText(checked(model, answerOf(model, row), switches), switches) }
}

/** @throws Error when the stand-in would answer something that SnelStart's models do not know: our mistake */
export function checked<Row>(model: Model<Row>, answer: Record<string, unknown>, switches: SnelStartSwitches) {
  if (!switches.checkAnswers) return answer
  const { error } = model.schema.safeParse(answer)
  if (error) throw new Error(`this is no ${model.type}: ${error.message}`)
  return answer
}
