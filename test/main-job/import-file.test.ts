// Booking by import file over SnelStart Online: the stand-in imports nothing, so a person enters what the file says.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import { bookMemoriaalBooking } from '../../sandbox/snelstart/bookings/memoriaal-booking.ts'
import { type ImportedRow, rowsIn } from '../reconcile/book-payment/by-file/import-by-hand.ts'
import { openFlow, throughFlow } from './flow.ts'
import type { JobGiven } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, reasonsOf, type Shop, statesOf } from './shop.ts'

const HOUR_MS = 3_600_000

describe('Booking by import file', () => {
  it(
    'asks SnelStart to write nothing, and the next run sees what a person imported',
    inShop(async (shop) => {
      const { folder, given } = anImportFolder()
      const keys = threePaidInvoices(shop)
      const job = shop.job()
      const first = await job.run(given)
      assert.equal(first.stopped, undefined)
      assert.deepEqual(statesOf(first.lines), { '2026-1': 'file', '2026-2': 'file', '2026-3': 'file' })
      assert.equal(writesTo(shop), 0)
      assertBooksAreRight(shop, { openCents: 22_600, clearingCents: 0 })

      shop.clock.pass(HOUR_MS)
      assert.deepEqual(reasonsOf((await job.run(given)).lines), {
        '2026-1': 'waits-in-file',
        '2026-2': 'waits-in-file',
        '2026-3': 'waits-in-file',
      })
      assert.equal(readdirSync(folder).length, 1)

      importByHand(shop, folder)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 22_600 })
      shop.clock.pass(HOUR_MS)
      assert.deepEqual((await job.run(given)).lines, [])
      assert.deepEqual(bookedKeys(shop), keys)
      const entries = [...(await job.register.entries()).values()]
      assert.deepEqual(
        entries.map(({ state }) => state),
        ['booked', 'booked', 'booked'],
      )
      assert.equal(writesTo(shop), 0)
    }),
  )

  for (const sign of ['positive-settles', 'negative-settles'] as const) {
    it(
      `makes bookings that can be reversed once a person imported them, where a memoriaal ${sign}`,
      inShop(async (shop) => {
        const { folder, given } = anImportFolder()
        const [key = ''] = threePaidInvoices(shop)
        const job = shop.job()
        await job.run(given)
        await assert.rejects(job.reverse(key), { code: 'CONFIG_INVALID', detail: 'reverse-in-file' })
        importByHand(shop, folder)
        shop.clock.pass(HOUR_MS)
        await job.run(given)
        // What the stand-in takes from a person is not what it takes from us: nothing is known yet of the sign.
        shop.snelstart.switches.memoriaalSign = sign
        await job.reverse(key)
        assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1': 'booking-reversed' })
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 10_500 })
      }),
    )
  }

  it(
    'writes a second payment of an invoice to the file after the one with the first was imported',
    inShop(async (shop) => {
      const { folder, given } = anImportFolder()
      shop.sell('2026-1', 12_100, 'K-1')
      shop.pay('K-1', 6_000)
      const job = shop.job()
      await job.run(given)
      shop.pay('K-1', 6_100, { at: '2026-11-12T10:00:00' })
      shop.clock.pass(HOUR_MS)
      assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1': 'waits-in-file' })
      importByHand(shop, folder)
      shop.clock.pass(HOUR_MS)
      assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'file' })
      importByHand(shop, folder)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  it(
    'settles an invoice and the credit invoice of its return in one file, day by day',
    inShop(async (shop) => {
      const { folder, given } = anImportFolder()
      shop.sell('2026-1', 12_100, 'K-1')
      shop.sell('2026-2', -2_100, 'K-1')
      const payment = shop.pay('K-1', 12_100)
      shop.multisafepay.world.refund(payment, 2_100, { at: '2026-11-12T09:59:00', completedAt: '2026-11-12T10:00:00' })
      await shop.job().run(given)
      const rows = rowsOfFiles(folder)
      assert.deepEqual([...new Set(rows.map(({ date }) => date))].sort(), ['2026-11-10', '2026-11-12'])
      importByHand(shop, folder)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 10_000 })
    }),
  )

  it(
    'reads the relatiecodes itself when the first node did not',
    inShop(async (shop) => {
      const { folder, given } = anImportFolder()
      threePaidInvoices(shop)
      await shop.job().run({ ...given, fetch: { customerNames: false } })
      assert.ok(
        rowsOfFiles(folder).every(
          ({ invoiceNumber, customerCode }) => (invoiceNumber === '') === (customerCode === ''),
        ),
      )
      assert.equal(rowsOfFiles(folder).length, 6)
    }),
  )
})

