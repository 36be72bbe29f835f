// The methods by which the customers of a MultiSafepay site can pay: for a list to choose from, nothing else.

import { z } from 'zod'
import { tidyApiKey } from '../../msp-config/api/api-key.ts'
import { createRequests } from '../../msp-config/api/requests.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { exchange } from '../http/exchange.ts'
import { requestLimiter } from '../http/request-limiter.ts'
import { systemClock } from '../http/system-clock.ts'
import type { MspSettings } from '../settings/connection-settings.ts'
import type { OperatorSettings } from '../settings/operator-settings.ts'

export interface PaymentMethod {
  /** MultiSafepay's gateway id, such as `IDEAL`. */
  readonly id: string
  readonly name: string
}

const gateways = z.object({ data: z.array(z.object({ id: z.string(), description: z.string().catch('') })) })

const ONE_QUESTION = { perPeriod: 1, periodMs: 1000, atOnce: 1 }
const TIME_LIMIT_MS = 15_000

/** @throws ReconcileError MULTISAFEPAY_AUTH, MULTISAFEPAY_UNREACHABLE, MULTISAFEPAY_ANSWER, CONFIG_MISSING */
export async function paymentMethods(
  { environment, apiKey }: MspSettings,
  operator: OperatorSettings,
  signal: AbortSignal,
): Promise<readonly PaymentMethod[]> {
  const requests = createRequests({
    url: operator.multisafepayUrls[environment],
    apiKey: () => tidyApiKey(apiKey),
    clock: systemClock,
    exchange,
    limiter: requestLimiter(ONE_QUESTION, systemClock),
    timeLimitMs: TIME_LIMIT_MS,
    log: () => undefined,
  })
  const answer = await requests.get({ path: '/gateways', shownPath: '/gateways' }, signal)
  const parsed = gateways.safeParse(answer.found ? answer.body : undefined)
  if (!parsed.success)
    throw new ReconcileError('MULTISAFEPAY_ANSWER', 'unexpected', { path: '/gateways', field: 'data' })
  return parsed.data.data.map(({ id, description }) => ({ id, name: description }))
}
