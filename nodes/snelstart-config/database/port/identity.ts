// Which administration this is: told by its oldest rows, so that a new name, another server or a restored back-up of it
// is still the same one.

import { createHash } from 'node:crypto'

import type { Books } from '../books.ts'

/** @returns undefined for books without a single invoice: then there is preview only */
export async function administrationId(
  books: Pick<Books, 'oldestRows'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const rows = await books.oldestRows(signal)
  if (rows.length === 0) return undefined
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  return `db-${digest.slice(0, 32)}`
}
