// The booking register in one digest, so that it costs a moment to see that the record tells the same.

import { createHash } from 'node:crypto'

import type { RegisterEntry } from '../booking-register/booking-register.ts'

type Entries = ReadonlyMap<string, RegisterEntry>

export function registerStateOf(entries: Entries): { readonly entries: number; readonly digest: string } {
  const digest = createHash('sha256')
  for (const key of [...entries.keys()].sort()) {
    const entry = entries.get(key)
    if (entry) digest.update(`${key} ${entry.runId} ${entry.state} ${entry.id ?? ''} ${entry.date}\n`)
  }
  return { entries: entries.size, digest: digest.digest('hex') }
}
