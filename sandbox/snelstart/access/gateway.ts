// What stands before the API: the subscription key, the limits, and then the bearer, in this order.

import type { StandInAnswer, StandInRequest } from '../../http/start-stand-in.ts'
import type { SnelStartWorld } from '../world.ts'
import type { Tokens } from './tokens.ts'

export type Passed = { readonly scopes: readonly string[] } | { readonly refused: StandInAnswer }

export interface Gateway {
  admit(request: StandInRequest): Passed
}

const MINUTE_MS = 60_000

export function createGateway(world: SnelStartWorld, subscriptionKeys: readonly string[], tokens: Tokens): Gateway {
  const minute = { startMs: 0, calls: 0 }

  function limited(): StandInAnswer | undefined {
    const { switches } = world
    const nowMs = world.now()
    if (nowMs - minute.startMs >= MINUTE_MS) Object.assign(minute, { startMs: nowMs, calls: 0 })
    minute.calls++
    if (switches.callsPerMinute !== undefined && minute.calls > switches.callsPerMinute) {
      const seconds = Math.max(1, Math.ceil((minute.startMs + MINUTE_MS - nowMs) / 1000))
      const answer = gatewayError(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`)
      return switches.retryAfter ? { ...answer, headers: { 'retry-after': String(seconds) } } : answer
    }
    if (switches.callsLeft === undefined) return undefined
    if (switches.callsLeft <= 0) {
      return gatewayError(403, 'Out of call volume quota. Quota will be replenished in 00:12:34.')
    }
    switches.callsLeft--
    return undefined
  }

  return {
    admit(request) {
      const key = request.headers['ocp-apim-subscription-key'] ?? request.query.get('subscription-key')
      if (key === null)
        return { refused: gatewayError(401, `Access denied due to missing subscription key. ${KEY_ADVICE}`) }
      if (!subscriptionKeys.includes(String(key))) {
        return { refused: gatewayError(401, `Access denied due to invalid subscription key. ${KEY_ADVICE}`) }
      }
      const refused = limited()
      if (refused) return { refused }
      const bearer = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
      const scopes = tokens.scopesOf(bearer ?? '')
      return scopes ? { scopes } : { refused: UNAUTHORIZED }
    },
  }
}

const KEY_ADVICE = 'Make sure to provide a valid key for an active subscription.'

/** Web API's own words; SnelStart's were not recorded. */
const UNAUTHORIZED: StandInAnswer = {
  status: 401,
  json: { Message: 'Authorization has been denied for this request.' },
}

/** The shape of Azure API Management, which stands in front of SnelStart. */
export const gatewayError = (status: number, message: string): StandInAnswer => ({
  status,
  json: { statusCode: status, message },
})
