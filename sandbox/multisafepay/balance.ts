// What the MultiSafepay balance holds: every transaction that moved it, and the fee that went with it.

import type { Transaction } from './transaction.ts'

/** Financial statuses of money that did move. */
export const SETTLED: ReadonlySet<string> = new Set(['completed', 'refunded', 'partial_refunded'])

/** Signed cents, fee already off; 0 while the money has not moved. A row that was refunded did move: its refund is a row too. */
export function movementCents(transaction: Transaction): number {
  if (transaction.completed === undefined || !SETTLED.has(transaction.financialStatus)) return 0
  const sign = transaction.debitCredit === 'C' ? 1 : -1
  return sign * transaction.cents - transaction.feeCents
}

export interface ClosingBalance {
  readonly date: string
  readonly currency: string
  /** At the end of the day, before that day's payout. */
  readonly cents: number
  readonly payoutCents: number
  readonly payoutId?: string
}

/**
 * One line a day and currency, from the first movement on, up to but not including `until`. That the amount is the one
 * before the payout is read off the documented example, docs-openapi-examples/getClosingBalances.json.
 */
export function closingBalances(transactions: readonly Transaction[], until: string): ClosingBalance[] {
  const balances: ClosingBalance[] = []
  for (const currency of new Set(transactions.map((transaction) => transaction.currency))) {
    balances.push(...closingBalancesIn(currency, transactions, until))
  }
  return balances.sort((one, other) => one.date.localeCompare(other.date) || one.currency.localeCompare(other.currency))
}

function closingBalancesIn(currency: string, transactions: readonly Transaction[], until: string): ClosingBalance[] {
  const days = byDay(transactions.filter((transaction) => transaction.currency === currency))
  const first = [...days.keys()].sort()[0]
  const lines: ClosingBalance[] = []
  let balance = 0
  for (let date = first; date !== undefined && date < until; date = nextDay(date)) {
    const moved = days.get(date) ?? []
    const payouts = moved.filter(isPayout)
    balance += sum(moved.filter((transaction) => !isPayout(transaction)))
    const payoutId = payouts[0]?.id
    const payoutCents = payouts.reduce((total, payout) => total + payout.cents, 0)
    lines.push({ date, currency, cents: balance, payoutCents, ...(payoutId === undefined ? {} : { payoutId }) })
    balance += sum(payouts)
  }
  return lines
}

function byDay(transactions: readonly Transaction[]): Map<string, Transaction[]> {
  const days = new Map<string, Transaction[]>()
  for (const transaction of transactions) {
    if (movementCents(transaction) === 0 || transaction.completed === undefined) continue
    const date = transaction.completed.text.slice(0, 10)
    const day = days.get(date)
    if (day) day.push(transaction)
    else days.set(date, [transaction])
  }
  return days
}

const isPayout = (transaction: Transaction): boolean => transaction.type === 'automatic_payout'

const sum = (transactions: readonly Transaction[]): number =>
  transactions.reduce((total, transaction) => total + movementCents(transaction), 0)

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
