// How far this machine's clock is from that of a server, from the Date header of its answers (RFC 9110, 6.6.1).
// Dates of bookings and the age of what was read go by this machine's clock.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { Exchange } from './exchange.ts'

/** By origin: milliseconds that the server is ahead of this machine, less what the header and the way can explain. */
export type ServerTimes = ReadonlyMap<string, number>

/** A Date header names a second, not when in it. */
const HEADER_PRECISION_MS = 1000

/** Changes nothing of what is asked and answered: it only remembers the latest difference of each server in `times`. */
export function noticingServerTime(inner: Exchange, clock: Pick<Clock, 'now'>, times: Map<string, number>): Exchange {
  return async (request, signal) => {
    const askedAt = clock.now()
    const answer = await inner(request, signal)
    const served = globalThis.Date.parse(answer.headers['date'] ?? '')
    if (!Number.isNaN(served)) times.set(originOf(request.url), aheadMs(served, { askedAt, answeredAt: clock.now() }))
    return answer
  }
}

/** @returns undefined when this server has not answered yet, or does not tell the time */
export function serverAheadMs(times: ServerTimes, url: string): number | undefined {
  return times.get(originOf(url))
}

/** 0 while the server's second can have lain between asking and answering. */
function aheadMs(served: number, { askedAt, answeredAt }: { readonly askedAt: number; readonly answeredAt: number }) {
  if (served > answeredAt) return served - answeredAt
  return Math.min(0, served + HEADER_PRECISION_MS - askedAt)
}

const originOf = (url: string): string => new URL(url).origin
