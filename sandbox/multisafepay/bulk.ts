// Many ordinary transactions at once, for lists of many pages.

import { amsterdamFromUnix, unixFromAmsterdam } from './amsterdam-time.ts'
import { seededRandom } from './seeded-random.ts'
import type { Transaction } from './transaction.ts'
import type { MultiSafepayWorld } from './world.ts'

export interface BulkOptions {
  readonly count: number
  readonly seed: number
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string
  readonly until: string
  /** Order ids are this and a number; `BULK-000001` by default. */
  readonly prefix?: string
  readonly siteId?: number
}

/** Nine in ten are paid; the others expired, were declined or wait. One in fifty has its number written as text. */
export function fillInBulk(world: MultiSafepayWorld, options: BulkOptions): readonly Transaction[] {
  const { count, seed, from, until, prefix = 'BULK-', siteId = world.siteId } = options
  const random = seededRandom(seed)
  const first = unixFromAmsterdam(`${from}T00:00:00`)
  const last = unixFromAmsterdam(`${until}T23:59:59`)
  return Array.from({ length: count }, (_, index) =>
    world.pay({
      orderId: `${prefix}${String(index + 1).padStart(6, '0')}`,
      cents: random.between(500, 50_000),
      at: withOffset(random.between(first, last)),
      method: random.pick(['IDEAL', 'IDEAL', 'IDEAL', 'VISA', 'MISTERCASH', 'BANKTRANS']),
      siteId,
      idAsText: index % 50 === 49,
      ...(random.next() < 0.9 ? {} : { status: random.pick(['expired', 'declined', 'cancelled', 'initialized']) }),
    }),
  )
}

/** An instant as the world's builders read it without doubt, also in October's double hour. */
function withOffset(unix: number): string {
  const wallClock = amsterdamFromUnix(unix)
  const hours = Math.round((Date.parse(`${wallClock}Z`) / 1000 - unix) / 3_600)
  return `${wallClock}+0${hours}:00`
}
