// What was seen to be true of bookings in this administration: that they move the open balance, and with which sign of
// `bedrag` a memoriaal does so. SnelStart documents no sign (docs/snelstart.md#bookings).

import { z } from 'zod'

import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'

export type MemoriaalSign = 'positive-settles' | 'negative-settles'

export interface ProvenShapes {
  memoriaalSign(): Promise<MemoriaalSign | undefined>
  isBankProven(): Promise<boolean>
  proveMemoriaal(sign: MemoriaalSign): Promise<void>
  proveBank(): Promise<void>
}

const shapeRow = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('bank') }),
  z.object({ shape: z.literal('memoriaal'), sign: z.enum(['positive-settles', 'negative-settles']) }),
])
type Shape = z.output<typeof shapeRow>

/** The last proof of each shape counts. */
export function provenShapes(folder: KeptFolder, log: (warning: Warning) => void): ProvenShapes {
  const rows = folder.rows('booking-shape')
  let known: Promise<Shape[]> | undefined

  const read = async (): Promise<Shape[]> => {
    const shapes: Shape[] = []
    for await (const row of rows.read()) {
      const parsed = shapeRow.safeParse(row)
      if (parsed.success) shapes.push(parsed.data)
    }
    return shapes
  }
  const shapes = (): Promise<Shape[]> => {
    known ??= read().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  const memoriaalSign = async (): Promise<MemoriaalSign | undefined> => {
    const proofs = (await shapes()).filter((proof) => proof.shape === 'memoriaal')
    return proofs.at(-1)?.sign
  }
  const isBankProven = async (): Promise<boolean> => (await shapes()).some(({ shape }) => shape === 'bank')
  const prove = async (proof: Shape): Promise<void> => {
    const proven = await shapes()
    proven.push(proof)
    try {
      await rows.append([proof])
    } catch {
      log({ code: 'not-kept', values: { what: 'booking-shape' } }) // proven anew after a restart
    }
  }
  return {
    memoriaalSign,
    isBankProven,
    async proveMemoriaal(sign) {
      if ((await memoriaalSign()) !== sign) await prove({ shape: 'memoriaal', sign })
    },
    async proveBank() {
      if (!(await isBankProven())) await prove({ shape: 'bank' })
    },
  }
}
