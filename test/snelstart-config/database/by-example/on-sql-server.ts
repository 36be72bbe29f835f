// A SnelStart administration on the stand-in of SQL Server, with bookings made after an example through the real engine.

import assert from 'node:assert/strict'

import type { BookingOrder } from '../../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents, sumCents } from '../../../../nodes/reconcile/domain/cents.ts'
import { systemClock } from '../../../../nodes/shared/http/system-clock.ts'
import {
  type ByExampleBooking,
  createByExampleBooking,
} from '../../../../nodes/snelstart-config/database/by-example/by-example-booking.ts'
import type { DatabaseEngine } from '../../../../nodes/snelstart-config/database/engine.ts'
import { findProfile, tablesToAsk } from '../../../../nodes/snelstart-config/database/profile/find-profile.ts'
import { fingerprint, schemaParts } from '../../../../nodes/snelstart-config/database/profile/fingerprint.ts'
import { NO_OVERRIDES, type ProfileOverrides } from '../../../../nodes/snelstart-config/database/profile/overrides.ts'
import { createStatementBooks } from '../../../../nodes/snelstart-config/database/reading/statement-books.ts'
import { createSqlServerEngine } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-engine.ts'
import {
  SANDBOX_LOGIN,
  type SqlServerStandIn,
  startSqlServer,
} from '../../../../sandbox/sql-server/start-sql-server.ts'
import {
  type AdministrationOptions,
  type AdministrationWorld,
  createAdministration,
  type Invoice,
} from '../../../../sandbox/sql-server/world/administration-world.ts'
import { keptInMemory } from '../kept-in-memory.ts'

export const signal = new AbortController().signal

export interface ServerOffice {
  readonly world: AdministrationWorld
  readonly server: SqlServerStandIn
  /** A Node-RED of its own; all share what was learnt. */
  booking(overrides?: ProfileOverrides): Promise<ByExampleBooking>
  close(): Promise<void>
}

export async function openServerOffice(options: AdministrationOptions = {}): Promise<ServerOffice> {
  const world = await createAdministration(options)
  const server = await startSqlServer({ databases: [world.database] })
  const kept = keptInMemory()
  const engines: DatabaseEngine[] = []
  return {
    world,
    server,
    async booking(overrides = NO_OVERRIDES) {
      const engine = createSqlServerEngine({
        settings: {
          server: server.host,
          port: server.port,
          database: world.database.name,
          login: { by: 'password', ...SANDBOX_LOGIN },
          encrypt: 'false',
          trustServerCertificate: false,
        },
        clock: systemClock,
      })
      engines.push(engine)
      const catalogue = await engine.catalogue(tablesToAsk(overrides), signal)
      const found = findProfile(catalogue, overrides)
      assert.ok(found.found)
      const { profile } = found
      const books = createStatementBooks({ engine, profile, log: () => undefined })
      const print = fingerprint(schemaParts(catalogue, profile))
      return createByExampleBooking({ engine, profile, books, fingerprint: print, kept, clock: systemClock })
    },
    async close() {
      for (const engine of engines) await engine.release()
      await server.close()
      await world.close()
    },
  }
}

/** Of different months, customers and amounts, and not in the order of the invoices. */
export async function paymentsByHand(world: AdministrationWorld): Promise<void> {
  const invoices: Invoice[] = []
  for (const euros of ['12.10', '60.50', '121.00', '242.00']) invoices.push(await world.addInvoice({ euros }))
  const payments = [
    { at: 3, euros: '200.00', date: '2026-08-03' },
    { at: 1, euros: '60.50', date: '2026-09-14' },
    { at: 2, euros: '121.00', date: '2026-10-25' },
  ]
  for (const [index, { at, euros, date }] of payments.entries()) {
    const invoice = invoices[at]
    if (invoice) await world.payByHand({ invoice, euros, document: `HAND-${index}`, date })
  }
}

export function anOrderFor(
  settles: readonly (readonly [Invoice, string])[],
  given: Partial<BookingOrder> & { readonly transaction?: string } = {},
): BookingOrder {
  const { transaction = '77001', ...more } = given
  const key = `MSP-${transaction}`
  const lines = settles.map(([invoice, euros]) => ({
    debtorId: String(invoice.id),
    salesBookingId: String(invoice.id),
    invoiceNumber: invoice.number,
    cents: cents(Math.round(Number(euros) * 100)),
    description: `${key} IDEAL`,
  }))
  return {
    key,
    date: calendarDate('2026-11-23'),
    description: `${key} IDEAL`,
    journal: 9990,
    clearingAccount: 2000,
    clearingCents: sumCents(lines.map((line) => line.cents)),
    differenceCents: cents(0),
    overpaidCents: cents(0),
    lines,
    example: 'HAND-2',
    ...more,
  }
}
