// A small world for one worked example: its invoices, what happened at MultiSafepay, and what then stands in the books.

import type { MultiSafepayWorld } from '../../sandbox/multisafepay/world.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { SnelStartWorld } from '../../sandbox/snelstart/world.ts'
import { dayBefore } from '../../sandbox/worlds/calendar.ts'

export interface Happening {
  readonly snelstart: SnelStartWorld
  readonly multisafepay: MultiSafepayWorld
  /** Days before today, as a date. */
  readonly date: (daysAgo: number) => string
  /** The same, at noon in Amsterdam. */
  readonly noon: (daysAgo: number) => string
}

export const REFERENCE = 'WS-1'

export function happeningIn({ snelstart, multisafepay }: Pick<Sandbox, 'snelstart' | 'multisafepay'>): Happening {
  const today = snelstart.world.clock.slice(0, 10)
  const date = (daysAgo: number): string => dayBefore(today, daysAgo)
  return {
    snelstart: snelstart.world,
    multisafepay: multisafepay.world,
    date,
    noon: (daysAgo) => `${date(daysAgo)}T12:00:00`,
  }
}

/** Sold twenty days ago unless said otherwise; below zero: a credit invoice. */
export function sold({ snelstart, date }: Happening, totalCents: number, more: { reference?: string } = {}): void {
  const order = { betalingskenmerk: more.reference ?? REFERENCE }
  const invoice = { totalCents, order, date: date(20) }
  if (totalCents < 0) snelstart.addCreditInvoice(invoice)
  else snelstart.addInvoice(invoice)
}

/** What our bookings stand for in the ledger, as the page prints it: debits first, then by account. */
export function journalLines(snelstart: SnelStartWorld): readonly (readonly string[])[] {
  const entries = [...snelstart.ledger.entries].filter(({ documentNumber }) => documentNumber?.startsWith('MSP-'))
  return entries.flatMap(({ mutations }) =>
    [...mutations]
      .sort((one, other) => other.debitCents - one.debitCents || one.account.number - other.account.number)
      .sort((one, other) => Number(one.debitCents === 0) - Number(other.debitCents === 0))
      .map(({ account, debitCents, creditCents }) => [
        `${account.number} ${account.name}`,
        euros(debitCents),
        euros(creditCents),
      ]),
  )
}

/** The two sides of an account, in the order of booking, and what remains. */
export function sidesOf(snelstart: SnelStartWorld, account: number) {
  const lines = snelstart.ledger.mutations.filter((mutation) => mutation.account.number === account)
  return {
    debits: lines.map(({ debitCents }) => euros(debitCents)).filter((amount) => amount !== ''),
    credits: lines.map(({ creditCents }) => euros(creditCents)).filter((amount) => amount !== ''),
    balance: euros(snelstart.balanceCents(account)),
  }
}

/** Blank for nothing, as in a table. */
function euros(cents: number): string {
  return cents === 0 ? '' : (cents / 100).toFixed(2)
}
