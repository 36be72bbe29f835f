// The shell that both stand-ins share: real HTTP on this machine, a log of what was asked, and faults on demand.

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, Faults } from './faults.ts'
import { RequestLog, type LoggedRequest, type OpenEntry } from './request-log.ts'

export type { LoggedRequest } from './request-log.ts'

export interface StandInRequest {
  readonly method: string
  /** Still percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface StandInAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Written by JSON.stringify. For exact money and long numbers write `text` yourself. */
  readonly json?: unknown
  /** Sent as it is, as JSON unless `headers` says otherwise. */
  readonly text?: string
}

export interface StandInOptions {
  /** 0, the default: any free port. */
  readonly port?: number
  readonly host?: string
  readonly faults: Faults
  handle(request: StandInRequest): Promise<StandInAnswer> | StandInAnswer
  /** Told of every request once its answer was sent or its connection ended. */
  log?(entry: LoggedRequest): void
}

export interface StandIn {
  /** Without a slash at its end. */
  readonly url: string
  readonly port: number
  /** In order of arrival; grows while the stand-in runs. */
  readonly requests: readonly LoggedRequest[]
  /** The most requests that were open at one moment, since the last clearing. */
  readonly mostAtOnce: number
  clearRequests(): void
  /** Ends every connection, also the hanging and the slow ones. */
  close(): Promise<void>
}

/** Far more than any body in this field; only so that a mistake cannot fill the memory. */
const BODY_BYTES_MAX = 10_000_000

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { port = 0, host = '127.0.0.1' } = options
  const log = new RequestLog()
  const closing = new AbortController()
  const open = { now: 0, most: 0 }
  const server = createServer((request, response) => {
    open.now++
    open.most = Math.max(open.most, open.now)
    const url = request.url ?? '/'
    const question = url.indexOf('?')
    const path = question < 0 ? url : url.slice(0, question)
    const query = new URLSearchParams(question < 0 ? '' : url.slice(question + 1))
    const entry = log.open(request.method ?? 'GET', path, query, Date.now())
    response.once('close', () => {
      open.now--
      options.log?.(entry)
    })
    const served = serve({ options, request, response, query, entry, signal: closing.signal })
    served.catch(() => response.destroy()) // the caller hung up or the stand-in closes: nobody is left to tell
  })
  const address = await listen(server, port, host)
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    requests: log.entries,
    get mostAtOnce() {
      return open.most
    },
    clearRequests() {
      log.clear()
      open.most = open.now
    },
    close: () => stop(server, closing),
  }
}

interface Served {
  readonly options: StandInOptions
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly entry: OpenEntry
  readonly signal: AbortSignal
}

async function serve(served: Served): Promise<void> {
  const { options, request, response, query, entry, signal } = served
  const { method, path } = entry
  const body = await bodyOf(request)
  const fault = options.faults.take(method, path)
  const instead = answerInstead(fault)
  if (instead) {
    send(response, entry, instead)
    return
  }
  if (fault?.kind === 'cut-before') {
    cut(response)
    return
  }
  const answer = await handled(options, { method, path, query, headers: request.headers, body }, entry)
  if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { signal })
  finish(response, entry, answer, fault)
}

function finish(response: ServerResponse, entry: OpenEntry, answer: StandInAnswer, fault: Fault | undefined): void {
  if (fault?.kind === 'hang') return
  if (fault?.kind === 'cut-after') cut(response)
  else if (fault?.kind === 'cut-mid-body') cutHalfway(response, answer)
  else send(response, entry, fault?.kind === 'status-after' ? { status: fault.status, text: '' } : answer)
}

/** A broken handler is answered, and kept in the log, so that no test can mistake it for the real service. */
async function handled(options: StandInOptions, request: StandInRequest, entry: OpenEntry): Promise<StandInAnswer> {
  try {
    const answer = await options.handle(request)
    return { ...answer, text: textOf(answer) }
  } catch (error) {
    entry.failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { status: 500, json: { standInBroke: error instanceof Error ? error.message : String(error) } }
  }
}

function answerInstead(fault: Fault | undefined): StandInAnswer | undefined {
  if (fault?.kind === 'html') {
    const text = `<!DOCTYPE html><html><head><title>${fault.status}</title></head><body><h1>${fault.status}</h1></body></html>`
    return { status: fault.status, headers: { 'content-type': 'text/html; charset=utf-8' }, text }
  }
  if (fault?.kind !== 'status') return undefined
  const headers = { 'content-type': fault.contentType ?? 'application/json', ...fault.headers }
  return { status: fault.status, headers, text: fault.body ?? '' }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > BODY_BYTES_MAX) throw new RangeError(`a body of more than ${BODY_BYTES_MAX} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function send(response: ServerResponse, entry: OpenEntry, answer: StandInAnswer): void {
  entry.status = answer.status
  response.writeHead(answer.status, headersOf(answer))
  response.end(textOf(answer))
}

function cut(response: ServerResponse): void {
  response.socket?.destroy()
}

/** The head promises the whole body, so the caller sees a body that breaks off, not a short one. */
function cutHalfway(response: ServerResponse, answer: StandInAnswer): void {
  const body = Buffer.from(textOf(answer))
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': String(Math.max(1, body.length)) })
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => cut(response))
}

const headersOf = (answer: StandInAnswer): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  ...answer.headers,
})

const textOf = ({ text, json }: StandInAnswer): string => text ?? (json === undefined ? '' : JSON.stringify(json))

async function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in listens on no port')
  return address
}

function stop(server: Server, closing: AbortController): Promise<void> {
  closing.abort()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
