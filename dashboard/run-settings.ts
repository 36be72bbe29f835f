// The settings of the nodes of a run in the flows that are built here: as each node's dialog begins, and nothing booked.

export const FETCH = {
  salesJournal: '',
  onlyWithReference: false,
  invoicedSince: '',
  batchSize: 0,
  customerNames: true,
}

export const MATCH = {
  references: ['betalingskenmerk'],
  pattern: '',
  lookup: 'auto',
  paidSince: 400,
  partial: 'book',
  overpaid: 'hold',
  tolerance: 0,
  notCollected: ['PAYPAL', 'AMAZONBTN', 'BIZUM'],
  allowTestPayments: false,
}

export const BOOK = {
  via: 'administration',
  importFolder: '',
  exampleDocumentNumber: '',
  bookingJournal: '',
  bookingJournalKind: '',
  clearingAccount: '',
  methodAccounts: [],
  differenceAccount: '',
  overpaidAccount: '',
  bookFrom: '',
  description: 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}',
  bookingDate: 'paid',
  closedPeriod: 'stop',
  maxPerRun: 0,
}
