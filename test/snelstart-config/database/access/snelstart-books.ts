// The books of a small administration in an Access file, found and read as the product does it.

import { createAccessEngine } from '../../../../nodes/snelstart-config/database/access/access-engine.ts'
import type { Books } from '../../../../nodes/snelstart-config/database/books.ts'
import type { DatabaseEngine } from '../../../../nodes/snelstart-config/database/engine.ts'
import { findProfile, tablesToAsk } from '../../../../nodes/snelstart-config/database/profile/find-profile.ts'
import { NO_OVERRIDES } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { createStatementBooks } from '../../../../nodes/snelstart-config/database/reading/statement-books.ts'
import type { SchemaProfile } from '../../../../nodes/snelstart-config/database/schema-profile.ts'
import { systemClock } from '../../../../nodes/shared/http/system-clock.ts'
import { fillAdministration } from '../../../../sandbox/access/small-administration.ts'
import { SNELSTART_TABLES } from '../../../../sandbox/access/snelstart-tables.ts'
import { type AccessStandIn, startAccess } from '../../../../sandbox/access/start-access.ts'
import { aWindows } from './windows.ts'

export interface OpenedBooks {
  readonly standIn: AccessStandIn
  readonly engine: DatabaseEngine
  readonly books: Books
  readonly profile: SchemaProfile
}

const INVOICES = [
  { number: '2026001', cents: 12_100, reference: 'KM-1' },
  { number: '2026002', cents: 5_000, paidCents: 5_000, reference: 'KM-2' },
  { number: '2026003', cents: 30_025, paidCents: 10_025 },
  { number: '2026004', cents: -2_550, reference: 'KM-4' },
]

export async function snelStartBooks(signal: AbortSignal): Promise<OpenedBooks> {
  const { machine } = await aWindows()
  const standIn = await startAccess(SNELSTART_TABLES)
  await fillAdministration(standIn, INVOICES)
  const engine = createAccessEngine({ place: { file: standIn.file }, clock: systemClock, machine })
  const found = findProfile(await engine.catalogue(tablesToAsk(NO_OVERRIDES), signal), NO_OVERRIDES)
  if (!found.found) throw new Error(`not found: ${JSON.stringify(found.missing)}`)
  const books = createStatementBooks({ engine, profile: found.profile, log: () => undefined })
  return { standIn, engine, books, profile: found.profile }
}
