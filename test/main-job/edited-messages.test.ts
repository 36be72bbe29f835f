// A message is a proposal: whatever a function node or a dashboard did to it, what is booked was read and decided anew.

import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import { type FlowMessage, linesIn, openFlow } from './flow.ts'
import { assertBooksAreRight, inShop, openShop, reasonsOf, type Shop, statesOf } from './shop.ts'

type Edit = (line: ReconcileLine) => ReconcileLine

describe('A message that was changed on its way', () => {
  const dropsOut: Readonly<Record<string, Edit>> = {
    'to a larger amount': (line) => ({ ...line, amountToBookCents: cents(99_900) }),
    'to a smaller amount': (line) => ({ ...line, amountToBookCents: cents(1_000) }),
    'to nothing to book': (line) => ({ ...line, amountToBookCents: cents(0) }),
    'to another outcome with nothing to book': (line) => ({ ...line, outcome: 'unpaid', amountToBookCents: cents(0) }),
  }
  for (const [what, edit] of Object.entries(dropsOut)) {
    it(
      `${what}: that line drops out with its reason, the other is booked`,
      inShop(async (shop) => {
        const lines = await bookedAfter(shop, (of) => of.map((line) => (isFirst(line) ? edit(line) : line)))
        assert.deepEqual(reasonsOf(lines), { '2026-1': 'changed-since-preview', '2026-2': 'paid' })
        assert.equal(lines.find(isFirst)?.attention, true)
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 4_500 })
      }),
    )
  }

  const changesNothing: Readonly<Record<string, Edit>> = {
    'in its open balance': (line) => ({
      ...line,
      debtor: { ...line.debtor, openCents: cents(1), totalCents: cents(1) },
    }),
    'in its references': (line) => ({ ...line, debtor: { ...line.debtor, references: { betalingskenmerk: 'K-2' } } }),
    'in its sales booking': (line) => ({ ...line, debtor: { ...line.debtor, salesBookingId: line.debtor.id } }),
    'in its invoice number': (line) => ({ ...line, debtor: { ...line.debtor, invoiceNumber: '2026-1' } }),
    'by payments that nobody made': (line) => ({ ...line, payments: [] }),
  }
  for (const [what, edit] of Object.entries(changesNothing)) {
    it(
      `${what}: what is booked is what was read`,
      inShop(async (shop) => {
        await bookedAfter(shop, (of) => of.map((line) => (isFirst(line) ? edit(line) : line)))
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
      }),
    )
  }

  it(
    "by an invoice that is not open, or that is nobody's: it is left alone",
    inShop(async (shop) => {
      const settled = shop.sell('2026-0', 700, 'K-0')
      shop.pay('K-0', 700)
      shop.snelstart.world.settleByHand('2026-0', 700, '2026-11-05')
      const lines = await bookedAfter(shop, (of) => {
        const [line] = of
        assert.ok(line)
        const added = { ...line, amountToBookCents: cents(700), outcome: 'paid' as const }
        return [
          ...of,
          { ...added, debtor: { ...line.debtor, id: settled.id, invoiceNumber: '2026-0', totalCents: cents(700) } },
          { ...added, debtor: { ...line.debtor, id: 'nobody', invoiceNumber: 'none' } },
        ]
      })
      assert.deepEqual(statesOf(lines), { '2026-1': 'booked', '2026-2': 'booked' })
      assert.deepEqual(reasonsOf(lines.slice(2)), { '2026-0': 'gone-since-preview', none: 'gone-since-preview' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
    }),
  )

  const refused: Readonly<Record<string, { edit: (message: FlowMessage) => void; detail: string }>> = {
    'with the same debtor twice': {
      edit: (message) => void (message.payload = [...message.payload, ...message.payload]),
      detail: 'line-twice',
    },
    'with half a cent': {
      edit: (message) =>
        void (message.payload = message.payload.map((line) => ({ ...line, amountToBookCents: 0.5 as never }))),
      detail: 'message-not-accepted',
    },
    'with an outcome that does not exist': {
      edit: (message) => void (message.payload = message.payload.map((line) => ({ ...line, outcome: 'yes' as never }))),
      detail: 'message-not-accepted',
    },
    'without a run': {
      edit: (message) => void Reflect.deleteProperty(message, 'reconcile'),
      detail: 'no-run-in-message',
    },
    'with a run that nobody made': {
      edit: (message) => setRun(message, { runId: 'made-up' }),
      detail: 'unknown-run',
    },
    'with a run that was never matched': { edit: () => undefined, detail: 'unknown-run' },
  }
  for (const [what, { edit, detail }] of Object.entries(refused)) {
    it(
      `${what} is refused: ${detail}`,
      inShop(async (shop) => {
        twoPaidInvoices(shop)
        const flow = openFlow(shop)
        const fetched = await flow.fetch()
        const messages = what.endsWith('never matched') ? fetched : await flow.match(fetched)
        for (const message of messages) edit(message)
        await assert.rejects(flow.book(messages), withDetail(detail))
        assertBooksAreRight(shop, { openCents: 16_600, clearingCents: 0 })
      }),
    )
  }

  it(
    'with the run of another administration is refused',
    inShop(async (shop) => {
      twoPaidInvoices(shop)
      const other = await openShop({ seed: 2 })
      try {
        twoPaidInvoices(other)
        const [here, there] = [openFlow(shop), openFlow(other)]
        const foreign = await there.match(await there.fetch())
        const messages = await here.match(await here.fetch())
        for (const message of messages) setRun(message, { runId: foreign[0]?.reconcile.runId ?? '' })
        await assert.rejects(here.book(messages), withDetail('unknown-run'))
        assertBooksAreRight(shop, { openCents: 16_600, clearingCents: 0 })
      } finally {
        await other.close()
      }
    }),
  )

  it(
    'from a preview is booked for what was shown, in another node',
    inShop(async (shop) => {
      twoPaidInvoices(shop)
      const flow = openFlow(shop)
      const shown = await flow.book(await flow.match(await flow.fetch()), { mode: 'preview' })
      assert.deepEqual(statesOf(linesIn(shown)), { '2026-1': 'preview', '2026-2': 'preview' })
      assert.equal(shown[0]?.reconcile.mode, 'preview')
      const booked = await flow.book(shown)
      assert.deepEqual(statesOf(linesIn(booked)), { '2026-1': 'booked', '2026-2': 'booked' })
      assert.equal(booked[0]?.reconcile.bookedCents, 16_600)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
    }),
  )
})

async function bookedAfter(
  shop: Shop,
  edit: (lines: readonly ReconcileLine[]) => readonly ReconcileLine[],
): Promise<readonly ReconcileLine[]> {
  twoPaidInvoices(shop)
  const flow = openFlow(shop)
  const messages = await flow.match(await flow.fetch())
  for (const message of messages) message.payload = edit(message.payload)
  const lines = linesIn(await flow.book(messages))
  assert.deepEqual(flow.failures, [])
  return lines
}

function twoPaidInvoices(shop: Shop): void {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.sell('2026-2', 4_500, 'K-2')
  shop.pay('K-1', 12_100)
  shop.pay('K-2', 4_500)
}

function isFirst({ debtor }: ReconcileLine): boolean {
  return debtor.invoiceNumber === '2026-1'
}

function setRun(message: FlowMessage, part: { readonly runId: string }): void {
  message.reconcile = { ...message.reconcile, ...part }
}

function withDetail(detail: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.code === 'CONFIG_INVALID' && error.detail === detail
}
