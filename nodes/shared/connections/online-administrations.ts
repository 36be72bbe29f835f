// Connections with SnelStart 12 Online: one object per distinct keys, hosts and data folder in this process.

import type { Node, NodeAPI } from 'node-red'
import type { Administration } from '../../reconcile/domain/administration.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { createOnlineAdministration } from '../../snelstart-config/online/administration.ts'
import { type RequestLimiter, requestLimiter } from '../http/request-limiter.ts'
import { systemClock } from '../http/system-clock.ts'
import type { OnlineSettings } from '../settings/connection-settings.ts'
import type { OperatorSettings } from '../settings/operator-settings.ts'
import { connectionFolder, operatorOf } from './data-folder-of.ts'
import { fingerprint } from './fingerprint.ts'
import { timedExchange } from './known-server-times.ts'
import { NOTHING_KEPT } from './nothing-kept.ts'
import { sayWarning } from './say-warning.ts'
import { sharedObjects } from './shared-objects.ts'

const administrations = sharedObjects<Administration>()
/** Outlive a redeploy, which closes every connection: SnelStart's count goes on. */
const limiters = new Map<string, RequestLimiter>()

/** Of one request; a page of 500 rows takes a few seconds. */
const TIME_LIMIT_MS = 30_000
/** A new token, the write, and the write once more when the gateway refused the token. */
export const ONLINE_WRITE_LIMIT_MS = 4 * TIME_LIMIT_MS

/** Calls per minute and at once, per administration; a development key allows 100, which the limiter learns. */
const LIMITS = { perPeriod: 500, periodMs: 60_000, atOnce: 5 }

export function sharedOnline(RED: NodeAPI, node: Node, settings: OnlineSettings): Administration {
  const operator = operatorOf(RED)
  const name = nameOf(settings, operator)
  const log = sayWarning(RED, node)
  return administrations.of(node, name, () => connect(settings, operator, connectionFolder(RED, name, log), log))
}

/** For a test with values that are not deployed: the connection in use with these keys, or one for the moment. */
export function onlineForNow(settings: OnlineSettings, operator: OperatorSettings): Administration {
  const inUse = administrations.inUse(nameOf(settings, operator))
  return inUse ?? connect(settings, operator, NOTHING_KEPT, () => undefined)
}

function connect(
  settings: OnlineSettings,
  operator: OperatorSettings,
  kept: KeptFolder,
  log: (warning: Warning) => void,
): Administration {
  return createOnlineAdministration({
    apiUrl: operator.snelstartApiUrl,
    authUrl: operator.snelstartAuthUrl,
    subscriptionKey: settings.subscriptionKey,
    clientKey: settings.clientKey,
    clock: systemClock,
    exchange: timedExchange,
    kept,
    timeLimitMs: TIME_LIMIT_MS,
    limiter: limiterOf(fingerprint('limit', operator.snelstartApiUrl, settings.clientKey)),
    log,
  })
}

function nameOf(settings: OnlineSettings, operator: OperatorSettings): string {
  const { snelstartApiUrl, snelstartAuthUrl, dataFolder = '' } = operator
  return fingerprint(snelstartApiUrl, snelstartAuthUrl, dataFolder, settings.subscriptionKey, settings.clientKey)
}

function limiterOf(name: string): RequestLimiter {
  const limiter = limiters.get(name) ?? requestLimiter(LIMITS, systemClock)
  limiters.set(name, limiter)
  return limiter
}
