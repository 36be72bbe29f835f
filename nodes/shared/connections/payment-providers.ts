// Connections with MultiSafepay: one object per distinct key, host and data folder in this process.

import type { NodeAPI } from 'node-red'
import { createMultiSafepay } from '../../msp-config/api/payment-provider.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { PaymentProvider } from '../../reconcile/domain/payment-provider.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { systemClock } from '../http/system-clock.ts'
import { type MspSettings, parseMspConfig } from '../settings/connection-settings.ts'
import type { OperatorSettings } from '../settings/operator-settings.ts'
import { configNode } from './config-node.ts'
import { dataFolderOf, keptIn, operatorOf } from './data-folder-of.ts'
import { fingerprint } from './fingerprint.ts'
import { timedExchange } from './known-server-times.ts'
import { sayWarning } from './say-warning.ts'
import { sharedObjects } from './shared-objects.ts'

type KeptFor = (accountId: string, siteId: string | undefined, environment: 'live' | 'test') => KeptFolder

const providers = sharedObjects<PaymentProvider>()

/**
 * @param id of the msp-config node
 * @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID
 */
export function providerOf(RED: NodeAPI, id: string): PaymentProvider {
  const node = configNode(RED, id, { type: 'msp-config', field: 'provider' })
  const settings = parseMspConfig(node.config, node.credentials)
  const operator = operatorOf(RED)
  const folder = dataFolderOf(RED)
  const log = sayWarning(RED, node)
  const keptFor: KeptFor = (accountId, siteId, environment) =>
    keptIn(folder.accountFolder({ accountId, siteId, environment }), log)
  return providers.of(node, nameOf(settings, operator), () => connect(settings, operator, keptFor, log))
}

/** For a test with values that are not deployed: the connection in use with this key, or one for the moment. */
export function providerWith(settings: MspSettings, operator: OperatorSettings, kept: KeptFolder): PaymentProvider {
  const inUse = providers.inUse(nameOf(settings, operator))
  return (
    inUse ??
    connect(
      settings,
      operator,
      () => kept,
      () => undefined,
    )
  )
}

function connect(
  settings: MspSettings,
  operator: OperatorSettings,
  keptFor: KeptFor,
  log: (warning: Warning) => void,
): PaymentProvider {
  return createMultiSafepay({
    url: operator.multisafepayUrls[settings.environment],
    environment: settings.environment,
    apiKey: settings.apiKey,
    clock: systemClock,
    exchange: timedExchange,
    keptFor,
    log,
  })
}

function nameOf({ environment, apiKey }: MspSettings, { multisafepayUrls, dataFolder = '' }: OperatorSettings): string {
  return fingerprint(multisafepayUrls[environment], dataFolder, environment, apiKey)
}
