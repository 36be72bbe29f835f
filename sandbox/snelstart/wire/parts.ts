// The pieces of which SnelStart's models are made.

import { z } from 'zod'
import { centsOf } from '../amount.ts'

/** Everything that a model does not require may also come as null. */
export const optional = <T extends z.ZodType>(type: T) => type.nullish()

export const guid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is not a guid')
export const dateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)?$/, 'is not a date without a zone')
export const text = z.string()
export const integer = z.number().int()
export const decimal = z.number()

export const identifier = z.object({ id: optional(guid), uri: optional(text) })

/** What every model begins with. */
export const identity = { id: optional(guid), uri: optional(text) }

/** An amount that a client writes, as number or as text; read as cents. */
export const writtenAmount = z.union([z.number(), z.string()]).transform((value, context) => {
  const cents = centsOf(value)
  if (cents !== undefined) return cents
  context.addIssue({ code: 'custom', message: 'is not an amount of at most two decimals' })
  return z.NEVER
})

export const VAT_KINDS = ['Geen', 'Laag', 'Hoog', 'Overig'] as const
