// From a request to its answer: gateway, path, method, right, and only then the books.

import type { StandInAnswer, StandInRequest } from '../../http/start-stand-in.ts'
import { gatewayError, type Gateway } from '../access/gateway.ts'
import type { SnelStartWorld } from '../world.ts'
import { message } from './answer.ts'
import { BOOKING_ROUTES } from './booking-routes.ts'
import { READING_ROUTES } from './reading-routes.ts'
import type { Route } from './route.ts'

const ROUTES: readonly Route[] = [...READING_ROUTES, ...BOOKING_ROUTES]

export interface Api {
  readonly world: SnelStartWorld
  readonly gateway: Gateway
  readonly onUnknownProperty: (name: string) => void
}

/** `path` is what follows /v2. */
export function answerCall(
  { world, gateway, onUnknownProperty }: Api,
  path: string,
  request: StandInRequest,
): StandInAnswer {
  const { queryCharactersMax } = world.switches
  if (queryCharactersMax !== undefined && request.query.toString().length > queryCharactersMax) {
    return {
      status: 404,
      headers: { 'content-type': 'text/html' },
      text: '<h1>404 - File or directory not found.</h1>',
    }
  }
  const admitted = gateway.admit(request)
  if ('refused' in admitted) return admitted.refused
  const here = ROUTES.filter((route) => route.path.test(path))
  if (here.length === 0) return gatewayError(404, 'Resource not found')
  const route = here.find(({ method }) => method === request.method)
  if (!route) return message(405, `The requested resource does not support http method '${request.method}'.`)
  if (route.scope !== undefined && !admitted.scopes.includes(route.scope)) {
    return message(403, `Voor deze operatie is de scope '${route.scope}' benodigd.`)
  }
  const segment = decoded(route.path.exec(path)?.[1] ?? '')
  const { query, body } = request
  return route.answer({ world, id: segment.toLowerCase(), segment, query, body, onUnknownProperty })
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
