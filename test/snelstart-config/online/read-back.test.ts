import assert from 'node:assert/strict'

import type { BookingSearch } from '../../../nodes/reconcile/domain/administration.ts'
import { addDays, calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import type { Filterability } from '../../../sandbox/snelstart/switches.ts'
import { aBankOrder, anOrder, aSearch, type Bench, closeBenches, openBench } from './bench.ts'

const BEHAVIOURS: readonly Filterability[] = ['yes', 'refused', 'ignored']

describe('reading back', () => {
  afterEach(closeBenches)

  const book = async (bench: Bench, journal: number, count: number): Promise<readonly string[]> => {
    const make = journal === 2900 ? anOrder : aBankOrder
    const keys = Array.from({ length: count }, (_, index) => `MSP-${1000 + index}`)
    for (const [index, key] of keys.entries()) {
      const day = String((index % 28) + 1).padStart(2, '0')
      const order = make(bench.snelStart.world.addInvoice({ totalCents: 100 + index }), {
        key,
        date: calendarDate(`2026-10-${day}`),
      })
      assert.equal((await bench.administration.book(order, bench.signal)).state, 'booked')
    }
    return keys
  }
  const find = async (bench: Bench, over: Partial<BookingSearch>): Promise<readonly string[]> => {
    bench.snelStart.clearRequests()
    return [...(await bench.administration.findBookings(aSearch(over), bench.signal)).keys()].sort()
  }
  const lists = (bench: Bench): number => bench.asked('/bankboekingen') + bench.asked('/grootboekmutaties')

  for (const journal of [1015, 2900]) {
    for (const proof of ['quick', 'thorough'] as const) {
      for (const boekstuk of BEHAVIOURS) {
        for (const dagboekId of BEHAVIOURS) {
          it(`in ${journal}, ${proof}, finds what is there and nothing else (boekstuk ${boekstuk}, dagboek ${dagboekId})`, async () => {
            const bench = await openBench({ switches: { filterable: { boekstuk, dagboekId } } })
            const keys = await book(bench, journal, 3)
            const asked = [...keys, 'MSP-absent']
            for (const administration of [bench.administration, bench.restarted(), bench.administration]) {
              const found = await administration.findBookings(aSearch({ keys: asked, journal, proof }), bench.signal)
              assert.deepEqual([...found.keys()].sort(), [...keys].sort())
            }
          })
        }
      }
    }

    it(`in ${journal} finds nothing in an empty journal, for certain`, async () => {
      const bench = await openBench()
      assert.deepEqual(await find(bench, { journal }), [])
      await book(bench, journal === 1015 ? 2900 : 1015, 1)
      assert.deepEqual(await find(bench, { journal }), [])
    })

    it(`in ${journal} is not fooled by an answer that is empty without reason`, async () => {
      const bench = await openBench()
      const keys = await book(bench, journal, 2)
      const path = journal === 1015 ? '/v2/bankboekingen' : '/v2/grootboekmutaties'
      const empty = { kind: 'status', status: 200, body: '[]' } as const
      for (const proof of ['quick', 'thorough'] as const) {
        bench.snelStart.faults.add({ when: { path, method: 'GET' }, what: empty })
        assert.deepEqual(await find(bench, { keys, journal, proof }), [...keys].sort())
      }
    })
  }

  it('asks one request for up to nineteen keys in a large journal', async () => {
    const bench = await openBench()
    const keys = await book(bench, 1015, 30)
    bench.snelStart.world.bulk({ open: 0, settled: 0, orders: 0, seed: 1 })
    await find(bench, { journal: 1015, keys })
    assert.equal(lists(bench), 1) // the whole journal fits one page
    assert.deepEqual(await find(bench, { journal: 1015, keys }), [...keys].sort())
    assert.equal(lists(bench), 2)
  })

  it('halves a period that does not fit one page, and misses no day', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    world.bulk({ open: 0, settled: 900, orders: 0, seed: 5, until: '2026-11-30' })
    const period = { from: calendarDate('2025-10-01'), until: calendarDate('2026-11-30') }
    // Around 1 May 2026, the middle of the period.
    const days = Array.from({ length: 20 }, (_, index) => addDays(calendarDate('2026-04-20'), index))
    for (const date of days) {
      const order = aBankOrder(world.addInvoice(), { key: `MSP-${date}`, journal: 1010, date })
      assert.equal((await bench.administration.book(order, bench.signal)).state, 'booked')
    }
    const keys = days.map((date) => `MSP-${date}`)
    const search = { ...period, keys: [...keys, 'MSP-absent'], journal: 1010, proof: 'thorough' } as const
    assert.deepEqual(await find(bench, search), keys)
    assert.ok(lists(bench) <= 5)
  })

  it('is not fooled when the filter on boekstuk stops working', async () => {
    const bench = await openBench()
    const keys = await book(bench, 1015, 3)
    await find(bench, { keys, journal: 1015 })
    const empty = { kind: 'status', status: 200, body: '[]' } as const
    bench.snelStart.faults.add({ when: { path: '/v2/bankboekingen', method: 'GET' }, what: empty })
    assert.deepEqual(await find(bench, { keys, journal: 1015 }), keys)
  })

  it('finds the key again when the witness was removed meanwhile', async () => {
    const bench = await openBench()
    const keys = await book(bench, 1015, 3)
    await find(bench, { keys, journal: 1015 })
    for (const booking of bench.snelStart.world.bookingsWith('MSP-1000'))
      bench.snelStart.world.deleteBooking(booking.id)
    assert.deepEqual(await find(bench, { keys, journal: 1015 }), ['MSP-1001', 'MSP-1002'])
  })

  it('tells when a key was booked twice', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    for (let time = 1; time <= 2; time += 1)
      await bench.administration.book(aBankOrder(world.addInvoice()), bench.signal)
    assert.deepEqual(await find(bench, { journal: 1015 }), ['MSP-718293645'])
    assert.deepEqual(bench.warnings, [{ code: 'booked-more-than-once', values: { key: 'MSP-718293645', times: 2 } }])
  })

  it('throws where absence can not be known: a list that keeps changing', async () => {
    const bench = await openBench({ switches: { filterable: { dagboekId: 'refused', boekstuk: 'refused' } } })
    const { world, switches } = bench.snelStart
    world.bulk({ open: 0, settled: 1200, orders: 0, seed: 5 })
    switches.afterEachPage = () => {
      const [first] = world.bookings()
      if (first) world.deleteBooking(first.id)
    }
    await assert.rejects(find(bench, { journal: 1010 }), /SNELSTART_ANSWER read-back-impossible/)
  })

  it('asks nothing for no keys', async () => {
    const bench = await openBench()
    assert.deepEqual(await find(bench, { keys: [] }), [])
    assert.equal(bench.administration.requestCount(), 0)
  })

  it('throws when it can not be asked: nothing is absent because of that', async () => {
    const bench = await openBench()
    bench.snelStart.faults.add({
      when: { path: '/v2/grootboekmutaties', times: 9 },
      what: { kind: 'status', status: 503 },
    })
    await assert.rejects(find(bench, {}), /SNELSTART_UNREACHABLE/)
  })
})
