// One request from its arrival to its answer, or to the fault that keeps it from one.

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, Faults } from './faults.ts'
import type { OpenEntry } from './request-log.ts'

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

/** Far more than any body in this field; only so that a mistake cannot fill the memory. */
const BODY_BYTES_MAX = 10_000_000

export interface Served {
  readonly faults: Faults
  handle(request: StandInRequest): Promise<StandInAnswer> | StandInAnswer
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly entry: OpenEntry
  readonly signal: AbortSignal
}

export async function serve(served: Served): Promise<void> {
  const { request, response, query, entry, signal } = served
  const { method, path } = entry
  const body = await bodyOf(request)
  const fault = served.faults.take(method, path)
  const instead = answerInstead(fault)
  if (instead) {
    send(response, entry, instead)
    return
  }
  if (fault?.kind === 'cut-before') {
    cut(response)
    return
  }
  const answer = await handled(served, { method, path, query, headers: request.headers, body }, entry)
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
async function handled(served: Served, request: StandInRequest, entry: OpenEntry): Promise<StandInAnswer> {
  try {
    const answer = await served.handle(request)
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
