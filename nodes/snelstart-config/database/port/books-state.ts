// The books as they are now: tables found, compared with those of the last run, and whether a person confirmed their total.

import { z } from 'zod'

import type { Clock } from '../../../reconcile/domain/clock.ts'
import type { KeptRows } from '../../../reconcile/domain/kept-rows.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Confirmation } from '../checks/confirmation.ts'
import type { BooksInUse, DatabaseBooking } from '../database-booking.ts'
import { findProfile, type Missing, tablesToAsk } from '../profile/find-profile.ts'
import {
  type Difference,
  differences,
  fingerprint,
  type SchemaParts,
  schemaParts,
  shownDifferences,
} from '../profile/fingerprint.ts'
import type { ProfileOverrides } from '../profile/overrides.ts'
import type { BooksSource } from '../source.ts'
import { administrationId } from './identity.ts'

export interface BooksState {
  readonly inUse: BooksInUse
  readonly booking?: DatabaseBooking
  /** Undefined: the books are empty, and can't be told from others. */
  readonly id: string | undefined
  readonly isConfirmed: boolean
}

export interface LookedAt {
  readonly catalogue: Catalogue
  readonly missing: readonly Missing[]
  /** Undefined when something is missing. */
  readonly inUse: BooksInUse | undefined
  /** With the tables of the last run; undefined when there was none. */
  readonly changed: readonly Difference[] | undefined
}

export interface BooksStates {
  /** At most a minute old. @throws ReconcileError SNELSTART_SCHEMA */
  current(signal: AbortSignal): Promise<BooksState>
  fresh(signal: AbortSignal): Promise<BooksState>
  /** For the connection test: tells what is missing or changed, accepts nothing. */
  readonly lookAt: (signal: AbortSignal) => Promise<LookedAt>
}

export interface BooksStatesParts {
  readonly source: BooksSource
  readonly overrides: ProfileOverrides
  /** The tables of the last run. */
  readonly schema: KeptRows
  readonly confirmation: Confirmation
  readonly clock: Pick<Clock, 'now'>
  readonly booking?: (inUse: BooksInUse) => DatabaseBooking
  readonly log: (warning: Warning) => void
}

const STATE_AGE_MAX_MS = 60_000

const keptSchema = z.object({ parts: z.record(z.string(), z.string()) })

export function createBooksStates(parts: BooksStatesParts): BooksStates {
  const { source, overrides, schema, clock } = parts
  let known: { readonly state: BooksState; readonly readAt: number } | undefined

  const inUseFor = (profile: BooksInUse['profile'], print: string): BooksInUse => {
    const before = known?.state.inUse
    return before?.fingerprint === print ? before : { profile, books: source.booksOf(profile), fingerprint: print }
  }
  const look = async (signal: AbortSignal): Promise<LookedAt & { readonly now?: SchemaParts }> => {
    const catalogue = await source.catalogue(tablesToAsk(overrides), signal)
    const found = findProfile(catalogue, overrides)
    if (!found.found) return { catalogue, missing: found.missing, inUse: undefined, changed: undefined }
    const now = schemaParts(catalogue, found.profile)
    const before = await lastOf(schema)
    const changed = before === undefined ? undefined : differences(before, now)
    return { catalogue, missing: [], inUse: inUseFor(found.profile, fingerprint(now)), changed, now }
  }
  const fresh = async (signal: AbortSignal): Promise<BooksState> => {
    const readAt = clock.now()
    const { inUse, missing, changed, now } = await look(signal)
    if (inUse === undefined || now === undefined) throw missingError(missing)
    const id = await administrationId(inUse.books, signal)
    const isConfirmed =
      id !== undefined &&
      (await parts.confirmation.isConfirmed({ administrationId: id, fingerprint: inUse.fingerprint }))
    // A person who confirmed the total of these very tables has accepted them.
    if (changed !== undefined && changed.length > 0 && !isConfirmed) {
      throw new ReconcileError('SNELSTART_SCHEMA', 'changed', { differences: shownDifferences(changed) })
    }
    if (changed?.length !== 0) await keep(parts, now)
    const state = { inUse, id, isConfirmed, ...bookingPart(parts, known?.state, inUse) }
    known = { state, readAt }
    return state
  }
  return {
    fresh,
    async current(signal) {
      const age = known === undefined ? STATE_AGE_MAX_MS : clock.now() - known.readAt
      return known !== undefined && age >= 0 && age < STATE_AGE_MAX_MS ? known.state : fresh(signal)
    },
    lookAt: look,
  }
}

/** What is lost here only hides a change from the next run: booking asks for a total that was confirmed for these tables. */
async function keep({ schema, log }: BooksStatesParts, now: SchemaParts): Promise<void> {
  try {
    await schema.replace([{ parts: now }])
  } catch {
    log({ code: 'not-kept', values: { what: 'schema' } })
  }
}

/** The same books keep their way of booking, with what it remembers. */
function bookingPart(
  { booking }: Pick<BooksStatesParts, 'booking'>,
  before: BooksState | undefined,
  inUse: BooksInUse,
): Pick<BooksState, 'booking'> {
  if (booking === undefined) return {}
  return { booking: before?.inUse === inUse && before.booking ? before.booking : booking(inUse) }
}

export function missingError(missing: readonly Missing[]): ReconcileError {
  const [first] = missing
  const values = { logical: first?.logical ?? '', tried: first?.tried.join(', ') ?? '' }
  if (first?.what === 'table') return new ReconcileError('SNELSTART_SCHEMA', 'table-missing', values)
  if (first?.what === 'type') return new ReconcileError('SNELSTART_SCHEMA', 'column-type', values)
  return new ReconcileError('SNELSTART_SCHEMA', 'column-missing', values)
}

async function lastOf(schema: KeptRows): Promise<SchemaParts | undefined> {
  let last: SchemaParts | undefined
  for await (const row of schema.read()) {
    const parsed = keptSchema.safeParse(row)
    if (parsed.success) last = parsed.data.parts
  }
  return last
}
