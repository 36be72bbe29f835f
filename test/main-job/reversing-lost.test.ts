// The answer to a reversing entry is lost, or the process dies: the booking is reversed once or not at all, and nothing
// is booked on what nobody knows.

import assert from 'node:assert/strict'

import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { type Exchange, exchange as overHttp } from '../../nodes/shared/http/exchange.ts'
import { durableDisk, type DurableDisk } from '../../nodes/shared/files/durable-disk.ts'
import { systemClock } from '../../nodes/shared/http/system-clock.ts'
import { countedDisk } from './counted-disk.ts'
import type { Fault } from '../../sandbox/http/faults.ts'
import type { JobGiven, MainJob } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, reasonsOf, type Shop, statesOf } from './shop.ts'

const LOSSES: readonly { name: string; fault: Fault; isMade: boolean }[] = [
  { name: 'is cut off after the entry was made', fault: { kind: 'cut-after' }, isMade: true },
  { name: 'breaks off halfway', fault: { kind: 'cut-mid-body' }, isMade: true },
  { name: 'is a 500 although the entry was made', fault: { kind: 'status-after', status: 500 }, isMade: true },
  { name: 'does not come within the time limit', fault: { kind: 'hang' }, isMade: true },
  { name: 'is cut off before the entry was made', fault: { kind: 'cut-before' }, isMade: false },
]

const WAYS = [
  { name: 'a Memoriaal that settles with a plus', journal: 2900, sign: 'positive-settles' },
  { name: 'a Memoriaal that settles with a minus', journal: 2900, sign: 'negative-settles' },
  { name: 'a Bank journal', journal: 1015, sign: 'positive-settles' },
] as const

describe('The answer to a reversing entry', () => {
  for (const { name: loss, fault, isMade } of LOSSES) {
    for (const { name, journal, sign } of WAYS) {
      it(
        `${loss}: the next run finds out, and it is reversed once, in ${name}`,
        inShop(async (shop) => {
          shop.snelstart.switches.memoriaalSign = sign
          const given = inJournal(journal)
          const { key, job } = await bookedSale(shop, given)
          shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: fault })
          await assert.rejects(job.reverse(key), withDetail('reversal-unknown'))
          await assert.rejects(job.reverse(key, 'preview'), withDetail('reverse-in-doubt'))
          shop.clock.pass(600_000)
          const { lines } = await job.run(given)
          assert.deepEqual(reasonsOf(lines), isMade ? { '2026-1': 'booking-reversed' } : {})
          if (!isMade) await job.reverse(key)
          await assert.rejects(job.reverse(key), withDetail('reverse-twice'))
          assert.deepEqual(bookedKeys(shop), [key, reversing(key)])
          assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
        }),
      )
    }
  }

  it(
    'is lost, and the invoice was settled by hand meanwhile: nobody knows, so it stays in sight until a person frees it',
    inShop(async (shop) => {
      const { key, job } = await bookedSale(shop, BULK)
      shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: { kind: 'cut-before' } })
      await assert.rejects(job.reverse(key), withDetail('reversal-unknown'))
      shop.snelstart.world.settleByHand('2026-1', 100, '2026-11-20')
      await job.run(BULK)
      const entries = await job.register.entries()
      assert.equal(entries.get(reversing(key))?.state, 'unknown')
      await assert.rejects(job.reverse(key), withDetail('reverse-in-doubt'))
      assert.equal(await job.release(reversing(key)), true)
      await job.reverse(key)
      assertBooksAreRight(shop, { openCents: 12_000, clearingCents: 0 })
    }),
  )

  it(
    'is lost, and the invoice is open for another payment: nothing of the reversed one is booked on it',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      const { id } = shop.pay('K-1', 3_000)
      const job = shop.job()
      await job.run(BULK)
      shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: { kind: 'cut-after' } })
      await assert.rejects(job.reverse(`MSP-${id}`), withDetail('reversal-unknown'))
      const { lines } = await job.fetchAndMatch(BULK)
      assert.equal(lines[0]?.attention, true)
      assert.equal(lines[0].amountToBookCents, 0)
      assert.deepEqual(statesOf((await job.run(BULK)).lines), {})
      assertBooksAreRight(shop, { openCents: 9_000, clearingCents: 0 })
    }),
  )
})

describe('A process that dies while it reverses', () => {
  for (const { name, journal, sign } of WAYS) {
    it(
      `leaves one reversing entry after a restart, whichever of its steps was the last, in ${name}`,
      inShop(async (shop) => {
        shop.snelstart.switches.memoriaalSign = sign
        const given = inJournal(journal)
        const { world } = shop.snelstart
        const { key, job } = await bookedSale(shop, given)
        let dieAt = 1
        for (let isAlive = false; !isAlive; dieAt += 1) {
          const dying = new Dying(dieAt)
          const doomed = shop.job({ folder: job.folder, exchange: dying.exchange, disk: dying.disk })
          isAlive = await doomed.reverse(key).then(
            () => true,
            () => false,
          )
          shop.clock.pass(14_400_000)
          const restarted = shop.job({ folder: job.folder })
          const { stopped } = await restarted.run(given)
          assert.equal(stopped, undefined, `step ${dieAt}`)
          await reversedAtLast(restarted, key)
          assert.deepEqual(bookedKeys(shop), [key, reversing(key)], `step ${dieAt}`)
          assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
          // As it was before, for the next death.
          const [entry] = world.bookingsWith(reversing(key))
          assert.ok(entry && world.deleteBooking(entry.id))
          await restarted.release(reversing(key))
        }
        assert.ok(dieAt > 20, `only ${dieAt} steps`)
      }),
    ).timeout(60_000)
  }
})

/** Whatever the dead process left behind: a person who asks again gets it reversed, or hears that it is. */
async function reversedAtLast(job: MainJob, key: string): Promise<void> {
  try {
    await job.reverse(key)
  } catch (error) {
    if (!withDetail('reverse-twice')(error)) throw error
  }
}

/** From one of its steps on, neither the network nor the disk does anything any more. */
class Dying {
  readonly disk: DurableDisk
  readonly exchange: Exchange
  readonly #dieAt: number
  #steps = 0

  constructor(dieAt: number) {
    this.#dieAt = dieAt
    const step = (): void => this.#step()
    this.exchange = async (request, signal) => {
      step()
      const answer = await overHttp(request, signal)
      step()
      return answer
    }
    this.disk = countedDisk(durableDisk(systemClock), step)
  }

  #step(): void {
    this.#steps += 1
    if (this.#steps >= this.#dieAt) throw new Error('dead')
  }
}

const BULK = inJournal(2900)

function inJournal(bookingJournal: number): JobGiven {
  return { matched: { lookup: 'bulk' }, settings: { bookingJournal } }
}

async function bookedSale(shop: Shop, given: JobGiven): Promise<{ key: string; job: MainJob }> {
  shop.sell('2026-1', 12_100, 'K-1')
  const key = `MSP-${shop.pay('K-1', 12_100).id}`
  const job = shop.job()
  await job.run(given)
  return { key, job }
}

function reversing(key: string): string {
  return key.replace('MSP-', 'MSP-R-')
}

function withDetail(detail: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.detail === detail
}
