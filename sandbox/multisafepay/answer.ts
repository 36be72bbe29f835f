// The envelopes of MultiSafepay: success, and the shapes in which it says no.

import { jsonText, type Json } from './json-text.ts'
import type { MultiSafepaySwitches } from './switches.ts'

export interface ApiAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export const answerText = (status: number, text: string, contentType = 'application/json'): ApiAnswer => ({
  status,
  headers: { 'content-type': contentType },
  text,
})

export const success = (data: Json): ApiAnswer => answerText(200, jsonText({ success: true, data }))

/** The new stack's shape, without `success`: `{"message":"Forbidden"}`. */
export const message = (status: number, text: string): ApiAnswer => answerText(status, jsonText({ message: text }))

export const forbidden = (switches: MultiSafepaySwitches): ApiAnswer =>
  switches.legacyErrors ? invalidKey(switches) : message(403, 'Forbidden')

export const invalidKey = (switches: MultiSafepaySwitches): ApiAnswer => refusal(401, 1032, 'Invalid API key', switches)

export const unknownOrder = (switches: MultiSafepaySwitches): ApiAnswer =>
  refusal(404, 1006, 'Invalid transaction ID', switches)

export function validationError(attribute: string): ApiAnswer {
  const errors = [{ attribute, details: null, message: `The ${attribute} is not valid.`, uri: null }]
  return answerText(422, jsonText({ success: false, message: 'Validation error', errors }))
}

function refusal(status: number, code: number, text: string, switches: MultiSafepaySwitches): ApiAnswer {
  const data = { object: {}, array: [], text: '' }[switches.errorData]
  const body = { success: false, data, error_code: code, error_info: text }
  return answerText(switches.legacyErrors ? 200 : status, jsonText(body))
}
