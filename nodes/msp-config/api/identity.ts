// Whose key it is: `/me`, or what can be learned where that is not answered.

import type { ProviderDescription } from '../../reconcile/domain/payment-provider.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { unexpected } from './answer-errors.ts'
import { folderNameOfKey } from './api-key.ts'
import type { Requests } from './requests.ts'
import { ME_ANSWER, PAGE_ANSWER } from './schemas.ts'

export type Environment = ProviderDescription['environment']

export interface Identity {
  readonly accountId?: string
  /** Absent for the key of a whole account, and where nothing told it. */
  readonly siteId?: string
  /** What stands for the account in the data folder; the account itself where that is known. */
  readonly keptUnder: string
  readonly warnings: readonly Warning[]
}

/** @throws ReconcileError when the key is refused or nobody answers */
export async function askIdentity(requests: Requests, apiKey: string, signal: AbortSignal): Promise<Identity> {
  const answer = await requests.get({ path: '/me', shownPath: '/me' }, signal)
  const me = answer.found ? ME_ANSWER.safeParse(answer.body).data?.data : undefined
  if (me === undefined) return provenWithoutMe(requests, apiKey, signal)
  const { account_id: accountId, site_id: siteId } = me
  if (siteId !== undefined && siteId !== null) return { accountId, siteId, keptUnder: accountId, warnings: [] }
  return { accountId, keptUnder: accountId, warnings: [{ code: 'account-key', values: { accountId } }] }
}

// `/me` is in both SDKs but not in the published reference. The key is then proved by what every key may ask, and by
// the very list that a run reads.
async function provenWithoutMe(requests: Requests, apiKey: string, signal: AbortSignal): Promise<Identity> {
  await requests.get({ path: '/gateways', shownPath: '/gateways' }, signal)
  const list = { path: '/transactions', shownPath: '/transactions', query: { limit: '1' } }
  const answer = await requests.get(list, signal)
  if (!answer.found || !PAGE_ANSWER.safeParse(answer.body).success) throw unexpected('/transactions', 'data')
  return { keptUnder: folderNameOfKey(apiKey), warnings: [{ code: 'account-unknown', values: {} }] }
}
