// What the dialogs ask of MultiSafepay: whose key it is, and by which methods customers can pay.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { findNode } from '../../connections/config-node.ts'
import { operatorOf } from '../../connections/data-folder-of.ts'
import { NOTHING_KEPT } from '../../connections/nothing-kept.ts'
import { paymentMethods } from '../../connections/payment-methods.ts'
import { providerWith } from '../../connections/payment-providers.ts'
import { type MspSettings, parseMspConfig } from '../../settings/connection-settings.ts'
import { connectedKey } from '../../texts/connected-key.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, AnswerLine, Asked } from './answer.ts'
import { formSecrets } from './form-secrets.ts'

export async function testMultiSafepay(asked: Asked): Promise<Answer> {
  const { RED, language, signal } = asked
  const found = await providerWith(mspSettingsOf(asked), operatorOf(RED), NOTHING_KEPT).describe(signal)
  const { accountId, siteId, environment } = found
  const values = { environment, accountId: accountId ?? '', siteId: siteId ?? '' }
  const lines: AnswerLine[] = [{ kind: 'ok', text: textIn(language, `test.${connectedKey(found)}`, values) }]
  if (environment === 'test') lines.push({ kind: 'warning', text: textIn(language, 'test.multisafepay-test') })
  for (const warning of found.warnings) {
    lines.push({ kind: 'warning', text: textIn(language, `warnings.${warning.code}`, warning.values) })
  }
  const name = accountId === undefined ? undefined : textIn(language, `test.${labelKey(found)}`, values)
  return { ok: true, lines, ...(name === undefined ? {} : { name }), ...(accountId ? { id: accountId } : {}) }
}

export async function answerMethods(asked: Asked): Promise<Answer> {
  const methods = await paymentMethods(mspSettingsOf(asked), operatorOf(asked.RED), asked.signal)
  return { ok: true, lines: [], methods }
}

function labelKey({ siteId }: { readonly siteId?: string }): string {
  return siteId === undefined ? 'multisafepay-label-account' : 'multisafepay-label-site'
}

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function mspSettingsOf({ RED, form }: Pick<Asked, 'RED' | 'form'>): MspSettings {
  const deployed = deployedEnvironment(RED, form.id)
  const environment = form.environment ?? deployed
  // Live and test have keys of their own: the stored one can only be wrong there, and need not travel.
  if (form.apiKey === undefined && deployed !== undefined && environment !== deployed) {
    throw new ReconcileError('CONFIG_MISSING', 'key-of-other-environment', { field: 'apiKey', environment: deployed })
  }
  return parseMspConfig({ environment }, formSecrets(RED, form.id, form, ['apiKey']))
}

function deployedEnvironment(RED: Asked['RED'], id: string): 'live' | 'test' | undefined {
  const node = findNode(RED, id)
  const config: unknown = node && Reflect.get(node, 'config')
  const environment: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'environment') : ''
  return environment === 'live' || environment === 'test' ? environment : undefined
}
