// One row under its id, or undefined where SnelStart has none.

import type { z } from 'zod'

import { RefusedAnswer } from './answer-errors.ts'
import { parsedAnswer } from './answer-shape.ts'
import type { Requests } from './requests.ts'

export async function readById<Schema extends z.ZodType>(
  requests: Requests,
  row: { readonly path: string; readonly schema: Schema; readonly id: string },
  signal: AbortSignal,
): Promise<z.output<Schema> | undefined> {
  const path = `${row.path}/${encodeURIComponent(row.id)}`
  try {
    return parsedAnswer(row.schema, await requests.read(path, '', signal), `${row.path}/{id}`)
  } catch (error) {
    if (error instanceof RefusedAnswer && error.status === 404) return undefined
    throw error
  }
}
