// From SnelStart's rows to ours.

import type { Journal, LedgerAccount } from '../../reconcile/domain/administration.ts'
import { type CalendarDate, isCalendarDate } from '../../reconcile/domain/calendar-date.ts'
import { type Cents, centsFromEuros } from '../../reconcile/domain/cents.ts'
import type { Dagboek, Grootboek, Verkoopfactuur } from './schemas.ts'

export function toJournal(row: Dagboek): Journal {
  return {
    id: row.id,
    number: row.nummer,
    name: row.omschrijving ?? '',
    kind: row.soort,
    active: row.nonactief !== true,
  }
}

export function toLedgerAccount(row: Grootboek): LedgerAccount {
  return {
    id: row.id,
    number: row.nummer,
    name: row.omschrijving ?? '',
    function: row.grootboekfunctie ?? '',
    // What does not say that it is on the balance sheet is not taken for a clearing account.
    statement: row.rekeningCode === 'Balans' ? 'balance-sheet' : 'profit-and-loss',
    costCentreRequired: row.kostenplaatsVerplicht === true,
    active: row.nonactief !== true,
  }
}

/** The part of an open debtor that stands on the invoice itself. */
export interface InvoiceFacts {
  readonly invoiceDate: CalendarDate
  readonly dueDate?: CalendarDate
  readonly totalCents: Cents
  readonly openCents: Cents
}

/** @returns the property that can't be read, where there is one: an amount is never rounded to fit */
export function invoiceFacts(row: Verkoopfactuur): InvoiceFacts | { readonly unreadable: keyof Verkoopfactuur } {
  const openCents = centsOf(row.openstaandSaldo)
  if (openCents === undefined) return { unreadable: 'openstaandSaldo' }
  const totalCents = centsOf(row.factuurBedrag)
  if (totalCents === undefined) return { unreadable: 'factuurBedrag' }
  const invoiceDate = dayOf(row.factuurDatum)
  if (invoiceDate === undefined) return { unreadable: 'factuurDatum' }
  const dueDate = dayOf(row.vervalDatum)
  return { invoiceDate, totalCents, openCents, ...(dueDate === undefined ? {} : { dueDate }) }
}

/** @returns undefined when it is no amount in whole cents */
export function centsOf(euros: string | null | undefined): Cents | undefined {
  if (euros === null || euros === undefined) return undefined
  try {
    return centsFromEuros(euros)
  } catch {
    return undefined
  }
}

function dayOf(moment: string | null | undefined): CalendarDate | undefined {
  const day = moment?.slice(0, 10) ?? ''
  return isCalendarDate(day) ? day : undefined
}
