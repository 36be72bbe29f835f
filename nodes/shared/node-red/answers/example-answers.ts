// Booking by example, from the dialog of book-payment: what was learnt from the booking that a person made by hand, and a
// booking like it that is taken back at once.

import type { Administration } from '../../../reconcile/domain/administration.ts'
import { dateInAmsterdam } from '../../../reconcile/domain/amsterdam.ts'
import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import { NO_CENTS } from '../../../reconcile/domain/cents.ts'
import type { OpenDebtor } from '../../../reconcile/domain/open-debtor.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { LearntExample } from '../../../snelstart-config/database/by-example/by-example-booking.ts'
import { withDatabase } from '../../connections/database-administrations.ts'
import { systemClock } from '../../http/system-clock.ts'
import type { Language } from '../../texts/language.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, AnswerLine, Asked } from './answer.ts'
import { settingsOf } from './snelstart-form.ts'

const TRY_OUT_KEY = 'MSP-proefboeking'

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID, SNELSTART_SCHEMA */
export async function answerExample(asked: Asked): Promise<Answer> {
  const { RED, form, language, signal } = asked
  const document = form.documentNumber?.trim() ?? ''
  if (document === '') throw new ReconcileError('CONFIG_MISSING', 'setting', { field: 'exampleDocumentNumber' })
  const settings = settingsOf(asked)
  if (settings.kind === 'online') throw new ReconcileError('CONFIG_INVALID', 'via-not-online')
  return withDatabase(RED, settings, 'kept', async ({ administration, byExample }) => {
    if (byExample === undefined) throw new ReconcileError('CONFIG_INVALID', 'database-copy')
    return administration.using(async (inUse) => {
      const booking = byExample(inUse)
      if (form.example !== 'try-out') return learntAnswer(await booking.learn(document, signal), language)
      const learnt = (await booking.learnt(document)) ?? (await booking.learn(document, signal))
      const debtor = await firstOpen(administration, signal)
      if (debtor === undefined) return oneLine('warning', 'example-nothing-open', language)
      const tried = await booking.tryOut(orderFor(debtor, learnt), signal)
      if (tried.state !== 'held') throw tried.error
      return oneLine('ok', 'example-held', language, { invoiceNumber: debtor.invoiceNumber })
    }, signal)
  })
}

async function firstOpen(administration: Administration, signal: AbortSignal): Promise<OpenDebtor | undefined> {
  for await (const debtors of administration.openDebtors({ customerNames: false }, signal)) {
    const debtor = debtors.find(({ openCents, linkedOpenCents }) => openCents > 0 && linkedOpenCents === undefined)
    if (debtor !== undefined) return debtor
  }
  return undefined
}

function orderFor(debtor: OpenDebtor, { document, journal, clearingAccount }: LearntExample): BookingOrder {
  const description = TRY_OUT_KEY
  return {
    key: TRY_OUT_KEY,
    date: dateInAmsterdam(systemClock.now()),
    description,
    journal,
    clearingAccount,
    clearingCents: debtor.openCents,
    differenceCents: NO_CENTS,
    overpaidCents: NO_CENTS,
    lines: [
      {
        debtorId: debtor.id,
        salesBookingId: debtor.salesBookingId ?? debtor.id,
        invoiceNumber: debtor.invoiceNumber,
        ...(debtor.customer.code === undefined ? {} : { customerCode: debtor.customer.code }),
        cents: debtor.openCents,
        description,
      },
    ],
    example: document,
  }
}

function learntAnswer(learnt: LearntExample, language: Language): Answer {
  const { document, journal, clearingAccount, compared } = learnt
  const values = { document, journal, clearingAccount, compared }
  const rows = learnt.lines.map(({ row, column, code, values: shown }): AnswerLine => ({
    kind: 'ok',
    text: textIn(language, 'test.example-column', {
      row: textIn(language, `words.exampleRow.${row}`),
      column,
      what: textIn(language, `words.example.${code}`, shown),
    }),
  }))
  return { ok: true, lines: [{ kind: 'ok', text: textIn(language, 'test.example-learnt', values) }, ...rows] }
}

function oneLine(
  kind: AnswerLine['kind'],
  text: string,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): Answer {
  return { ok: true, lines: [{ kind, text: textIn(language, `test.${text}`, values) }] }
}
