// Every answer of the actuator is parsed here, although we wrote it: a virus scanner or a half-dead process may stand
// between it and us.

import { z } from 'zod'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { ANSWER_COLUMN, RAW_CELL } from './cells.ts'

export const FAILURE = z.object({
  /** Where: open, lock, catalogue, statement, step, commit, request, script. */
  at: z.string(),
  reason: z.string(),
  /** HRESULT, signed. */
  number: z.number(),
  /** Jet's own error number as text, where ADO's list of errors has it. */
  state: z.string(),
  /** The provider's words without what stands in quotes and figures. */
  text: z.string(),
})
export type Failure = z.output<typeof FAILURE>

export const ROWS = z.object({ columns: z.array(ANSWER_COLUMN), rows: z.array(z.array(RAW_CELL)) })

export const OUTCOME = z.object({
  outcome: z.enum(['committed', 'taken-back', 'refused', 'too-late']),
  remembered: z.array(ANSWER_COLUMN.extend({ value: RAW_CELL })).default([]),
  step: z.number().default(-1),
  reason: z.string().default(''),
  proof: z.string().optional(),
})

export const CATALOGUE = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      view: z.boolean(),
      columns: z.array(
        z.object({
          name: z.string(),
          type: z.number(),
          kind: z.string(),
          size: z.number(),
          precision: z.number(),
          scale: z.number(),
          nullable: z.boolean(),
          counted: z.boolean(),
        }),
      ),
    }),
  ),
  defaults: z.array(z.object({ table: z.string(), column: z.string() })),
  keys: z.array(z.object({ table: z.string(), column: z.string(), at: z.number() })),
  foreign: z.array(
    z.object({ table: z.string(), column: z.string(), to: z.string(), name: z.string(), at: z.number() }),
  ),
})

/** The database said no, in its own numbers. */
export class AccessFailure extends Error {
  override readonly name = 'AccessFailure'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`${failure.at} ${failure.reason} ${failure.number} ${failure.state} ${failure.text}`)
    this.failure = failure
  }
}

/** @throws AccessFailure; ReconcileError SNELSTART_ANSWER when it is no answer of ours */
export function parsedAnswer<Shape>(schema: z.ZodType<Shape>, answer: unknown): Shape {
  const failed = z.object({ error: FAILURE }).safeParse(answer)
  if (failed.success) throw new AccessFailure(failed.data.error)
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const property = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new ReconcileError('SNELSTART_ANSWER', 'unexpected-shape', { path: 'Access', property })
}
