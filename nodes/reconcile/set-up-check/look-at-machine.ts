// This machine: where things are kept, whether that can be locked, and what time it is.

import { doubtful, fine, type Finding, wrong } from './finding.ts'
import { standingOn } from './ground.ts'
import type { Looking } from './look.ts'

/** Below it no date and no waiting time comes out differently. */
const DIFFERENCE_MAX_MS = 60_000
/** From here on it is another day for an hour every night, and an answer of SnelStart seems to have run out. */
const DIFFERENCE_WRONG_MS = 3_600_000

export async function* lookAtDisk({ parts, ground, signal }: Looking): AsyncGenerator<Finding> {
  const { id } = ground.description ?? {}
  await parts.tryDisk(id, signal)
  yield fine('data-folder-works')
  standingOn(ground.description, 'description')
  const bookings = (await parts.registerOf(id).entries()).size
  yield fine('register-readable', { bookings })
}

export function* lookAtClocks({ ground: { books, shop } }: Looking): Generator<Finding> {
  const services = [
    { service: 'SnelStart', difference: books?.aheadMs?.() },
    { service: 'MultiSafepay', difference: shop?.aheadMs() },
  ]
  for (const { service, difference } of services) {
    // It has not answered, which was told; or it is a database.
    if (difference === undefined) continue
    if (Math.abs(difference) <= DIFFERENCE_MAX_MS) {
      yield fine('clock-right', { service })
      continue
    }
    const seconds = Math.round(Math.abs(difference) / 1000)
    const tell = Math.abs(difference) >= DIFFERENCE_WRONG_MS ? wrong : doubtful
    yield tell(difference > 0 ? 'clock-behind' : 'clock-ahead', { service, seconds })
  }
}
