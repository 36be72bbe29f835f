// Debtors under one reference are judged together, with every row of money under it.

import type { OpenDebtor } from '../open-debtor.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import { chooseReference, normalReference, type Reference } from '../reference.ts'
import type { MatchRun } from './match.ts'

export interface Member {
  readonly debtor: OpenDebtor
  readonly reference: Reference | undefined
}

export interface Group {
  /** Oldest invoice first. */
  readonly members: readonly Member[]
  /** Oldest first. */
  readonly payments: readonly ProviderPayment[]
}

/**
 * What stands under one reference. Nearly always that is one debtor with one payment, and a run has up to a million of
 * these: such a pair takes no lists. It is its own member of the group that it becomes when there is more.
 */
export interface Gathered extends Member {
  readonly payment: ProviderPayment | undefined
  /** Everything under the reference, once that is more than a debtor and a payment. */
  readonly group: Group | undefined
}

export interface Grouping {
  readonly gathered: readonly Gathered[]
  /** Rows under no reference of any debtor, in the order in which they came. */
  readonly unasked: readonly ProviderPayment[]
}

interface Gathering extends Member {
  payment: ProviderPayment | undefined
  group: GrowingGroup | undefined
}

interface GrowingGroup {
  readonly members: Member[]
  readonly payments: ProviderPayment[]
  /** Set when a payment carries the references of two groups: both want it, so they are one. */
  mergedInto: Gathering | undefined
}

type Grouped = Pick<MatchRun, 'debtors' | 'payments' | 'settings'>

export function groupByReference({ debtors, payments, settings }: Grouped): Grouping {
  const byReference = new Map<string, Gathering>()
  const invoiceNumbers = new Set<string>()
  const gathered: Gathering[] = []
  for (const debtor of debtors) {
    const reference = chooseReference(debtor, settings.references, settings.pattern)
    const key = reference && normalReference(reference.value)
    const known = key === undefined ? undefined : byReference.get(key)
    if (known) grown(known).members.push({ debtor, reference })
    else {
      const alone: Gathering = { debtor, reference, payment: undefined, group: undefined }
      gathered.push(alone)
      if (key !== undefined) byReference.set(key, alone)
    }
    if (key !== undefined && reference?.source === 'factuurnummer') invoiceNumbers.add(key)
  }
  const unasked: ProviderPayment[] = []
  for (const payment of payments) if (!assign(payment, byReference, invoiceNumbers)) unasked.push(payment)
  for (const { group } of gathered) if (group) putInOrder(group)
  return { gathered: gathered.some(isMerged) ? gathered.filter((one) => !isMerged(one)) : gathered, unasked }
}

/** The same as a group, for the rules. */
export function groupOf(gathered: Gathered): Group {
  const { payment, group } = gathered
  return group ?? { members: [gathered], payments: payment ? [payment] : [] }
}

function assign(
  payment: ProviderPayment,
  byReference: ReadonlyMap<string, Gathering>,
  invoiceNumbers: ReadonlySet<string>,
): boolean {
  const byOrder = lasting(byReference.get(normalReference(payment.orderId)))
  const invoiceId = payment.invoiceId ? normalReference(payment.invoiceId) : undefined
  const isNamed = invoiceId !== undefined && invoiceNumbers.has(invoiceId)
  const byInvoice = isNamed ? lasting(byReference.get(invoiceId)) : undefined
  const gathering = byOrder ?? byInvoice
  if (!gathering) return false
  if (!gathering.payment && !gathering.group) gathering.payment = payment
  else grown(gathering).payments.push(payment)
  if (byInvoice && byInvoice !== gathering) merge(byInvoice, gathering)
  return true
}

/** The group that a pair becomes. */
function grown(gathering: Gathering): GrowingGroup {
  const { payment } = gathering
  gathering.group ??= { members: [gathering], payments: payment ? [payment] : [], mergedInto: undefined }
  return gathering.group
}

function isMerged({ group }: Gathering): boolean {
  return group?.mergedInto !== undefined
}

function lasting(gathering: Gathering | undefined): Gathering | undefined {
  let last = gathering
  while (last?.group?.mergedInto) last = last.group.mergedInto
  return last
}

function merge(one: Gathering, into: Gathering): void {
  const [from, group] = [grown(one), grown(into)]
  for (const member of from.members) group.members.push(member)
  for (const payment of from.payments) group.payments.push(payment)
  from.mergedInto = into
}

function putInOrder({ members, payments }: GrowingGroup): void {
  if (members.length > 1) members.sort((one, other) => compareDebtors(one.debtor, other.debtor))
  if (payments.length > 1) payments.sort(comparePayments)
}

function compareDebtors(one: OpenDebtor, other: OpenDebtor): number {
  return (
    compareText(one.invoiceDate, other.invoiceDate) ||
    compareText(one.invoiceNumber, other.invoiceNumber) ||
    compareText(one.id, other.id)
  )
}

function comparePayments(one: ProviderPayment, other: ProviderPayment): number {
  return compareText(paidAt(one), paidAt(other)) || compareText(one.transactionId, other.transactionId)
}

/** The instant at which the money moved, or else at which the row was made. */
export function paidAt(payment: ProviderPayment): string {
  return payment.completed ?? payment.created
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
