// A MultiSafepay of one's own on this machine: JSON API v1 over real HTTP, for the demo, the tests and the benchmark.

import { Faults } from '../http/faults.ts'
import { startStandIn, type LoggedRequest } from '../http/start-stand-in.ts'
import { SANDBOX_KEYS, type ApiKeys } from './api-keys.ts'
import { createRowText } from './list-row.ts'
import { answerRequest, BASE_PATH } from './routes.ts'
import { usualSwitches, type MultiSafepaySwitches } from './switches.ts'
import { MultiSafepayWorld } from './world.ts'

export interface MultiSafepayOptions {
  /** 0, the default: any free port. */
  readonly port?: number
  readonly keys?: ApiKeys
  readonly world?: MultiSafepayWorld
  readonly switches?: Partial<MultiSafepaySwitches>
}

export interface MultiSafepayStandIn {
  /** Ends in `/v1/json`. */
  readonly url: string
  readonly world: MultiSafepayWorld
  readonly faults: Faults
  readonly switches: MultiSafepaySwitches
  readonly requests: readonly LoggedRequest[]
  /** The most requests that were open at one moment, since the last clearing. */
  readonly mostAtOnce: number
  clearRequests(): void
  /** How many requests, cleared ones too, wanted to change something. A reconciler only reads: tests hold this at 0. */
  readonly writes: number
  /** How many requests, cleared ones too, carried a key in their URL, where logs would keep it. */
  readonly keysInUrls: number
  close(): Promise<void>
}

export async function startMultiSafepay(options: MultiSafepayOptions = {}): Promise<MultiSafepayStandIn> {
  const { port = 0, keys = SANDBOX_KEYS, world = new MultiSafepayWorld() } = options
  const switches = { ...usualSwitches(), ...options.switches }
  const faults = new Faults()
  const rowText = createRowText()
  const cleared: LoggedRequest[] = []
  const everAsked = (): LoggedRequest[] => [...cleared, ...standIn.requests]

  const standIn = await startStandIn({
    port,
    faults,
    handle(request) {
      const baseUrl = `http://${request.headers.host ?? '127.0.0.1'}${BASE_PATH}`
      return answerRequest({ world, switches, rowText, baseUrl }, keys, request)
    },
  })

  return {
    url: `${standIn.url}${BASE_PATH}`,
    world,
    faults,
    switches,
    requests: standIn.requests,
    get mostAtOnce() {
      return standIn.mostAtOnce
    },
    clearRequests() {
      cleared.push(...standIn.requests.filter((request) => isWrite(request) || hasKey(request)))
      standIn.clearRequests()
    },
    get writes() {
      return everAsked().filter(isWrite).length
    },
    get keysInUrls() {
      return everAsked().filter(hasKey).length
    },
    close: () => standIn.close(),
  }
}

const isWrite = ({ method }: LoggedRequest): boolean => method !== 'GET' && method !== 'HEAD'

const hasKey = ({ query }: LoggedRequest): boolean => query.has('api_key')
