// The shell that both stand-ins share: real HTTP on this machine, a log of what was asked, and faults on demand.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Faults } from './faults.ts'
import { RequestLog, type LoggedRequest } from './request-log.ts'
import { serve, type StandInAnswer, type StandInRequest } from './serve-request.ts'

export type { LoggedRequest } from './request-log.ts'
export type { StandInAnswer, StandInRequest } from './serve-request.ts'

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
    const served = serve({ ...options, request, response, query, entry, signal: closing.signal })
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
