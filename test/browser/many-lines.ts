// A run of as many lines as a test wants, all different.

import { type Cents, cents } from '../../nodes/reconcile/domain/cents.ts'

const AMOUNT_CENTS = 1234

export function manyLines(count: number): readonly object[] {
  return Array.from({ length: count }, (_nothing, index) => lineOf(index))
}

export function runOf(count: number): object {
  const openCents: Cents = cents(count * AMOUNT_CENTS)
  return {
    runId: `many-${count}`,
    startedAt: '2026-11-24T10:00:00+01:00',
    finishedAt: '2026-11-24T10:01:00+01:00',
    mode: 'preview',
    administration: { id: 'many', name: 'Veel', kind: 'online' },
    provider: { environment: 'test' },
    counts: { paid: count },
    openCents,
    bookedCents: 0,
    requests: { snelstart: 1, multisafepay: 1 },
  }
}

function lineOf(index: number): object {
  const key = `MSP-${index}`
  const covers = [{ transactionId: String(index), cents: AMOUNT_CENTS }]
  return {
    debtor: {
      id: `debtor-${index}`,
      invoiceNumber: `M${index}`,
      invoiceDate: `2026-${index % 2 === 0 ? '10' : '11'}-0${1 + (index % 9)}`,
      customer: { id: String(index), name: `Klant ${index}` },
      currency: 'EUR',
      totalCents: AMOUNT_CENTS,
      openCents: AMOUNT_CENTS,
      references: { betalingskenmerk: `R-${index}` },
    },
    reference: { value: `R-${index}`, source: 'betalingskenmerk' },
    payments: [],
    outcome: 'paid',
    attention: false,
    reasonCode: 'paid',
    reasonValues: { receivedCents: AMOUNT_CENTS, openCents: AMOUNT_CENTS },
    amountToBookCents: AMOUNT_CENTS,
    booking: { key, state: 'preview', date: '2026-11-20', writeOffCents: AMOUNT_CENTS, covers },
    bookings: [{ key, state: 'preview', date: '2026-11-20', writeOffCents: AMOUNT_CENTS, covers }],
  }
}
