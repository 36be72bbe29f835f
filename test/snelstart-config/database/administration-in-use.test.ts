import assert from 'node:assert/strict'

import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { DatabaseBooking } from '../../../nodes/snelstart-config/database/database-booking.ts'
import { engineSource } from '../../../nodes/snelstart-config/database/reading/engine-source.ts'
import { alwaysBooks, anOrder, debtorsOf, openAdministration } from './administration-bench.ts'
import { catalogueColumn } from './small-books.ts'

const detailOf = (error: unknown): unknown => (error instanceof ReconcileError ? error.detail : error)

describe('booking into a database', () => {
  const booking = (): DatabaseBooking => alwaysBooks

  it('waits for a person who confirmed the total of open debtors, on each of the ways', async () => {
    const bench = await openAdministration({ booking })
    await bench.keeper.addInvoice()
    assert.equal(detailOf((await bench.administration.describe(bench.signal)).notBookable), 'open-total-not-confirmed')
    const refused = await bench.administration.book(anOrder(), bench.signal)
    assert.deepEqual(
      [refused.state, refused.state === 'refused' && refused.error.detail],
      ['refused', 'open-total-not-confirmed'],
    )
    const { openTotalCents, isTotalConfirmed } = await bench.administration.test([], bench.signal)
    assert.deepEqual([openTotalCents, isTotalConfirmed], [12100, false])
    const wrong = bench.again({ settings: { confirmedOpenTotal: '121,01' } })
    assert.equal((await wrong.book(anOrder(), bench.signal)).state, 'refused')
    const right = bench.again({ settings: { confirmedOpenTotal: '€ 121,00' } })
    assert.deepEqual(await right.book(anOrder(), bench.signal), { state: 'booked', id: '77' })
    assert.equal((await right.describe(bench.signal)).notBookable, undefined)
    assert.ok((await right.test([], bench.signal)).isTotalConfirmed)
  })

  it('is refused where no way of booking is switched on', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    const result = await bench.administration.book(anOrder(), bench.signal)
    assert.equal(result.state === 'refused' && result.error.detail, 'no-database-booking')
    assert.equal(await bench.administration.isBookingProven(2900, bench.signal), false)
    await bench.administration.provedBooking(anOrder())
  })

  it('is never done into a copy, confirmed or not', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    await bench.administration.test([], bench.signal)
    const copy = bench.again({
      source: { ...engineSource(bench.small.engine, () => undefined), writes: false },
      settings: { confirmedOpenTotal: '121' },
    })
    assert.equal(detailOf((await copy.describe(bench.signal)).notBookable), 'database-copy')
  })

  it('keeps one way of booking, with what it remembers, for as long as the tables are the same', async () => {
    let made = 0
    const bench = await openAdministration({
      booking: () => {
        made += 1
        return alwaysBooks
      },
    })
    await bench.keeper.addInvoice()
    for (let hour = 0; hour < 3; hour += 1) {
      await bench.administration.isBookingProven(2900, bench.signal)
      bench.clock.time += 3_600_000
    }
    assert.equal(made, 1)
  })

  it('is not begun when it was cancelled before', async () => {
    const bench = await openAdministration({ booking })
    await assert.rejects(bench.administration.book(anOrder(), AbortSignal.abort(new Error('stopped'))), /stopped/)
  })
})

describe('tables that changed', () => {
  it('stop every run with what changed, until a person confirms the total of the changed ones', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    await bench.administration.describe(bench.signal)
    const table = bench.small.catalogue.tables.find(({ name }) => name === 'tblRelatie')
    assert.ok(table)
    const index = bench.small.catalogue.tables.indexOf(table)
    bench.small.catalogue.tables[index] = { ...table, columns: [...table.columns, catalogueColumn('fldNieuw', 'text')] }
    const stopped = {
      code: 'SNELSTART_SCHEMA',
      detail: 'changed',
      values: { differences: '+ tblRelatie.fldNieuw (text)' },
    }
    bench.clock.time += 61_000
    await assert.rejects(debtorsOf(bench), stopped)
    await assert.rejects(bench.again().describe(bench.signal), stopped)
    const { lines } = await bench.administration.test([], bench.signal)
    assert.deepEqual(lines.find(({ check }) => check === 'check-schema-changed')?.values, stopped.values)
    await assert.rejects(bench.again().describe(bench.signal), stopped, 'a test alone accepts nothing')
    await bench.again({ settings: { confirmedOpenTotal: '121,00' } }).describe(bench.signal)
    await bench.again().describe(bench.signal)
  })

  it('that are missing are named, by a run and by the connection test', async () => {
    const bench = await openAdministration()
    bench.small.catalogue.tables = bench.small.catalogue.tables.filter(({ name }) => name !== 'tblVerkoopOrder')
    await assert.rejects(bench.administration.journals(bench.signal), {
      code: 'SNELSTART_SCHEMA',
      detail: 'table-missing',
      values: { logical: 'order', tried: 'tblVerkoopOrder, VerkoopOrder' },
    })
    const { lines, openTotalCents } = await bench.administration.test([], bench.signal)
    assert.deepEqual(
      lines.map(({ kind, check }) => [kind, check]),
      [
        ['ok', 'check-reached'],
        ['error', 'check-table-missing'],
      ],
    )
    assert.equal(openTotalCents, undefined)
  })
})

describe('a database that SnelStart wants to open', () => {
  it('is let go of a few seconds after the last question, and not before', async () => {
    const bench = await openAdministration()
    await bench.administration.journals(bench.signal)
    await bench.clock.pass(4000)
    await bench.administration.journals(bench.signal)
    await bench.clock.pass(4000)
    assert.equal(bench.released.times, 0)
    await bench.clock.pass(1000)
    assert.equal(bench.released.times, 1)
    await bench.clock.pass(60_000)
    assert.equal(bench.released.times, 1)
  })

  it('stays open between the pages of a list that is being read, and is let go of when its reader stops', async () => {
    const bench = await openAdministration()
    await bench.keeper.addInvoice()
    for await (const page of bench.administration.openDebtors({ customerNames: false }, bench.signal)) {
      assert.equal(page.length, 1)
      await bench.clock.pass(60_000)
      assert.equal(bench.released.times, 0)
      break
    }
    await bench.clock.pass(5000)
    assert.equal(bench.released.times, 1)
  })

  it('is let go of at once when the connection is closed', async () => {
    const bench = await openAdministration()
    await bench.administration.journals(bench.signal)
    await bench.administration.release()
    assert.equal(bench.released.times, 1)
  })

  it('that can’t be let go of is told', async () => {
    const bench = await openAdministration()
    const stuck = bench.again({
      source: {
        ...engineSource(bench.small.engine, () => undefined),
        release: () => Promise.reject(new Error('busy')),
      },
    })
    await stuck.journals(bench.signal)
    await bench.clock.pass(5000)
    assert.deepEqual(bench.warnings, [{ code: 'database-not-released', values: { name: 'Winkel' } }])
  })
})
