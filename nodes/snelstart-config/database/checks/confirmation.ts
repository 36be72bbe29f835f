// The total of open debtors that a person compared with SnelStart's own list. Until then nothing may be written: only this
// shows that the columns, the sums and a year's opening are what we take them for.

import { z } from 'zod'

import { centsFromEuroText } from '../../../reconcile/domain/euro-text.ts'
import type { KeptRows } from '../../../reconcile/domain/kept-rows.ts'

export interface CountedTotal {
  readonly administrationId: string
  readonly fingerprint: string
  readonly openTotalCents: number
}

export interface Confirmation {
  /** What a connection test computed and showed. */
  counted(total: CountedTotal, at: string): Promise<void>
  /** Whether what the person read in SnelStart is what a test of these tables of this administration computed. */
  isConfirmed(now: Omit<CountedTotal, 'openTotalCents'>): Promise<boolean>
}

const row = z.object({
  administrationId: z.string(),
  fingerprint: z.string(),
  openTotalCents: z.number().int(),
})

/** @param confirmedOpenTotal as the person wrote it */
export function createConfirmation(totals: KeptRows, confirmedOpenTotal: string | undefined): Confirmation {
  const confirmedCents = centsFromEuroText(confirmedOpenTotal ?? '')
  return {
    counted: (total, at) => totals.append([{ ...total, at }]),
    async isConfirmed({ administrationId, fingerprint }) {
      if (confirmedCents === undefined) return false
      for await (const kept of totals.read()) {
        const parsed = row.safeParse(kept)
        if (!parsed.success) continue
        const isSame = parsed.data.administrationId === administrationId && parsed.data.fingerprint === fingerprint
        if (isSame && parsed.data.openTotalCents === confirmedCents) return true
      }
      return false
    },
  }
}
