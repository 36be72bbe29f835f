// Which of the asked references a row may answer.

import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import { normalReference } from '../../reconcile/domain/reference.ts'

type Named = Pick<ProviderPayment, 'orderId' | 'invoiceId'>

export interface AskedReferences {
  concern(row: Named): boolean
  /** In their original text. */
  of(row: Named): readonly string[]
}

export function askedReferences(originals: readonly string[]): AskedReferences {
  const byNormal = new Map<string, string[]>()
  for (const original of originals) {
    const normal = normalReference(original)
    byNormal.set(normal, [...(byNormal.get(normal) ?? []), original])
  }
  const under = (text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : (byNormal.get(normalReference(text)) ?? [])
  return {
    concern: ({ orderId, invoiceId }) => under(orderId).length > 0 || under(invoiceId).length > 0,
    of: ({ orderId, invoiceId }) => [...new Set([...under(orderId), ...under(invoiceId)])],
  }
}
