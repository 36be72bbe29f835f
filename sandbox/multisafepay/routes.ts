// Which path answers what, in the order that the real service judges: method, path, key, then the question itself.

import type { IncomingHttpHeaders } from 'node:http'
import { closingBalanceLines, gateways, me } from './account-routes.ts'
import { forbidden, invalidKey, message, type ApiAnswer } from './answer.ts'
import { scopeOf, type ApiKeys } from './api-keys.ts'
import { oneOrder } from './order-route.ts'
import { listTransactions, oneTransaction, type ListSource } from './transactions-route.ts'

export interface ApiRequest {
  readonly method: string
  /** As sent, still percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

export const BASE_PATH = '/v1/json'

/** Nothing here can be written: everything but GET is refused with 405. */
export function answerRequest(source: ListSource, keys: ApiKeys, request: ApiRequest): ApiAnswer {
  const { method, path, query, headers } = request
  const { switches, world } = source
  if (method !== 'GET') return message(405, 'Method not allowed')
  const [, collection = '', segment, ...more] = path.startsWith(BASE_PATH)
    ? path.slice(BASE_PATH.length).split('/')
    : []
  const scope = scopeOf(keys, headers, query)
  if (more.length > 0) return message(404, 'Not found')
  if (collection === 'transactions') {
    if (!scope) return forbidden(switches)
    return segment === undefined ? listTransactions(source, scope, query) : oneTransaction(source, scope, segment)
  }
  if (!scope) return invalidKey(switches)
  if (collection === 'orders' && segment !== undefined) return oneOrder(world, switches, scope, segment)
  if (segment !== undefined) return message(404, 'Not found')
  if (collection === 'me' && switches.me === 'found') return me(scope)
  if (collection === 'gateways') return gateways(query)
  if (collection === 'closing-balances') return closingBalanceLines(world, scope, query)
  return message(404, 'Not found')
}
