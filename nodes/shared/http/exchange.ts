// One request and its answer over HTTP. Knows no service, follows no redirect, trusts no answer.

import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'

import type { AxiosInstance } from 'axios'

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** From the first byte sent to the last byte read. */
  readonly timeLimitMs: number
}

export interface ExchangeAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export type Exchange = (request: ExchangeRequest, signal: AbortSignal) => Promise<ExchangeAnswer>

/**
 * No complete answer came. Whether the request did its work is then unknown, unless `reached` is false.
 * Not thrown for an answer with an error status: that is an answer.
 */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
  /** False only when no connection was made, so that nothing can have been done. */
  readonly reached: boolean
  /** Node's own code (ECONNREFUSED, ENOTFOUND, …), or `TIME_LIMIT`, or `TOO_LARGE`. */
  readonly reason: string

  constructor(reason: string, reached: boolean) {
    super(`no answer: ${reason}`)
    this.reason = reason
    this.reached = reached
  }
}

/** Far above any page that is asked for; a hostile or broken server can't fill the memory. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024

/**
 * @throws NoAnswerError
 * @throws the signal's reason when it was aborted
 */
export const exchange: Exchange = async (request, signal) => {
  signal.throwIfAborted()
  const client = await httpClient()
  const limit = AbortSignal.timeout(request.timeLimitMs)
  try {
    const answer = await client.request<string>({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { data: request.body }),
      ...(request.method === 'GET' ? {} : freshConnection),
      signal: AbortSignal.any([signal, limit]),
    })
    return { status: answer.status, headers: plainHeaders(answer.headers), text: answer.data }
  } catch (error) {
    signal.throwIfAborted()
    if (limit.aborted) throw new NoAnswerError('TIME_LIMIT', true)
    throw noAnswer(error)
  }
}

// A kept connection can be closed by the server just as the request leaves: a write would then end as unknown for nothing.
const freshConnection = {
  httpAgent: new HttpAgent({ keepAlive: false }),
  httpsAgent: new HttpsAgent({ keepAlive: false }),
}

// The error of the library carries the request with its keys in it, so it is not kept as a cause.
function noAnswer(error: unknown): NoAnswerError {
  const tooLarge = error instanceof Error && error.message.includes('maxContentLength')
  return new NoAnswerError(tooLarge ? 'TOO_LARGE' : codeOf(error), !isBeforeConnecting(error))
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'UNKNOWN'
}

/**
 * The code alone does not tell: EHOSTUNREACH and ETIMEDOUT also end connections that had carried a request.
 * What was going on does: looking up the name, or connecting (of several addresses, each).
 */
function isBeforeConnecting(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isBeforeConnecting)
  if ('syscall' in error) return error.syscall === 'connect' || error.syscall === 'getaddrinfo'
  return isBeforeConnecting(error.cause)
}

let client: Promise<AxiosInstance> | undefined

function httpClient(): Promise<AxiosInstance> {
  client ??= import('axios').then(({ default: axios }) =>
    axios.create({
      responseType: 'text',
      transformResponse: (text: unknown) => (typeof text === 'string' ? text : ''),
      transformRequest: (body: unknown) => body,
      validateStatus: () => true,
      maxRedirects: 0,
      maxContentLength: ANSWER_BYTES_MAX,
    }),
  )
  return client
}

function plainHeaders(headers: object): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value
  }
  return plain
}
