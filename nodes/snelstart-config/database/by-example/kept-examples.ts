// What was learnt from examples, and which journals a booking was seen to work in. Kept on disk; when it is lost, the
// example is learnt again.

import { z } from 'zod'

import type { KeptRows } from '../../../reconcile/domain/kept-rows.ts'
import { type Learnt, learntSchema } from './learnt.ts'

export interface KeptExamples {
  /** The last that was learnt from this boekstuk. */
  learntFrom(document: string): Promise<Learnt | undefined>
  keep(learnt: Learnt): Promise<void>
  isProven(proven: Proven): Promise<boolean>
  keepProven(proven: Proven): Promise<void>
}

export interface Proven {
  readonly journal: number
  readonly fingerprint: string
}

const provenSchema = z.object({ kept: z.literal('proven'), journal: z.number(), fingerprint: z.string() })
const rowSchema = z.discriminatedUnion('kept', [learntSchema, provenSchema])

export function keptExamples(kept: KeptRows): KeptExamples {
  const rows = async (): Promise<readonly z.output<typeof rowSchema>[]> => {
    const found: z.output<typeof rowSchema>[] = []
    for await (const row of kept.read()) {
      const parsed = rowSchema.safeParse(row)
      if (parsed.success) found.push(parsed.data)
    }
    return found
  }
  const isProven = async ({ journal, fingerprint }: Proven): Promise<boolean> =>
    (await rows()).some((row) => row.kept === 'proven' && row.journal === journal && row.fingerprint === fingerprint)
  return {
    async learntFrom(document) {
      return (await rows()).findLast((row) => row.kept === 'learnt' && row.document === document) as Learnt | undefined
    },
    keep: (learnt) => kept.append([learnt]),
    isProven,
    async keepProven(proven) {
      if (!(await isProven(proven))) await kept.append([{ kept: 'proven', ...proven }])
    },
  }
}
