// Booking bodies with everything in order; a test says only what is different.

import type { SnelStartWorld } from '../../../sandbox/snelstart/world.ts'
import type { SalesInvoice } from '../../../sandbox/snelstart/world/books.ts'

type Body = Record<string, unknown>

/** € 121 received in the MultiSafepay bank journal for one invoice. */
export const bankBody = (world: SnelStartWorld, invoice: SalesInvoice, different: Body = {}): Body => ({
  datum: '2026-11-05',
  dagboek: { id: world.journal(1015).id },
  boekstuk: 'MSP-718293645',
  omschrijving: `MultiSafepay 718293645 factuur ${invoice.number}`,
  bedragOntvangen: 121,
  bedragUitgegeven: 0,
  verkoopboekingBoekingsRegels: [bankSalesLine(invoice)],
  ...different,
})

export const bankSalesLine = (invoice: SalesInvoice, different: Body = {}): Body => ({
  boekingId: { id: invoice.salesBookingId },
  omschrijving: `Betaling ${invoice.number}`,
  debet: 0,
  credit: 121,
  ...different,
})

export const ledgerLine = (world: SnelStartWorld, account: number, different: Body = {}): Body => ({
  omschrijving: `Grootboek ${account}`,
  grootboek: { id: world.account(account).id },
  debet: 121,
  credit: 0,
  ...different,
})

/** € 121 from the clearing account to one invoice. */
export const memoriaalBody = (world: SnelStartWorld, invoice: SalesInvoice, different: Body = {}): Body => ({
  datum: '2026-11-05',
  dagboek: { id: world.journal(2900).id },
  boekstuk: 'MSP-718293645',
  omschrijving: `MultiSafepay 718293645 factuur ${invoice.number}`,
  memoriaalBoekingsRegels: [ledgerLine(world, 1220)],
  verkoopboekingBoekingsRegels: [memoriaalSalesLine(invoice)],
  ...different,
})

export const memoriaalSalesLine = (invoice: SalesInvoice, different: Body = {}): Body => ({
  boekingId: { id: invoice.salesBookingId },
  omschrijving: `Betaling ${invoice.number}`,
  bedrag: 121,
  ...different,
})
