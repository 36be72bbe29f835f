// Node-RED's admin API as a logged-in user sees it. Everything that was answered is kept, to be searched afterwards.

import { z } from 'zod'
import { PASSWORDS, type RealNodeRed, type User } from './real-node-red.ts'

export interface AdminDoor {
  readonly token: string | undefined
  /** Every answer, as text; the answer with the token itself is left out. */
  readonly answers: readonly string[]
  get(path: string): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
  /** Replaces all flows, and waits until they run. */
  deploy(flow: readonly object[]): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly text: string
}

const login = z.object({ access_token: z.string() })

export async function enter(nodeRed: RealNodeRed, user: User | undefined): Promise<AdminDoor> {
  const token = user && (await tokenOf(nodeRed, user))
  const answers: string[] = []
  const ask = async (path: string, request: RequestInit): Promise<Answer> => {
    const response = await fetch(`${nodeRed.adminUrl}/${path}`, {
      ...request,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    })
    const text = await response.text()
    answers.push(text)
    return { status: response.status, text }
  }
  const post = (path: string, body: object): Promise<Answer> =>
    ask(path, { method: 'POST', body: JSON.stringify(body) })
  return {
    token,
    answers,
    get: (path) => ask(path, {}),
    post,
    async deploy(flow) {
      const since = nodeRed.log().length
      const { status, text } = await post('flows', flow)
      if (status !== 204) throw new Error(`the flow was not deployed: ${status} ${text}`)
      await nodeRed.said(/Started flows/, since)
    },
  }
}

async function tokenOf(nodeRed: RealNodeRed, user: User): Promise<string> {
  const response = await fetch(`${nodeRed.adminUrl}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: 'node-red-admin',
      grant_type: 'password',
      scope: user === 'admin' ? '*' : 'read',
      username: user,
      password: PASSWORDS[user],
    }),
  })
  return login.parse(await response.json()).access_token
}
