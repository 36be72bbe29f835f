// How these tests speak with the stand-in: over real HTTP, as any client would.

import assert from 'node:assert/strict'
import type { SnelStartStandIn } from '../../../sandbox/snelstart/start-snelstart.ts'

export interface Answered {
  readonly status: number
  readonly text: string
  readonly body: unknown
  readonly headers: Headers
}

export interface Client {
  get(path: string): Promise<Answered>
  post(path: string, body: unknown): Promise<Answered>
  delete(path: string): Promise<Answered>
  /** A list with a filter, which must be answered. */
  rows(collection: string, filter?: string, more?: Record<string, string>): Promise<Row[]>
}

export type Row = Readonly<Record<string, unknown>>

export async function getToken(standIn: SnelStartStandIn): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'clientkey', clientkey: standIn.keys.clientKey })
  const response = await fetch(`${standIn.authUrl}/token`, { method: 'POST', body })
  assert.equal(response.status, 200)
  return ((await response.json()) as { access_token: string }).access_token
}

export async function clientOf(standIn: SnelStartStandIn): Promise<Client> {
  const headers = {
    authorization: `Bearer ${await getToken(standIn)}`,
    'ocp-apim-subscription-key': standIn.keys.subscriptionKeys[0] ?? '',
  }
  const ask = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    return answered(await fetch(standIn.apiUrl + path, { method, headers, ...content }))
  }
  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    delete: (path) => ask('DELETE', path),
    async rows(collection, filter, more = {}) {
      const query = new URLSearchParams({ ...(filter === undefined ? {} : { $filter: filter }), ...more })
      const answer = await ask('GET', `/${collection}?${query.toString()}`)
      assert.equal(answer.status, 200, answer.text)
      return answer.body as Row[]
    },
  }
}

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  return { status: response.status, text, body: jsonOrText(text), headers: response.headers }
}

/** The code of a refusal in SnelStart's array shape. */
export function codeOf({ status, body, text }: Answered): string {
  assert.equal(status, 400, text)
  assert.ok(Array.isArray(body), text)
  return (body as { errorCode: string }[])[0]?.errorCode ?? ''
}

/** The sentence of a refusal in Web API's shape. */
export const messageOf = ({ body }: Answered): string => (body as { Message?: string }).Message ?? ''

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