describe('A flow that books by import file', () => {
  it(
    'says what it wrote and what waits, and counts nothing as booked',
    inShop(async (shop) => {
      const { folder } = anImportFolder()
      threePaidInvoices(shop)
      const flow = openFlow(shop)
      const [message] = await throughFlow(flow, { book: { via: 'file', importFolder: folder } })
      assert.deepEqual(flow.failures, [])
      const { importFile, inFiles = [], bookedCents, counts } = message?.reconcile ?? {}
      assert.deepEqual([importFile?.bookings, importFile?.cents, bookedCents, counts?.paid], [3, 22_600, 0, 3])
      assert.deepEqual(
        inFiles.map(({ importFile: path }) => path),
        [1, 2, 3].map(() => importFile?.path),
      )
      assert.equal(writesTo(shop), 0)
    }),
  )

  it(
    'shows in a preview what the file would hold',
    inShop(async (shop) => {
      const { folder } = anImportFolder()
      threePaidInvoices(shop)
      const book = { via: 'file', importFolder: folder, mode: 'preview' }
      const [message] = await throughFlow(openFlow(shop), { book })
      assert.equal(rowsIn(message?.reconcile.importFile?.text ?? '').length, 6)
      assert.deepEqual(readdirSync(folder), [])
    }),
  )

  it(
    'is told that SnelStart Online has no database to write to',
    inShop(async (shop) => {
      threePaidInvoices(shop)
      const book = { via: 'database', exampleDocumentNumber: 'MSP-1' }
      await assert.rejects(throughFlow(openFlow(shop), { book }), { code: 'CONFIG_INVALID', detail: 'via-not-online' })
    }),
  )
})

function anImportFolder(): { readonly folder: string; readonly given: JobGiven } {
  const folder = mkdtempSync(join(tmpdir(), 'import-folder-'))
  const importFile = { folder, layout: { format: 'boekingen', separator: ';', decimal: ',' } } as const
  return { folder, given: { settings: { importFile } } }
}

function threePaidInvoices(shop: Shop): readonly string[] {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.sell('2026-2', 4_500, 'K-2')
  shop.sell('2026-3', 6_000, 'K-3')
  return [shop.pay('K-1', 12_100), shop.pay('K-2', 4_500), shop.pay('K-3', 6_000)].map(({ id }) => `MSP-${id}`).sort()
}

function writesTo({ snelstart }: Shop): number {
  return snelstart.requests.filter(({ method, path }) => method === 'POST' && path.includes('boekingen')).length
}

function rowsOfFiles(folder: string): readonly ImportedRow[] {
  return readdirSync(folder).flatMap((name) => rowsIn(readFileSync(join(folder, name), 'utf8')))
}

/** Every booking of every file, entered in the Memoriaal; then the files are moved away. */
function importByHand({ snelstart: { world } }: Shop, folder: string): void {
  const rows = rowsOfFiles(folder)
  for (const key of new Set(rows.map((row) => row.key))) {
    const ofBooking = rows.filter((row) => row.key === key)
    const [{ date, description } = { date: '', description: '' }] = ofBooking
    bookMemoriaalBooking(world, {
      datum: date,
      boekstuk: key,
      omschrijving: description,
      dagboek: { id: world.journal(2900).id },
      memoriaalBoekingsRegels: ofBooking
        .filter(isLedgerRow)
        .map(({ account, cents: amount, description: omschrijving }) => ({
          omschrijving,
          grootboek: { id: world.account(account).id },
          debet: Math.max(0, amount),
          credit: Math.max(0, cents(0 - amount)),
        })),
      verkoopboekingBoekingsRegels: ofBooking
        .filter((row) => !isLedgerRow(row))
        .map(({ invoiceNumber, cents: amount, description: omschrijving }) => ({
          boekingId: { id: world.invoice(invoiceNumber).salesBookingId },
          omschrijving,
          bedrag: cents(0 - amount),
        })),
    })
  }
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
}

function isLedgerRow({ invoiceNumber }: ImportedRow): boolean {
  return invoiceNumber === ''
}
