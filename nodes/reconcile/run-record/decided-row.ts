// One decision as the record keeps it: the invoice, the rows of money that were found, and why. No names: a reference of
// free text stands there as a digest, by which it can be recognised but not read.

import { createHash } from 'node:crypto'

import type { Outcome } from '../domain/outcomes.ts'
import { isWithoutPersonalData } from '../domain/personal-data.ts'
import type { PaymentKind, ProviderPayment, Standing } from '../domain/provider-payment.ts'
import type { ReasonCode, ReasonValues } from '../domain/reason-codes.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { Reference } from '../domain/reference.ts'

/** A type, not an interface: it is one of the forms of JSON that an entry holds. */
export type DecidedRow = {
  readonly debtor: string
  readonly invoice: string
  readonly invoiceDate: string
  readonly openCents: number
  readonly outcome?: Outcome
  readonly reasonCode?: ReasonCode
  readonly reasonValues?: ReasonValues
  readonly attention?: true
  readonly toBookCents?: number
  readonly reference?: KeptReference
  readonly payments?: readonly KeptPayment[]
}

export type KeptReference = { readonly source: string } & ({ readonly value: string } | { readonly digest: string })

export interface KeptPayment {
  readonly transactionId: string
  readonly orderId: string
  readonly kind: PaymentKind
  readonly cents: number
  readonly currency?: string
  readonly standing: Standing
  readonly status: string
  readonly method?: string
  /** When the money moved, or when the row was made. */
  readonly at: string
}

/** Always with its properties in this order, so that the same decision is the same text. */
export function decidedRow(line: ReconcileLine): DecidedRow {
  const { debtor, outcome, reasonCode, reasonValues, attention, amountToBookCents, reference, payments } = line
  const values = reasonValues && keptValues(reasonValues)
  return {
    debtor: debtor.id,
    invoice: debtor.invoiceNumber,
    invoiceDate: debtor.invoiceDate,
    openCents: debtor.openCents,
    ...(outcome === undefined ? {} : { outcome }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(values && Object.keys(values).length > 0 ? { reasonValues: values } : {}),
    ...(attention === true ? { attention } : {}),
    ...(amountToBookCents ? { toBookCents: amountToBookCents } : {}),
    ...(reference === undefined ? {} : { reference: keptReference(reference) }),
    ...(payments && payments.length > 0 ? { payments: payments.map(keptPayment) } : {}),
  }
}

function keptPayment(payment: ProviderPayment): KeptPayment {
  const { transactionId, orderId, kind, amountCents, currency, standing, status, method, completed, created } = payment
  return {
    transactionId,
    orderId,
    kind,
    cents: amountCents,
    ...(currency === 'EUR' ? {} : { currency }),
    standing,
    status,
    ...(method === undefined ? {} : { method }),
    at: completed ?? created,
  }
}

function keptReference({ source, value }: Reference): KeptReference {
  return isWithoutPersonalData(source, value) ? { source, value } : { source, digest: digestOfText(value) }
}

/** Words of ours, days and numbers. What a service or a person wrote is left out; the reference stands beside it. */
const HARMLESS = new Set([
  'method',
  'status',
  'source',
  'currency',
  'paidOn',
  'since',
  'bookFrom',
  'invoiceDate',
  'key',
])

function keptValues(values: ReasonValues): ReasonValues {
  const kept: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number' || HARMLESS.has(name)) kept[name] = value
  }
  return kept
}

function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
