// A bank statement, CAMT.053.001.02, of the account at the payment provider: one entry for each booking.
//
// SnelStart proposes the invoice whose betalingskenmerk, or number, stands in the unstructured description (reference
// section 7); the user accepts the proposal. The same booking always has the same ids and text.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import type { CalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import { type Cents, cents, eurosFromCents } from '../../../reconcile/domain/cents.ts'
import type { Camt053Layout } from '../../../reconcile/domain/import-file-settings.ts'
import { element, type Xml, xmlDocument } from './xml.ts'

export interface StatementPart {
  readonly order: BookingOrder
  /** The references under which the money was found, of each invoice. */
  readonly references: readonly string[]
}

export interface StatementIdentity {
  /** Of the file, at most 35 characters. */
  readonly id: string
  /** ISO 8601 with offset. */
  readonly madeAt: string
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'
/** Of one unstructured description. */
const USTRD_LENGTH_MAX = 140

/** @param parts at least one */
export function camt053Text(
  parts: readonly StatementPart[],
  { iban, openingCents }: Pick<Camt053Layout, 'iban' | 'openingCents'>,
  { id, madeAt }: StatementIdentity,
): string {
  const dates = parts.map(({ order }) => order.date).sort()
  const [first = madeAt.slice(0, 10)] = dates
  const last = dates.at(-1) ?? first
  const closingCents = cents(parts.reduce<number>((sum, { order }) => sum + order.clearingCents, openingCents))
  const statement = element('Stmt', [
    element('Id', id),
    element('CreDtTm', madeAt),
    element('Acct', [element('Id', [element('IBAN', iban)]), element('Ccy', 'EUR')]),
    balance('OPBD', openingCents, first),
    balance('CLBD', closingCents, last),
    ...parts.map(entry),
  ])
  const header = element('GrpHdr', [element('MsgId', id), element('CreDtTm', madeAt)])
  return xmlDocument(element('Document', [element('BkToCstmrStmt', [header, statement])], { xmlns: NAMESPACE }))
}

function balance(code: 'OPBD' | 'CLBD', amount: Cents, date: string): Xml {
  return element('Bal', [
    element('Tp', [element('CdOrPrtry', [element('Cd', code)])]),
    ...amountOf(amount),
    element('Dt', [element('Dt', date)]),
  ])
}

function entry({ order, references }: StatementPart): Xml {
  const { key, date, clearingCents } = order
  return element('Ntry', [
    ...amountOf(clearingCents),
    element('Sts', 'BOOK'),
    element('BookgDt', [element('Dt', date satisfies CalendarDate)]),
    element('ValDt', [element('Dt', date)]),
    element('AcctSvcrRef', key),
    element('BkTxCd', [element('Prtry', [element('Cd', 'MSP')])]),
    element('NtryDtls', [
      element('TxDtls', [
        element('Refs', [element('AcctSvcrRef', key), element('EndToEndId', key)]),
        element(
          'RmtInf',
          descriptions(order, references).map((text) => element('Ustrd', text)),
        ),
      ]),
    ]),
  ])
}

function amountOf(amount: Cents): readonly Xml[] {
  return [
    element('Amt', eurosFromCents(cents(Math.abs(amount))), { Ccy: 'EUR' }),
    element('CdtDbtInd', amount < 0 ? 'DBIT' : 'CRDT'),
  ]
}

/** The key in each, then kenmerk and invoice number. None is ever cut in two: one that is too long is left out. */
function descriptions({ key, lines }: BookingOrder, references: readonly string[]): readonly string[] {
  const words = [...new Set([...references, ...lines.map(({ invoiceNumber }) => invoiceNumber)])]
  const texts: string[] = []
  let text = key
  const room = USTRD_LENGTH_MAX - key.length - 1
  for (const word of words.map(oneLine).filter(({ length }) => length > 0 && length <= room)) {
    if (text.length + 1 + word.length > USTRD_LENGTH_MAX) {
      texts.push(text)
      text = key
    }
    text = `${text} ${word}`
  }
  return [...texts, text]
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
}
