// The accounts of the administration. A dagboek is a ledger account too; its function tells.
// Source of the functions: docs/database.md#functions.

export interface Account {
  readonly number: number
  readonly name: string
  readonly function: number
}

export const ACCOUNTS = {
  cash: { number: 1000, name: 'Kas', function: 1 },
  bank: { number: 1010, name: 'Bank', function: 2 },
  debtors: { number: 1300, name: 'Debiteuren', function: 4 },
  creditors: { number: 1500, name: 'Crediteuren', function: 5 },
  vat: { number: 1670, name: 'Btw te betalen', function: 22 },
  questions: { number: 1990, name: 'Vraagposten', function: 19 },
  clearing: { number: 2000, name: 'Tussenrekening betalingen', function: 110 },
  opening: { number: 2100, name: 'Balans', function: 8 },
  differences: { number: 4990, name: 'Betalingsverschillen', function: 19 },
  revenue: { number: 8000, name: 'Omzet', function: 80 },
  memoriaal: { number: 9990, name: 'Memoriaal', function: 7 },
} as const satisfies Record<string, Account>

export type AccountName = keyof typeof ACCOUNTS

export const FUNCTIONS: Readonly<Record<number, string>> = {
  1: 'Kas',
  2: 'Bank',
  3: 'Giro',
  4: 'Verkoop',
  5: 'Inkoop',
  7: 'Memoriaal',
  8: 'Balans',
  19: 'Diversen',
  22: 'Btw hoog te betalen',
  80: 'Omzet',
  110: 'Tussenrekening betalingen',
}
