// A SnelStart administration in a database as an administration. Only wires and delegates.

import type { Administration, AdministrationDescription } from '../../reconcile/domain/administration.ts'
import type { Clock } from '../../reconcile/domain/clock.ts'
import type { KeptFolder, KeptRows } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import type { ChosenAccounts } from './checks/check-accounts.ts'
import { createConfirmation } from './checks/confirmation.ts'
import { type DatabaseTest, runChecks } from './checks/run-checks.ts'
import type { BooksInUse, DatabaseBooking } from './database-booking.ts'
import { bookThrough } from './port/book-through.ts'
import { type BooksState, createBooksStates } from './port/books-state.ts'
import { described } from './port/described.ts'
import { findBookings } from './port/found-bookings.ts'
import { createIdleLease } from './port/idle-lease.ts'
import { toJournal, toLedgerAccount } from './port/ledger-functions.ts'
import { openDebtors } from './port/open-debtors.ts'
import { parseSchemaProfile } from './profile/overrides.ts'
import type { BooksSource } from './source.ts'

export interface DatabaseParts {
  readonly source: BooksSource
  readonly kind: Exclude<AdministrationDescription['kind'], 'online'>
  /** Of the database, or of the file. */
  readonly name: string
  readonly settings: {
    /** JSON text: names of tables and columns that differ from the built-in ones. */
    readonly schemaProfile?: string
    /** The total of open debtors that a person read in SnelStart. */
    readonly confirmedOpenTotal?: string
  }
  /** Belongs to this connection. */
  readonly kept: KeptFolder
  /** What connection tests computed, of all administrations of this Node-RED. */
  readonly totals: KeptRows
  readonly clock: Clock
  readonly log: (warning: Warning) => void
  /** Without it nothing can be booked into the database itself. */
  readonly booking?: (inUse: BooksInUse) => DatabaseBooking
}

export interface DatabaseAdministration extends Administration {
  /** @param chosen what is booked on, of every node that books through this connection */
  test(chosen: readonly ChosenAccounts[], signal: AbortSignal): Promise<DatabaseTest>
  /** The books themselves, which stay open meanwhile. */
  using<Result>(use: (inUse: BooksInUse) => Promise<Result>, signal: AbortSignal): Promise<Result>
  /** For when the connection is closed. */
  release(): Promise<void>
}

/** Long enough for the next question of a run, short enough for who waits to open SnelStart. */
const IDLE_MS = 5000

/** @throws ReconcileError CONFIG_INVALID for a schema profile that can't be understood */
export function createDatabaseAdministration(parts: DatabaseParts): DatabaseAdministration {
  const { source, settings, clock, log } = parts
  const confirmation = createConfirmation(parts.totals, settings.confirmedOpenTotal)
  const schema = parts.kept.rows('schema')
  const states = createBooksStates({
    ...parts,
    overrides: parseSchemaProfile(settings.schemaProfile),
    schema,
    confirmation,
  })
  const onStuck = (): void => log({ code: 'database-not-released', values: { name: parts.name } })
  const lease = createIdleLease({ release: () => source.release(), onStuck, clock, idleMs: IDLE_MS })
  const withState = <Result>(use: (state: BooksState) => Promise<Result>, signal: AbortSignal): Promise<Result> =>
    lease.during(async () => use(await states.current(signal)))
  const checks = { ...parts, confirmation, lookAt: states.lookAt }
  return {
    describe: (signal) => lease.during(async () => described(parts, await states.fresh(signal))),
    journals: (signal) =>
      withState(async ({ inUse }) => {
        const accounts = await inUse.books.accounts(signal)
        return accounts.map(toJournal).filter((journal) => journal !== undefined)
      }, signal),
    ledgerAccounts: (signal) =>
      withState(async ({ inUse }) => (await inUse.books.accounts(signal)).map(toLedgerAccount), signal),
    async *openDebtors(query, signal) {
      const done = await lease.hold()
      try {
        const { inUse } = await states.current(signal)
        yield* openDebtors(inUse.books, query, log, signal)
      } finally {
        done()
      }
    },
    findBookings: (search, signal) => withState(({ inUse }) => findBookings(inUse.books, search, log, signal), signal),
    currentOpenCents: (ids, signal) => withState(({ inUse }) => inUse.books.openCents(ids, signal), signal),
    book: (order, signal) => lease.during(() => bookThrough(() => states.current(signal), order, signal)),
    isBookingProven: (journal, signal) =>
      withState(({ booking }) => booking?.isProven(journal, signal) ?? Promise.resolve(false), signal),
    provedBooking: (order) =>
      withState(({ booking }) => booking?.proved(order) ?? Promise.resolve(), new AbortController().signal),
    requestCount: () => source.requestCount(),
    test: (chosen, signal) => lease.during(() => runChecks(checks, chosen, signal)),
    using: (use, signal) => withState(({ inUse }) => use(inUse), signal),
    release: () => lease.release(),
  }
}
