// The audit of the simulator must be able to fail: each fault is planted in a seed that is without fault.

import assert from 'node:assert/strict'

import type { Booking } from '../../../sandbox/snelstart/world/books.ts'
import type { House } from '../house.ts'
import { runSeed } from '../run-seed.ts'
import { packShelf } from '../shelf.ts'
import { buildSimulatedPack, type SimulatedPack } from '../simulated-pack.ts'
import { CANARIES } from '../world/shop.ts'

/** Ends with bookings, and nothing to find. */
const SEED = 0

describe('The audit of a simulated storm', function () {
  this.timeout(60_000)
  let pack: SimulatedPack

  before(async () => {
    pack = await buildSimulatedPack()
  })
  after(() => pack.clear())

  const foundWith = async (meddle?: (house: House) => void): Promise<string> => {
    const { findings } = await runSeed(SEED, packShelf(pack.folder), meddle)
    return findings.map(({ kind, what }) => `${kind}: ${what}`).join('\n')
  }

  it('finds nothing where nothing is wrong', async () => {
    assert.equal(await foundWith(), '')
  })

  it('counts a payment that was booked twice', async () => {
    assert.match(await foundWith(({ shop }) => bookAgain(shop, firstOfOurs(shop))), /^double: .* was booked 2 times/m)
  })

  it('counts an invoice that a booking of ours took below zero', async () => {
    assert.match(await foundWith(({ shop }) => bookAgain(shop, firstOfOurs(shop))), /^double: MSP-\d+ takes F\d+/m)
  })

  it('counts a payment that was neither booked nor told of', async () => {
    const arrives = ({ shop }: House): void => void shop.pay('planted', shop.newReference(), 1_000, 'booked')
    assert.match(await foundWith(arrives), /^lost: planted/m)
  })

  it('counts a booking that is gone', async () => {
    const undo = ({ shop }: House): void => void shop.snelstart.deleteBooking(firstOfOurs(shop).id)
    assert.match(await foundWith(undo), /^(lost|unexplained): .* was not booked/m)
  })

  it('counts an entry out of balance, and an account that does not hold what was booked', async () => {
    const found = await foundWith(({ shop }) => {
      const { entry } = firstOfOurs(shop)
      const [line] = entry.mutations
      assert.ok(line)
      shop.snelstart.ledger.entries.delete(entry)
      shop.snelstart.ledger.entries.add({ ...entry, mutations: [{ ...line, debitCents: line.debitCents + 1 }] })
    })
    assert.match(found, /^unexplained: the entry .* out of balance/m)
    assert.match(found, /^unexplained: account \d+ stands at/m)
  })

  it('counts a booking of money that nobody paid', async () => {
    const found = await foundWith(({ shop }) => bookAgain(shop, firstOfOurs(shop), 'MSP-404'))
    assert.match(found, /^unexplained: MSP-404 was booked and never paid/m)
  })

  it('counts a secret in a message, a log line or a file', async () => {
    assert.match(await foundWith(({ said }) => said({ payload: CANARIES.apiKey })), /^leak: apiKey was said/m)
    const write = ({ disk, time }: House): void => {
      const file = disk.newFile(time.nowMs)
      file.content = Buffer.from(`{"iban":"${CANARIES.iban}"}`)
      disk.root.entries.set('notes.txt', file)
    }
    assert.match(await foundWith(write), /^leak: iban stands in \/notes\.txt/m)
  })
})

function firstOfOurs({ snelstart }: House['shop']): Booking {
  const ours = [...snelstart.bookings()].find(({ entry }) => entry.documentNumber?.startsWith('MSP-'))
  if (!ours) throw new RangeError('the seed booked nothing')
  return ours
}

function bookAgain(
  { snelstart }: House['shop'],
  booking: Booking,
  documentNumber = booking.entry.documentNumber,
): void {
  const { journal, date, mutations } = booking.entry
  const entry = snelstart.ledger.post({ journal, date, documentNumber, lines: mutations, modifiedOn: snelstart.clock })
  snelstart.keepBooking({ ...booking, id: snelstart.newId('booking'), entry })
}
