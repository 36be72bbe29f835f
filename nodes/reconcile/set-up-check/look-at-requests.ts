// How much was asked of both services: about what a run asks, so that a schedule can be held against their limits.

import { fine, type Finding } from './finding.ts'
import type { Looking } from './look.ts'

export function* lookAtRequests({ ground }: Looking): Generator<Finding> {
  const { books, shop, requestsBefore } = ground
  const snelstart = (books?.administration.requestCount() ?? 0) - (requestsBefore.snelstart ?? 0)
  const multisafepay = (shop?.provider.requestCount() ?? 0) - (requestsBefore.multisafepay ?? 0)
  if (snelstart > 0 || multisafepay > 0) yield fine('requests', { snelstart, multisafepay })
}
