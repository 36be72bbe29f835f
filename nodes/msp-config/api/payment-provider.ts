// MultiSafepay as a payment provider: JSON API v1, with the key of a site or of an account. It only reads.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { PaymentProvider } from '../../reconcile/domain/payment-provider.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import type { Exchange } from '../../shared/http/exchange.ts'
import { requestLimiter, type RequestLimiter, type RequestLimits } from '../../shared/http/request-limiter.ts'
import { tidyApiKey } from './api-key.ts'
import { askIdentity, type Environment, type Identity } from './identity.ts'
import { readPaymentsOnce } from './payment-reading.ts'
import { createRequests } from './requests.ts'

export interface MultiSafepayParts {
  /** Ends in /v1/json. */
  readonly url: string
  readonly environment: Environment
  /** As it was pasted. */
  readonly apiKey: string
  readonly clock: Clock
  readonly exchange: Exchange
  /** Where rows are kept; `accountId` is a name made from the key where nothing tells the account. */
  readonly keptFor: (accountId: string, siteId: string | undefined, environment: Environment) => KeptFolder
  /** Shared by all connections with the same key. */
  readonly limiter?: RequestLimiter
  readonly timeLimitMs?: number
  /** Told of what passes by itself and ends up in no reading: a question that is put again. */
  readonly log?: (warning: Warning) => void
}

/** MultiSafepay names no limit: two a second on average, two at a time. */
export const MULTISAFEPAY_LIMITS: RequestLimits = { perPeriod: 120, periodMs: 60_000, atOnce: 2 }

const TIME_LIMIT_MS = 30_000

export function createMultiSafepay(parts: MultiSafepayParts): PaymentProvider {
  const { url, environment, clock, exchange } = parts
  const requests = createRequests({
    url,
    clock,
    exchange,
    apiKey: () => tidyApiKey(parts.apiKey),
    limiter: parts.limiter ?? requestLimiter(MULTISAFEPAY_LIMITS, clock),
    timeLimitMs: parts.timeLimitMs ?? TIME_LIMIT_MS,
    log: parts.log ?? (() => undefined),
  })
  let known: Identity | undefined

  const askWho = async (signal: AbortSignal): Promise<Identity> => {
    known = await askIdentity(requests, tidyApiKey(parts.apiKey), signal)
    return known
  }

  return {
    async describe(signal) {
      const { keptUnder, ...identity } = await askWho(signal)
      return { environment, ...identity, ...(identity.accountId === undefined ? { keyName: keptUnder } : {}) }
    },
    async readPayments(query, signal) {
      const { keptUnder: accountId, siteId } = known ?? (await askWho(signal))
      const folder = parts.keptFor(accountId, siteId, environment)
      return readPaymentsOnce({ requests, clock, folder, siteId }, query, signal)
    },
    requestCount: () => requests.count(),
  }
}
