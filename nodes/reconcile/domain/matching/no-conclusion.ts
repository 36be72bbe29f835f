// Rules that end the matter before any amount is weighed.

import { daysBetween } from '../calendar-date.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import { normalReference } from '../reference.ts'
import type { Case, Rule } from './decide-group.ts'
import { isCreditOnly } from './position.ts'

/** From then on a debtor that MultiSafepay does not know deserves a look. */
const NOT_FOUND_ATTENTION_DAYS = 14

export const noReference: Rule = ({ group }) =>
  group.members.some(({ reference }) => reference)
    ? undefined
    : { outcome: 'no-reference', reasonCode: 'no-reference', reasonValues: {} }

export const creditInvoice: Rule = ({ group, position }) => {
  if (!isCreditOnly(group) || group.payments.some(isReturn)) return undefined
  return {
    outcome: 'credit-invoice',
    reasonCode: 'credit-invoice',
    reasonValues: { openCents: position.openCents },
  }
}

export const lookupFailed: Rule = ({ group, run }) => {
  if (run.failedReferences.size === 0) return undefined
  const failed = group.members.some(
    ({ reference }) => reference && run.failedReferences.has(normalReference(reference.value)),
  )
  return failed ? { outcome: 'lookup-failed', reasonCode: 'lookup-failed', reasonValues: {} } : undefined
}

export const notFound: Rule = ({ group, run }) => {
  if (group.payments.some((payment) => payment.kind !== 'other')) return undefined
  const [oldest] = group.members
  const reference = oldest?.reference?.value ?? ''
  const days = oldest ? daysBetween(oldest.debtor.invoiceDate, run.today) : 0
  return days > NOT_FOUND_ATTENTION_DAYS
    ? { outcome: 'not-found', reasonCode: 'not-found-old', reasonValues: { reference, days }, attention: true }
    : { outcome: 'not-found', reasonCode: 'not-found', reasonValues: { reference } }
}

export const ambiguousPayment: Rule = ({ group }) => {
  if (group.payments.length < 2) return undefined
  const sites = new Set(group.payments.filter(matters).flatMap(({ siteId }) => (siteId === undefined ? [] : [siteId])))
  if (sites.size < 2) return undefined
  return {
    outcome: 'ambiguous-payment',
    reasonCode: 'ambiguous-payment',
    reasonValues: { sites: [...sites].sort().join(', ') },
  }
}

export const currencyDiffers: Rule = ({ group }) => {
  const other = group.payments.find((payment) => payment.currency !== 'EUR' && matters(payment))
  if (!other) return undefined
  return {
    outcome: 'currency-differs',
    reasonCode: 'currency-differs',
    reasonValues: { currency: other.currency },
  }
}

/** Several debtors, and money that is not exactly their sum: nobody can say whose it is. */
export const ambiguousReference: Rule = (given) => {
  const { group, position, run } = given
  const settlesCredit = isCreditOnly(group) && position.returned.length > 0
  if (position.netCents <= 0 && !settlesCredit) return undefined
  const receivedCents = position.netCents
  const hidden = hiddenSharers(given)
  const debtors = group.members.length + hidden
  const isWithheld = group.members.some(({ debtor }) => run.withheld?.has(debtor.id))
  if (hidden > 0 || isWithheld) {
    return {
      outcome: 'ambiguous-reference',
      reasonCode: 'shared-with-hidden',
      reasonValues: { debtors, receivedCents },
    }
  }
  if (debtors === 1 || settlesCredit || position.openCents === receivedCents) return undefined
  return {
    outcome: 'ambiguous-reference',
    reasonCode: 'ambiguous-reference',
    reasonValues: { debtors, openCents: position.openCents, receivedCents },
  }
}

/** What a filter hides, counted for each reference: a group can hold the debtors of two. */
function hiddenSharers({ group }: Case): number {
  const hidden = new Map<string, number>()
  for (const { debtor, reference } of group.members) {
    if (!debtor.sharedWith || !reference) continue
    const key = normalReference(reference.value)
    if (hidden.has(key)) continue
    const sharing = group.members.filter(
      (member) => member.reference && normalReference(member.reference.value) === key,
    )
    const sharers = sharing.reduce((most, member) => Math.max(most, member.debtor.sharedWith?.debtors ?? 0), 0)
    hidden.set(key, Math.max(0, sharers + 1 - sharing.length))
  }
  let total = 0
  for (const sharers of hidden.values()) total += sharers
  return total
}

function isReturn(payment: ProviderPayment): boolean {
  return (payment.kind === 'refund' || payment.kind === 'chargeback') && payment.standing !== 'failed'
}

/** A failed attempt elsewhere, or in another currency, is no money and disturbs nothing. */
function matters(payment: ProviderPayment): boolean {
  return payment.kind !== 'other' && payment.standing !== 'failed'
}
