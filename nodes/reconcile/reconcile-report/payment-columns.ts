// The columns in which money is written that no line shows.

import type { ProviderPayment } from '../domain/provider-payment.ts'
import { type Column, lookedUp } from './column.ts'

export const PAYMENT_COLUMNS: readonly Column<ProviderPayment>[] = [
  { name: 'transaction', kind: 'text', width: 22, of: ({ transactionId }) => transactionId },
  { name: 'order', kind: 'text', width: 22, of: ({ orderId }) => orderId },
  { name: 'shopInvoice', kind: 'text', width: 18, of: ({ invoiceId }) => invoiceId },
  { name: 'kind', kind: 'text', width: 20, of: ({ kind }, language) => lookedUp(language, `report.kind.${kind}`) },
  { name: 'method', kind: 'text', width: 14, of: ({ method }) => method },
  { name: 'paidOn', kind: 'day', width: 12, of: ({ completed, created }) => dayOf(completed ?? created) },
  { name: 'amountCents', kind: 'euros', width: 14, of: ({ currency, amountCents }) => euros(currency, amountCents) },
  {
    name: 'otherCurrency',
    kind: 'text',
    width: 16,
    of: ({ currency, amountCents }) => (currency === 'EUR' ? undefined : foreignAmount(currency, amountCents)),
  },
  { name: 'site', kind: 'text', width: 12, of: ({ siteId }) => siteId },
]

function euros(currency: string, amountCents: number): number | undefined {
  return currency === 'EUR' ? amountCents : undefined
}

/** In the currency's own decimals: a yen has none. */
function foreignAmount(currency: string, amount: number): string {
  const decimals = /^[A-Z]{3}$/.test(currency) ? decimalsOf(currency) : 0
  return `${currency} ${(amount / 10 ** decimals).toFixed(decimals)}`
}

function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

function dayOf(instant: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(instant)?.[0]
}
