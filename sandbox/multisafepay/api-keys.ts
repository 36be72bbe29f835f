// Who asks: the three ways to send a key, and which rows each kind of key sees.

import type { IncomingHttpHeaders } from 'node:http'
import type { Transaction } from './transaction.ts'

/** A site key sees its site; an account key every site and the rows of no site (payouts, monthly fees). */
export type KeyScope = { readonly site: number } | 'account'

export type ApiKeys = Readonly<Record<string, KeyScope>>

export const SANDBOX_KEYS = {
  'sandbox-api-key': { site: 12345 },
  'sandbox-second-site-key': { site: 23456 },
  'sandbox-account-key': 'account',
} as const satisfies ApiKeys

/** Undefined: no key, or one that is not known. */
export function scopeOf(keys: ApiKeys, headers: IncomingHttpHeaders, query: URLSearchParams): KeyScope | undefined {
  const key = keySent(headers, query)
  return key !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined
}

export const mayBeSeenBy = (scope: KeyScope, { siteId }: Transaction): boolean =>
  scope === 'account' || scope.site === siteId

function keySent(headers: IncomingHttpHeaders, query: URLSearchParams): string | undefined {
  const header = headers['api_key']
  if (typeof header === 'string') return header
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return bearer ?? query.get('api_key') ?? undefined
}
