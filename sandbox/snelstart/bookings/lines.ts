// Booking lines as they were written, turned into lines of the ledger; each kind with its own refusals.

import type { LedgerAccount } from '../world/books.ts'
import type { EntryLine } from '../world/ledger.ts'
import type { SnelStartWorld } from '../world.ts'
import { BookingRefused, refuseIf } from './booking-refused.ts'
import { checkDescription } from './heading.ts'

type Maybe<T> = T | null | undefined

export interface Sides {
  /** In cents. */
  readonly debet?: Maybe<number>
  readonly credit?: Maybe<number>
}

export interface WrittenLedgerLine extends Sides {
  readonly omschrijving: string
  readonly grootboek: { readonly id?: Maybe<string> }
  readonly kostenplaats?: Maybe<{ readonly id?: Maybe<string> }>
}

export function ledgerLine(world: SnelStartWorld, line: WrittenLedgerLine): EntryLine {
  checkDescription(line.omschrijving)
  const account = bookableAccount(world, line.grootboek.id)
  const costCentreId = line.kostenplaats?.id ?? undefined
  refuseIf(account.costCentreRequired && costCentreId === undefined, 'BOE-0022')
  return { account, ...sidesOf(line), description: line.omschrijving, costCentreId }
}

export interface WrittenInvoiceLine extends Sides {
  readonly boekingId?: Maybe<{ readonly id?: Maybe<string> }>
  readonly omschrijving?: Maybe<string>
}

/** A line on a sales booking changes what its invoice has open: credit settles. */
export function salesLine(world: SnelStartWorld, line: WrittenInvoiceLine): EntryLine {
  checkDescription(line.omschrijving)
  const invoice = world.invoiceOfSalesBooking(line.boekingId?.id?.toLowerCase() ?? '')
  if (!invoice) throw new BookingRefused('BOE-0001') // also for the id of a verkoopfactuur
  const sides = sidesOf(line)
  return { account: world.account(invoice.journal.number), ...sides, description: line.omschrijving ?? '', invoice }
}

/** The stand-in keeps no purchases, so no line can find one. */
export function refusePurchaseLines(lines: Maybe<readonly unknown[]>): void {
  refuseIf((lines?.length ?? 0) > 0, 'BOE-0001')
}

export interface WrittenVatLine extends Sides {
  readonly type: 'TeVorderenBtwType' | 'AfTeDragenBtwType'
  readonly tarief: 'Hoog' | 'Laag' | 'Overig'
}

export function vatLine(world: SnelStartWorld, line: WrittenVatLine): EntryLine {
  const wanted = `${line.type === 'TeVorderenBtwType' ? 'BtwTeVorderen' : 'BtwAfTeDragen'}${line.tarief}`
  const account = [...world.accounts.values()].find((candidate) => candidate.function === wanted && !candidate.inactive)
  if (!account) throw new BookingRefused('BOE-0081')
  return { account, ...sidesOf(line), description: 'Btw' }
}

/** BOE-0028 when both are nothing, BOE-0076 when both are something. A negative side is refused as well: unproven. */
export function sidesOf({ debet, credit }: Sides): { debitCents: number; creditCents: number } {
  const [debitCents, creditCents] = [debet ?? 0, credit ?? 0]
  refuseIf(debitCents === 0 && creditCents === 0, 'BOE-0028')
  refuseIf((debitCents !== 0 && creditCents !== 0) || debitCents < 0 || creditCents < 0, 'BOE-0076')
  return { debitCents, creditCents }
}

/** A debtors or creditors account is settled by invoice lines only; written directly it would settle nothing. */
function bookableAccount(world: SnelStartWorld, id: Maybe<string>): LedgerAccount {
  const account = world.accounts.get(id?.toLowerCase() ?? '')
  if (!account) throw new BookingRefused('BOE-0037')
  refuseIf(account.inactive, 'BOE-0008')
  refuseIf(account.function === 'DagboekMemoriaal' || account.function === 'DagboekBalans', 'BOE-0075')
  refuseIf(account.function === 'DagboekVerkoop' || account.function === 'DagboekInkoop', 'BOE-0061')
  return account
}
