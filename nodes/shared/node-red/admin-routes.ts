// What the dialogs in the editor may ask the server. Light: the answers themselves are loaded with the first question.

import type { NodeAPI } from 'node-red'

/** Each is `POST snelstart-multisafepay/<question>`; names are added, never renamed. */
export const QUESTIONS = [
  'snelstart/test',
  'snelstart/lists',
  'snelstart/example',
  'multisafepay/test',
  'multisafepay/methods',
  'pack/about',
] as const
export type Question = (typeof QUESTIONS)[number]

/** A question can use stored secrets, so looking at flows is not enough to ask it. */
const PERMISSION = 'snelstart-multisafepay.write'

/** Far above any form. Node-RED's own limit is 5 MB. */
const BODY_BYTES_MAX = 16 * 1024
const TIME_LIMIT_MS = 20_000
/** The checks of a database count in all of its lines. */
const DATABASE_TIME_LIMIT_MS = 90_000

interface Reply {
  status(code: number): { json(body: object): unknown }
}

/** Where the routes exist already: a second copy of the pack must not answer twice. */
const served = new WeakMap<object, Set<Question>>()

export function adminRoutes(RED: NodeAPI, questions: readonly Question[]): void {
  const known = served.get(RED.httpAdmin) ?? new Set()
  served.set(RED.httpAdmin, known)
  for (const question of questions) {
    if (known.has(question)) continue
    known.add(question)
    const busy = new Set<string>()
    RED.httpAdmin.post(
      `/snelstart-multisafepay/${question}`,
      RED.auth.needsPermission(PERMISSION),
      (request, response) => {
        const body: unknown = request.body
        void reply(RED, { question, body, length: Number(request.headers['content-length'] ?? 0) }, busy, response)
      },
    )
  }
}

/** Never rejects: a rejection would stop Node-RED. */
async function reply(
  RED: NodeAPI,
  asked: { readonly question: Question; readonly body: unknown; readonly length: number },
  busy: Set<string>,
  response: Reply,
): Promise<void> {
  const who = textIn(asked.body, 'id')
  const problem = asked.length > BODY_BYTES_MAX ? 413 : busy.has(who) ? 429 : undefined
  if (problem !== undefined) {
    refuse(response, problem)
    return
  }
  busy.add(who)
  try {
    const { answerQuestion } = await import('../../lib.ts')
    const answer = await answerQuestion(RED, asked.question, asked.body, limitOf(asked.body))
    if (answer === undefined) refuse(response, 400)
    else response.status(200).json(answer)
  } catch {
    refuse(response, 500)
  } finally {
    busy.delete(who)
  }
}

function refuse(response: Reply, status: number): void {
  response.status(status).json({ ok: false, lines: [] })
}

function limitOf(body: unknown): number {
  const kind = textIn(body, 'kind')
  return kind === '' || kind === 'online' ? TIME_LIMIT_MS : DATABASE_TIME_LIMIT_MS
}

function textIn(body: unknown, name: string): string {
  const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof text === 'string' ? text : ''
}
