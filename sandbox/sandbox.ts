// Both stand-ins together, with or without the story: what the demo, the tests and the benchmark start.

import type { SANDBOX_KEYS } from './multisafepay/api-keys.ts'
import { amsterdamFromUnix } from './multisafepay/amsterdam-time.ts'
import { startMultiSafepay, type MultiSafepayStandIn } from './multisafepay/start-multisafepay.ts'
import { startSnelStart, type SnelStartStandIn } from './snelstart/start-snelstart.ts'
import { tellStory, type Story } from './worlds/story.ts'

export interface SandboxOptions {
  /** Of SnelStart and of MultiSafepay; 0, the default, is any free port. */
  readonly ports?: readonly [snelstart: number, multisafepay: number]
  /** `YYYY-MM-DD`; the day it is in Amsterdam by default. */
  readonly today?: string
  /** False: empty books and no payments. */
  readonly story?: boolean
}

export interface Sandbox {
  readonly snelstart: SnelStartStandIn
  readonly multisafepay: MultiSafepayStandIn
  readonly story: Story | undefined
  /** What Node-RED must find in its environment to speak with the stand-ins. */
  readonly environment: Readonly<Record<string, string>>
  /** What a user types into the two connections. */
  readonly keys: { readonly subscriptionKey: string; readonly clientKey: string; readonly apiKey: string }
  readonly close: () => Promise<void>
}

export const KEYS = {
  subscriptionKey: 'sandbox-subscription-key',
  clientKey: 'sandbox-koppelsleutel',
  apiKey: 'sandbox-api-key',
} as const satisfies { apiKey: keyof typeof SANDBOX_KEYS } & Record<string, string>

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { ports = [0, 0], today = todayInAmsterdam(), story = true } = options
  const { subscriptionKey, clientKey } = KEYS
  const snelstart = await startSnelStart({ port: ports[0], keys: { subscriptionKeys: [subscriptionKey], clientKey } })
  const multisafepay = await startMultiSafepay({ port: ports[1] }).catch(async (error: unknown) => {
    await snelstart.close()
    throw error
  })
  return {
    snelstart,
    multisafepay,
    story: story ? tellStory({ snelstart: snelstart.world, multisafepay: multisafepay.world, today }) : undefined,
    environment: {
      SNELSTART_API_URL: snelstart.apiUrl,
      SNELSTART_AUTH_URL: snelstart.authUrl,
      MULTISAFEPAY_API_URL: multisafepay.url,
    },
    keys: KEYS,
    async close() {
      await Promise.all([snelstart.close(), multisafepay.close()])
    },
  }
}

export const todayInAmsterdam = (): string => amsterdamFromUnix(Math.floor(Date.now() / 1000)).slice(0, 10)
