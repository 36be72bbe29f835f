// Invoices that a booking of ours took below zero: the same debt paid off twice.

import type { Shop } from '../world/shop.ts'
import type { Finding } from './finding.ts'

/**
 * A balance is read again at most 60 s before a write, and a write takes at most two minutes. Whoever settles the same
 * invoice by hand within that time can't be seen; the pack then has to say that the balance is not what it should be.
 */
const UNSEEN_MS = 200_000

export function overSettled(shop: Shop): Finding[] {
  const open = new Map<string, number>()
  const findings: Finding[] = []
  for (const { documentNumber = '', mutations, invoice: sold } of shop.snelstart.ledger.entries) {
    for (const { invoice, debitCents, creditCents } of mutations) {
      if (!invoice) continue
      const before = open.get(invoice.id) ?? 0
      const after = before + debitCents - creditCents
      open.set(invoice.id, after)
      const isOurs = sold === undefined && documentNumber.startsWith('MSP-')
      const isBeyond = invoice.totalCents < 0 ? after > Math.max(0, before) : after < Math.min(0, before)
      if (!isOurs || !isBeyond || wasUnseen(shop, invoice.id)) continue
      findings.push({ kind: 'double', what: `${documentNumber} takes ${invoice.number} from ${before} to ${after}` })
    }
  }
  return findings
}

function wasUnseen({ byHand, writes }: Shop, invoiceId: string): boolean {
  return byHand.some(
    ({ invoice, atMs }) => invoice.id === invoiceId && writes.some((at) => at >= atMs && at - atMs <= UNSEEN_MS),
  )
}
