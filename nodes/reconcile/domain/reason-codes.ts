// Why an outcome was given. The sentences are in the catalogues under these codes, with these values in them.

export const REASON_CODES = [
  'paid', // receivedCents, openCents
  'paid-several', // receivedCents, openCents, debtors
  'paid-by-return', // returnedCents, openCents
  'within-tolerance', // receivedCents, openCents, differenceCents
  'paid-partly-book', // receivedCents, openCents, restCents
  'paid-partly-hold', // receivedCents, openCents, restCents
  'overpaid-book', // receivedCents, openCents, restCents
  'overpaid-hold', // receivedCents, openCents, restCents
  'weak-amount', // receivedCents, openCents, source
  'weak-too-old', // paidOn, invoiceDate, source
  'already-booked', // bookedCents, openCents
  'waits-in-file', // waitingCents, openCents, since
  'already-booked-undone', // bookedCents, openCents, expectedCents
  'booked-on-another', // bookedCents, openCents
  'booking-reversed', // reversedCents, openCents, keys
  'counts-differ', // invoiceNumber, linkedCents, openCents
  'settled-elsewhere', // elsewhereCents, receivedCents, openCents
  'pending', // amountCents, method
  'pending-pay-later', // amountCents, method
  'pending-return', // returnedCents
  'pending-unknown-status', // status
  'unpaid', // attempts
  'not-collected', // amountCents, method
  'not-collected-book', // amountCents, method
  'not-collected-hold', // amountCents, openCents, method
  'before-start', // paidOn, bookFrom
  'not-found', // reference
  'not-found-old', // reference, days
  'no-reference', //
  'refunded', // receivedCents, returnedCents
  'charged-back', // returnedCents
  'ambiguous-reference', // debtors, openCents, receivedCents
  'shared-with-hidden', // debtors, receivedCents
  'ambiguous-payment', // sites
  'currency-differs', // currency
  'credit-invoice', // openCents
  'credit-other-return', // returnedCents, openCents
  'lookup-failed', //
  // Decided while booking:
  'changed-since-preview', // beforeCents, nowCents
  'gone-since-preview', //
  'not-as-previewed', //
  'balance-changed', // beforeCents, nowCents
  'no-difference-account', // differenceCents
  'no-overpaid-account', // restCents
  'no-sales-booking', //
  'no-customer-code', // invoiceNumber
  'unfit-for-file', // value
  'not-in-statement', //
  'over-run-limit', // limit
  'key-in-use', // key
  'booking-refused', // key, error
  'booking-unknown', // key
  'balance-unexpected', // expectedCents, nowCents
  'debtor-gone', // expectedCents
  'run-stopped', //
] as const

export type ReasonCode = (typeof REASON_CODES)[number]

export type ReasonValues = Readonly<Record<string, string | number>>
