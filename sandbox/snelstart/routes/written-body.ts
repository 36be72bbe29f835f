// The body of a POST as SnelStart reads it: names in any case, unknown names dropped without a word.

import { z } from 'zod'
import type { StandInAnswer } from '../../http/start-stand-in.ts'
import { modelState, refusal } from './answer.ts'

export type Read<T> = { readonly written: T } | { readonly refused: StandInAnswer }

/** `onUnknown` hears of every name that was dropped: SnelStart tells nobody, a test wants to know. */
export function readBody<T extends z.ZodType>(
  body: string,
  schema: T,
  onUnknown: (name: string) => void,
): Read<z.output<T>> {
  if (body.trim() === '') return { refused: refusal('ALG-0106') }
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return { refused: modelState({ model: ['The body is not valid JSON.'] }) }
  }
  const read = schema.safeParse(withKnownNames(value, schema, onUnknown))
  if (read.success) return { written: read.data }
  const fields: Record<string, string[]> = {}
  for (const issue of read.error.issues) {
    const field = ['model', ...issue.path.map(String)].join('.')
    fields[field] = [...(fields[field] ?? []), issue.message]
  }
  return { refused: modelState(fields) }
}

function withKnownNames(value: unknown, type: unknown, onUnknown: (name: string) => void): unknown {
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable)
    return withKnownNames(value, type.unwrap(), onUnknown)
  if (type instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item: unknown) => withKnownNames(item, type.element, onUnknown))
  }
  if (!(type instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value
  const shape: Readonly<Record<string, unknown>> = type.shape
  const known = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  const renamed: Record<string, unknown> = {}
  for (const [written, held] of Object.entries(value)) {
    const name = known.get(written.toLowerCase())
    if (name === undefined) onUnknown(written)
    else renamed[name] = withKnownNames(held, shape[name], onUnknown)
  }
  return renamed
}
