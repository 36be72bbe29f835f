// The journals and accounts of an ordinary small web shop.

import type { Journal, LedgerAccount } from './books.ts'

type AccountRow = Pick<LedgerAccount, 'number' | 'name' | 'function'> &
  Partial<Pick<LedgerAccount, 'code' | 'costCentreRequired' | 'inactive'>>
type JournalRow = Pick<Journal, 'number' | 'name' | 'kind'> & Partial<Pick<Journal, 'inactive'>>

/** A journal is also a ledger account of the same number. */
export const USUAL_JOURNALS: readonly JournalRow[] = [
  { number: 1000, name: 'Kas', kind: 'Kas' },
  { number: 1010, name: 'ING NL20INGB0001234567', kind: 'Bank' },
  { number: 1015, name: 'MultiSafepay', kind: 'Bank' },
  { number: 1020, name: 'Rabobank (opgeheven)', kind: 'Bank', inactive: true },
  { number: 1300, name: 'Debiteuren', kind: 'Verkoop' },
  { number: 1310, name: 'Debiteuren (oud)', kind: 'Verkoop', inactive: true },
  { number: 1600, name: 'Crediteuren', kind: 'Inkoop' },
  { number: 2900, name: 'Memoriaal', kind: 'Memoriaal' },
  { number: 2910, name: 'Memoriaal (oud)', kind: 'Memoriaal', inactive: true },
  { number: 2990, name: 'Beginbalans', kind: 'Balans' },
]

export const USUAL_ACCOUNTS: readonly AccountRow[] = [
  { number: 1000, name: 'Kas', function: 'DagboekKas' },
  { number: 1010, name: 'ING NL20INGB0001234567', function: 'DagboekBank' },
  { number: 1015, name: 'MultiSafepay', function: 'DagboekBank' },
  { number: 1020, name: 'Rabobank (opgeheven)', function: 'DagboekBank', inactive: true },
  { number: 1220, name: 'Tussenrekening MultiSafepay', function: 'TussenrekeningBetalingen' },
  { number: 1230, name: 'Tussenrekening PayPal', function: 'TussenrekeningBetalingen' },
  { number: 1290, name: 'Tussenrekening (oud)', function: 'TussenrekeningBetalingen', inactive: true },
  { number: 1300, name: 'Debiteuren', function: 'DagboekVerkoop' },
  { number: 1310, name: 'Debiteuren (oud)', function: 'DagboekVerkoop', inactive: true },
  { number: 1460, name: 'Vooruitontvangen bedragen', function: 'Diversen' },
  { number: 1600, name: 'Crediteuren', function: 'DagboekInkoop' },
  { number: 1660, name: 'Btw te vorderen hoog', function: 'BtwTeVorderenHoog' },
  { number: 1670, name: 'Btw af te dragen hoog', function: 'BtwAfTeDragenHoog' },
  { number: 2000, name: 'Kruisposten', function: 'Kruisposten' },
  { number: 2900, name: 'Memoriaal', function: 'DagboekMemoriaal' },
  { number: 2910, name: 'Memoriaal (oud)', function: 'DagboekMemoriaal', inactive: true },
  { number: 2990, name: 'Beginbalans', function: 'DagboekBalans' },
  { number: 4500, name: 'Projectkosten', function: 'Diversen', code: 'WinstEnVerlies', costCentreRequired: true },
  { number: 4770, name: 'Kosten betalingsverkeer', function: 'InkopenKostenHoog', code: 'WinstEnVerlies' },
  { number: 7980, name: 'Betalingsverschillen', function: 'Betalingskorting', code: 'WinstEnVerlies' },
  { number: 8000, name: 'Omzet hoog', function: 'VerkopenOmzetHoog', code: 'WinstEnVerlies' },
]

export const REVENUE_ACCOUNT = 8000
export const VAT_ACCOUNT = 1670
export const SALES_JOURNAL = 1300
export const HOUSE_BANK = 1010

/** What the account of a journal is for. */
export const JOURNAL_FUNCTIONS = {
  Geen: 'Diversen',
  Kas: 'DagboekKas',
  Bank: 'DagboekBank',
  Verkoop: 'DagboekVerkoop',
  Inkoop: 'DagboekInkoop',
  Memoriaal: 'DagboekMemoriaal',
  Balans: 'DagboekBalans',
} as const
