// A SnelStart of one's own on this machine: B2B API v2 over real HTTP, for the demo, the tests and the benchmark.

import { Faults } from '../http/faults.ts'
import { startStandIn, type LoggedRequest } from '../http/start-stand-in.ts'
import { SANDBOX_KEYS, type SnelStartKeys } from './access/keys.ts'
import { API_PATH, AUTH_PATH, snelStartService } from './snelstart-service.ts'
import { turnSwitches, type SnelStartSwitches, type SwitchSettings } from './switches.ts'
import { SnelStartWorld } from './world.ts'

export interface SnelStartOptions {
  /** 0, the default: any free port. */
  readonly port?: number
  readonly keys?: Partial<SnelStartKeys>
  /** Books that exist already, also those of a stand-in that was closed. */
  readonly world?: SnelStartWorld
  readonly switches?: SwitchSettings
  /** Milliseconds since 1970, for a new world; the machine's clock by default. */
  readonly now?: () => number
  readonly seed?: number
}

export interface SnelStartStandIn {
  /** `POST {authUrl}/token` gives a token. */
  readonly authUrl: string
  /** Ends in `/v2`. */
  readonly apiUrl: string
  readonly keys: SnelStartKeys
  readonly world: SnelStartWorld
  /** The same object as `world.switches`. */
  readonly switches: SnelStartSwitches
  readonly faults: Faults
  /** Token calls and API calls, in order of arrival. */
  readonly requests: readonly LoggedRequest[]
  /** The most requests that were open at one moment. */
  readonly mostAtOnce: number
  /** Properties that were sent and do not exist in SnelStart's models: dropped without a word, as SnelStart does. */
  readonly unknownProperties: readonly string[]
  readonly tokensIssued: number
  clearRequests(): void
  /** Every token that was given out is refused from now on. */
  expireAllTokens(): void
  close(): Promise<void>
}

export async function startSnelStart(options: SnelStartOptions = {}): Promise<SnelStartStandIn> {
  const { port = 0, now = Date.now, seed = 1 } = options
  const keys = { ...SANDBOX_KEYS, ...options.keys }
  const world = options.world ?? new SnelStartWorld({ seed, now })
  turnSwitches(world.switches, options.switches ?? {})
  const service = snelStartService(world, keys)
  const { tokens, unknownProperties } = service
  const faults = new Faults()
  const standIn = await startStandIn({ port, faults, handle: (request) => service.handle(request) })

  return {
    authUrl: `${standIn.url}${AUTH_PATH}`,
    apiUrl: `${standIn.url}${API_PATH}`,
    keys,
    world,
    switches: world.switches,
    faults,
    requests: standIn.requests,
    get mostAtOnce() {
      return standIn.mostAtOnce
    },
    unknownProperties,
    get tokensIssued() {
      return tokens.issued
    },
    clearRequests: () => standIn.clearRequests(),
    expireAllTokens: () => tokens.expireAll(),
    close: () => standIn.close(),
  }
}
