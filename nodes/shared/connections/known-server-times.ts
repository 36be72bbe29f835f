// The clocks of the services, as their latest answers told: kept in memory for this process.

import { exchange } from '../http/exchange.ts'
import { noticingServerTime, serverAheadMs } from '../http/server-time.ts'
import { systemClock } from '../http/system-clock.ts'

const times = new Map<string, number>()

/** Over HTTP, for every connection. */
export const timedExchange = noticingServerTime(exchange, systemClock, times)

/** Milliseconds that the server at this address is ahead of this machine; undefined while that is not known. */
export const knownAheadMs = (url: string): number | undefined => serverAheadMs(times, url)
