// What a SnelStart does with a request, without the sockets: for the stand-in over real HTTP, and for a simulator that
// carries the requests itself.

import type { StandInAnswer, StandInRequest } from '../http/start-stand-in.ts'
import { createGateway, gatewayError } from './access/gateway.ts'
import type { SnelStartKeys } from './access/keys.ts'
import { giveToken } from './access/token-route.ts'
import { createTokens, type Tokens } from './access/tokens.ts'
import { answerCall } from './routes/answer-call.ts'
import type { SnelStartWorld } from './world.ts'

export interface SnelStartService {
  readonly tokens: Tokens
  /** Properties that were sent and do not exist in SnelStart's models: dropped without a word, as SnelStart does. */
  readonly unknownProperties: readonly string[]
  handle(request: StandInRequest): StandInAnswer
}

export const AUTH_PATH = '/b2b'
export const API_PATH = '/v2'

export function snelStartService(world: SnelStartWorld, keys: SnelStartKeys): SnelStartService {
  const tokens = createTokens(world)
  const gateway = createGateway(world, keys.subscriptionKeys, tokens)
  const unknownProperties: string[] = []
  const api = { world, gateway, onUnknownProperty: (name: string) => void unknownProperties.push(name) }
  return {
    tokens,
    unknownProperties,
    handle(request) {
      if (request.path === `${AUTH_PATH}/token`) return giveToken(request, keys.clientKey, tokens)
      if (!request.path.startsWith(`${API_PATH}/`)) return gatewayError(404, 'Resource not found')
      return answerCall(api, request.path.slice(API_PATH.length), request)
    },
  }
}
