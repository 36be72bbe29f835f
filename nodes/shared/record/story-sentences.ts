// The story of one booking, in sentences: what was decided and why, what was written, and what came of it.

import type { RegisterEntry } from '../../reconcile/booking-register/booking-register.ts'
import type { BookingStory, DecisionTold, OrderStory } from '../../reconcile/run-record/booking-story.ts'
import { bodyOf } from '../../reconcile/run-record/record-entry.ts'
import type { Language } from '../texts/language.ts'
import { textIn, type TextValues } from '../texts/text-in.ts'
import { keptRow } from './kept-row.ts'

/** @param before the register's entry, for a booking that is older than the record */
export function storySentences(story: BookingStory, before: RegisterEntry | undefined, language: Language): string[] {
  const say = (what: string, values: TextValues): string => textIn(language, `record.story.${what}`, values)
  const orders = story.orders.flatMap((order) => orderSentences(order, language))
  const releases = story.releases.map(({ at, who, why }) => say('released', { at, who, why }))
  return orders.length === 0 && before ? [say('before', beforeValues(before)), ...releases] : [...orders, ...releases]
}

function orderSentences({ order, answers, decisions, run }: OrderStory, language: Language): readonly string[] {
  const say = (what: string, values: TextValues): string => textIn(language, `record.story.${what}`, values)
  const { key, at, journal, date, clearingCents, runId = '', version, reverses } = order
  const ended = run.flatMap((entry) => {
    const stopped = bodyOf(entry, 'finished')?.stopped ?? bodyOf(entry, 'failed')
    if (stopped) return [say('stopped', { at: entry.at, code: stopped.code })]
    return entry.kind === 'finished' ? [say('finished', { at: entry.at })] : []
  })
  return [
    say('order', { key, at, journal, date, clearingCents, runId, version }),
    ...(reverses === undefined ? [] : [say('reverses', { key: reverses })]),
    ...order.debtors.map(({ invoiceNumber, cents }) => say('invoice', { invoiceNumber, amountCents: cents })),
    ...paymentSentences(order, decisions, say),
    ...decisions.map((decision) => decisionSentence(decision, language)),
    ...answers.map(({ state, date: booked = date, id = '', errorCode = '', at: noted, caughtUp }) => {
      const said = say(state, { date: booked, id, errorCode, at: noted })
      return caughtUp ? `${said} ${say('caughtUp', {})}` : said
    }),
    ...ended,
  ]
}

type Say = (what: string, values: TextValues) => string

/** As the last decision found them; where none is kept, as the booking covers them. */
function paymentSentences(order: OrderStory['order'], decisions: readonly DecisionTold[], say: Say): readonly string[] {
  const rows = new Map(
    decisions.flatMap(({ row }) => keptRow(row).payments).map((payment) => [payment.transactionId, payment]),
  )
  return order.covers.map(({ transactionId, cents }) => {
    const row = rows.get(transactionId)
    if (!row) return say('cover', { transactionId, amountCents: cents })
    const { orderId, method = '?', status, at } = row
    return say('payment', { transactionId, orderId, amountCents: row.cents, method, status, at })
  })
}

function decisionSentence({ stage, at, row }: DecisionTold, language: Language): string {
  const { invoice, reasonCode, reasonValues, reference } = keptRow(row)
  const values = { reference: reference?.value ?? '…', ...reasonValues }
  const reason = textIn(language, `reasons.${reasonCode}`, values)
  return textIn(language, 'record.story.decision', {
    invoice,
    stage: textIn(language, `record.stage.${stage}`),
    at,
    reason,
  })
}

function beforeValues(entry: RegisterEntry): TextValues {
  const { state, date, clearingCents, transactionId, orderId, debtors, runId } = entry
  const invoices = debtors.map(({ invoiceNumber }) => invoiceNumber).join(', ')
  return { state, date, clearingCents, transactionId, orderId, invoices, runId }
}
