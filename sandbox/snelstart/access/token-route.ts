// POST {authUrl}/token: a form with grant_type=clientkey and the koppelsleutel. Nothing in headers or query counts.

import type { StandInAnswer, StandInRequest } from '../../http/start-stand-in.ts'
import type { Tokens } from './tokens.ts'

/** The sentence was seen in a live answer; the shape of the other refusals follows it. */
const WRONG_CLIENT_KEY = 'GrantType clientkey was found. Parameter clientkey does not contain a valid value'

export function giveToken(request: StandInRequest, clientKey: string, tokens: Tokens): StandInAnswer {
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' }, text: '' }
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
    return refused('invalid_request')
  }
  const form = new URLSearchParams(request.body)
  if (form.get('grant_type') !== 'clientkey') return refused('unsupported_grant_type')
  if (form.get('clientkey') !== clientKey) return refused(WRONG_CLIENT_KEY)
  const { token, seconds } = tokens.issue()
  return { status: 200, json: { access_token: token, token_type: 'bearer', expires_in: seconds } }
}

const refused = (error: string): StandInAnswer => ({ status: 400, json: { error } })
