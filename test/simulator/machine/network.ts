// The network as axios shows it to the pack: the requests go to the stand-ins' own handlers, without sockets. A request
// that has left arrives also when its sender is dead by then.

import { setMaxListeners } from 'node:events'

import type { StandInAnswer, StandInRequest } from '../../../sandbox/http/serve-request.ts'
import type { VirtualProcess } from './virtual-process.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { Mishap, Weather } from './weather.ts'

export interface AxiosRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly data?: string
  readonly signal: AbortSignal
}

interface AxiosAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly data: string
}

export interface Services {
  handle(request: StandInRequest): StandInAnswer
}

export interface Network {
  send(by: VirtualProcess, request: AxiosRequest): Promise<AxiosAnswer>
  /** Errors of the stand-ins themselves, which no test may take for an answer. */
  readonly broken: readonly string[]
  /** When the service carried out each write. */
  readonly requests: number
}

export function network(time: VirtualTime, weather: Weather, services: Services, chance: () => number): Network {
  const broken: string[] = []
  let requests = 0

  const answerOf = (request: AxiosRequest): AxiosAnswer => {
    try {
      const answer = services.handle(standInRequest(request))
      const text = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json))
      const headers = { 'content-type': 'application/json; charset=utf-8', ...answer.headers }
      return { status: answer.status, headers: lowerCase(headers), data: text }
    } catch (error) {
      broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
      return { status: 500, headers: {}, data: '' }
    }
  }
  const send = (by: VirtualProcess, request: AxiosRequest): Promise<AxiosAnswer> => {
    requests += 1
    const mishap = weather.mishapOf(request.method === 'POST' && request.url.endsWith('boekingen'))
    const onTheWayMs = 2 + chance() * 40
    const backMs = 2 + chance() * 60
    return new Promise((resolve, reject) => {
      // What is over for the sender has no say in what the service does.
      setMaxListeners(0, request.signal)
      const stop = (): void => reject(Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' }))
      request.signal.addEventListener('abort', stop, { once: true })
      if (mishap.kind === 'no-connection') {
        const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
        time.after(backMs, by, () => reject(refused))
        return
      }
      const arrivesAfterMs = onTheWayMs + (mishap.kind === 'slow' ? mishap.handledAfterMs : 0)
      time.after(arrivesAfterMs, undefined, () => {
        const answer = outcomeOf(mishap, () => answerOf(request))
        if (answer === 'nothing') return
        const answeredMs = backMs + (mishap.kind === 'slow' ? mishap.answeredAfterMs : 0)
        time.after(answeredMs, by, () => (answer === 'cut' ? reject(hangUp()) : resolve(answer)))
      })
    })
  }
  return {
    send,
    broken,
    get requests() {
      return requests
    },
  }
}

function outcomeOf(mishap: Mishap, handled: () => AxiosAnswer): AxiosAnswer | 'cut' | 'nothing' {
  switch (mishap.kind) {
    case 'none':
    case 'slow':
      return handled()
    case 'no-connection':
    case 'cut-before':
      return 'cut'
    case 'cut-after':
    case 'cut-in-body':
      handled()
      return 'cut'
    case 'never-answered':
      handled()
      return 'nothing'
    case 'status':
      return { status: mishap.status, headers: retryAfter(mishap.retryAfter), data: '' }
    case 'status-after':
      handled()
      return { status: mishap.status, headers: {}, data: '' }
    case 'web-page':
      return webPage(mishap.status)
    case 'web-page-after':
      handled()
      return webPage(mishap.status)
    case 'broken-json': {
      const answer = handled()
      return { ...answer, data: answer.data.slice(0, Math.floor(answer.data.length / 2)) }
    }
  }
}

function standInRequest({ method, url, headers, data = '' }: AxiosRequest): StandInRequest {
  const { pathname, search, host } = new URL(url)
  const query = new URLSearchParams(search)
  return { method, path: pathname, query, headers: { host, ...lowerCase(headers) }, body: data }
}

const webPage = (status: number): AxiosAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  data: `<!DOCTYPE html><html><body><h1>${status}</h1></body></html>`,
})

const retryAfter = (seconds: string | undefined): Record<string, string> =>
  seconds === undefined ? {} : { 'retry-after': seconds }

const hangUp = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', syscall: 'read' })

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
