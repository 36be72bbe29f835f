// The flow that every Node-RED of a seed has deployed: the way that books, and the way that only shows.

import type { NodeRedParts } from './machine/node-red.ts'
import { CANARIES } from './world/shop.ts'
import type { Setting } from './world/setting.ts'

export function flowOf({ shop, lookup, batchSize, closedPeriod }: Setting): Pick<NodeRedParts, 'nodes' | 'wires'> {
  const { journal, toleranceCents, overpaid, environment } = shop
  const fetch = { administration: 'snelstart', batchSize: String(batchSize) }
  const match = { provider: 'multisafepay', lookup, overpaid, tolerance: String(toleranceCents) }
  const book = {
    administration: 'snelstart',
    provider: 'multisafepay',
    via: 'administration',
    bookingJournal: String(journal),
    clearingAccount: '1220',
    differenceAccount: '7980',
    overpaidAccount: '1460',
    bookFrom: '2020-01-01',
    closedPeriod,
  }
  const { subscriptionKey, clientKey, apiKey } = CANARIES
  return {
    nodes: {
      snelstart: {
        type: 'snelstart-config',
        config: { kind: 'online' },
        credentials: { subscriptionKey, clientKey },
      },
      multisafepay: { type: 'msp-config', config: { environment }, credentials: { apiKey } },
      fetch: { type: 'fetch-open-debtors', config: fetch },
      match: { type: 'match-payments', config: match },
      book: { type: 'book-payment', config: { ...book, mode: 'book' } },
      'fetch to show': { type: 'fetch-open-debtors', config: fetch },
      'match to show': { type: 'match-payments', config: match },
      show: { type: 'book-payment', config: { ...book, mode: 'preview' } },
    },
    wires: { fetch: 'match', match: 'book', 'fetch to show': 'match to show', 'match to show': 'show' },
  }
}
