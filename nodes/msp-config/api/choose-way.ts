// Whether references are looked up one by one or in the list: whichever asks less.

import type { PaymentQuery } from '../../reconcile/domain/payment-provider.ts'
import { PAGE_SIZE } from './transaction-pages.ts'

export interface WayQuestion {
  readonly lookup: PaymentQuery['lookup']
  readonly references: PaymentQuery['references']
  /** Undefined for a key that sees several sites: an order shows one of them, and is not documented for such a key. */
  readonly siteId: string | undefined
  /** What is on disk of the period. */
  readonly kept: { readonly rows: number; readonly state: 'nothing' | 'too old' | 'up to date' }
}

/** New rows and newly completed rows, a page and its empty successor each. */
const REQUESTS_WHEN_UP_TO_DATE = 4
/** Refunds and chargebacks are read beside the orders, in the same way. */
const REQUESTS_FOR_RETURNS = 4
/** How large the list is is not known before it was read once. */
const SINGLE_MAX_WHEN_UNKNOWN = 24

export function chooseWay({ lookup, references, siteId, kept }: WayQuestion): 'bulk' | 'single' {
  if (lookup === 'bulk' || siteId === undefined || references.some(byInvoiceNumber)) return 'bulk'
  if (lookup === 'single') return 'single'
  if (kept.state === 'nothing') return references.length <= SINGLE_MAX_WHEN_UNKNOWN ? 'single' : 'bulk'
  const whole = Math.ceil(kept.rows / PAGE_SIZE) + 1
  const bulk = kept.state === 'up to date' ? REQUESTS_WHEN_UP_TO_DATE : whole
  return references.length + REQUESTS_FOR_RETURNS < bulk ? 'single' : 'bulk'
}

/** It may be the order's invoice id, which only the list can be searched for. */
const byInvoiceNumber = ({ source }: PaymentQuery['references'][number]): boolean => source === 'factuurnummer'
