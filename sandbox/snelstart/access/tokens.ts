// Access tokens: given out with the rights of the moment, good for as long as `expires_in` says.

import type { SnelStartWorld } from '../world.ts'

export interface Tokens {
  issue(): { readonly token: string; readonly seconds: number }
  /** The rights of a token that is still good; undefined for any other. */
  scopesOf(token: string): readonly string[] | undefined
  expireAll(): void
  /** How many were given out. */
  readonly issued: number
}

export function createTokens(world: Pick<SnelStartWorld, 'now' | 'switches' | 'administrationId'>): Tokens {
  const good = new Map<string, { readonly scopes: readonly string[]; readonly untilMs: number }>()
  let issued = 0
  return {
    issue() {
      issued++
      const { scopes, tokenSeconds: seconds } = world.switches
      const untilMs = world.now() + seconds * 1000
      const claims = {
        sub: world.administrationId,
        scopes: scopes.join(' '),
        exp: Math.floor(untilMs / 1000),
        jti: String(issued),
      }
      const token = [{ alg: 'none', typ: 'JWT' }, claims].map(base64Url).join('.') + '.sandbox'
      good.set(token, { scopes, untilMs })
      return { token, seconds }
    },
    scopesOf(token) {
      const held = good.get(token)
      return held && world.now() < held.untilMs ? held.scopes : undefined
    },
    expireAll: () => good.clear(),
    get issued() {
      return issued
    },
  }
}

const base64Url = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
