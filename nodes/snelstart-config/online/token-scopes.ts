// The rights that stand in an access token. The token is not verified: the claim is only used to warn beforehand.

import { z } from 'zod'

const claims = z.object({ scopes: z.union([z.string(), z.array(z.string())]) })

/** @returns undefined when the token can't be read or says nothing about rights */
export function scopesInToken(token: string): readonly string[] | undefined {
  const payload = token.split('.')[1]
  if (payload === undefined) return undefined
  try {
    const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    if (!parsed.success) return undefined
    const { scopes } = parsed.data
    return typeof scopes === 'string' ? scopes.split(/[\s,]+/).filter((scope) => scope !== '') : scopes
  } catch {
    return undefined // no JSON: another kind of token
  }
}
