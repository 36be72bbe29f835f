// Which references MultiSafepay knows, by every row of the period: asked of nobody again.

import type { OpenDebtor, ReferenceSource } from '../domain/open-debtor.ts'
import type { ReferencePattern } from '../domain/pattern/reference-pattern.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { chooseReference, isWeak, normalReference } from '../domain/reference.ts'

export interface KnownReferences {
  knows(source: ReferenceSource, value: string): boolean
  /** As `knows`; by a weaker reference only with a row of the invoice's own amount, since it can be somebody else's. */
  finds(debtor: OpenDebtor, source: ReferenceSource, value: string): boolean
  /** The order that is this reference but for zeros in front of one of them. */
  butForZeros(value: string): string | undefined
}

export function knownReferences(payments: readonly ProviderPayment[]): KnownReferences {
  const orders = byReference(payments, ({ orderId }) => orderId)
  const invoices = byReference(payments, ({ invoiceId }) => invoiceId)
  const withoutZeros = new Map<string, string>()
  for (const { orderId } of payments) {
    const order = orderId.trim()
    if (/^0*\d+$/.test(order)) withoutZeros.set(stripped(order), order)
  }
  const rowsOf = (source: ReferenceSource, value: string): readonly ProviderPayment[] => {
    const key = normalReference(value)
    const byInvoice = source === 'factuurnummer' ? invoices.get(key) : undefined
    return [...(orders.get(key) ?? []), ...(byInvoice ?? [])]
  }
  return {
    knows: (source, value) => rowsOf(source, value).length > 0,
    finds({ openCents, totalCents }, source, value) {
      const rows = rowsOf(source, value)
      if (!isWeak(source)) return rows.length > 0
      return rows.some(({ amountCents }) => amountCents === openCents || amountCents === totalCents)
    },
    butForZeros(value) {
      const order = /^\d+$/.test(value) ? withoutZeros.get(stripped(value)) : undefined
      return order === undefined || normalReference(order) === normalReference(value) ? undefined : order
    },
  }
}

/** The reference of this source alone. */
export function referenceOf(
  debtor: OpenDebtor,
  source: ReferenceSource,
  pattern?: ReferencePattern,
): string | undefined {
  return chooseReference(debtor, [source], pattern)?.value
}

function byReference(
  payments: readonly ProviderPayment[],
  named: (payment: ProviderPayment) => string | undefined,
): ReadonlyMap<string, readonly ProviderPayment[]> {
  const rows = new Map<string, ProviderPayment[]>()
  for (const payment of payments) {
    const name = named(payment)
    if (!name) continue
    const key = normalReference(name)
    const before = rows.get(key)
    if (before) before.push(payment)
    else rows.set(key, [payment])
  }
  return rows
}

const stripped = (digits: string): string => digits.replace(/^0+(?=\d)/, '')
