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

export interface Grouping {
  readonly groups: readonly Group[]
  readonly unasked: readonly ProviderPayment[]
}

interface OpenGroup {
  readonly members: Member[]
  payments: ProviderPayment[]
  /** Set when a payment carries the references of two groups: both want it, so they are one. */
  mergedInto?: OpenGroup
}

/** Shared by the groups without payments, of which there can be a million; never added to. */
const NO_PAYMENTS: ProviderPayment[] = []

type Grouped = Pick<MatchRun, 'debtors' | 'payments' | 'settings'>

export function groupByReference({ debtors, payments, settings }: Grouped): Grouping {
  const byReference = new Map<string, OpenGroup>()
  const invoiceNumbers = new Set<string>()
  const groups: OpenGroup[] = []
  for (const debtor of debtors) {
    const reference = chooseReference(debtor, settings.references, settings.pattern)
    const key = reference && normalReference(reference.value)
    const known = key === undefined ? undefined : byReference.get(key)
    if (known) known.members.push({ debtor, reference })
    else {
      const group: OpenGroup = { members: [{ debtor, reference }], payments: NO_PAYMENTS }
      groups.push(group)
      if (key !== undefined) byReference.set(key, group)
    }
    if (key !== undefined && reference?.source === 'factuurnummer') invoiceNumbers.add(key)
  }
  const unasked = payments.filter((payment) => !assign(payment, byReference, invoiceNumbers))
  for (const group of groups) putInOrder(group)
  return { groups: groups.some(isMerged) ? groups.filter((group) => !isMerged(group)) : groups, unasked }
}

function assign(
  payment: ProviderPayment,
  byReference: ReadonlyMap<string, OpenGroup>,
  invoiceNumbers: ReadonlySet<string>,
): boolean {
  // A text that is a key is a normal form already, and its own.
  const { orderId } = payment
  const byOrder = lasting(byReference.get(orderId) ?? byReference.get(normalReference(orderId)))
  const invoiceId = payment.invoiceId ? normalReference(payment.invoiceId) : undefined
  const isNamed = invoiceId !== undefined && invoiceNumbers.has(invoiceId)
  const byInvoice = isNamed ? lasting(byReference.get(invoiceId)) : undefined
  const group = byOrder ?? byInvoice
  if (!group) return false
  addPayment(group, payment)
  if (byInvoice && byInvoice !== group) merge(byInvoice, group)
  return true
}

function addPayment(group: OpenGroup, payment: ProviderPayment): void {
  if (group.payments === NO_PAYMENTS) group.payments = [payment]
  else group.payments.push(payment)
}

function isMerged({ mergedInto }: OpenGroup): boolean {
  return mergedInto !== undefined
}

function lasting(group: OpenGroup | undefined): OpenGroup | undefined {
  let last = group
  while (last?.mergedInto) last = last.mergedInto
  return last
}

function merge(from: OpenGroup, into: OpenGroup): void {
  for (const member of from.members) into.members.push(member)
  for (const payment of from.payments) addPayment(into, payment)
  from.mergedInto = into
}

function putInOrder({ members, payments }: OpenGroup): void {
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
