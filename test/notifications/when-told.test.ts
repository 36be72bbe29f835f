// When something is said, said again and said to be over, by the clock.

import assert from 'node:assert/strict'
import type { Environment, FlowContext } from '../../dashboard/functions/function-node.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'
import { mailOfFailure } from '../../notifications/functions/mail-of-failure.ts'
import { mailOfRun } from '../../notifications/functions/mail-of-run.ts'
import { mailWhenLate } from '../../notifications/functions/mail-when-late.ts'
import type { Told } from '../../notifications/functions/told.ts'
import { flowContext } from '../dashboard/flow-context.ts'
import { aPayment } from '../reconcile/domain/builders.ts'
import { aLine, aReconcileRun } from '../reconcile/reconcile-report/a-report.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T01:30:00Z')
const after = (hours: number): Date => new Date(START + hours * HOUR)
const DUTCH: Environment = { get: (name) => ({ LANGUAGE: 'nl', LATE_AFTER_HOURS: 26, REMIND_AFTER_DAYS: 7 })[name] }
const HELD = aLine({ invoiceNumber: '2', outcome: 'overpaid', attention: true })

function newFlow(): FlowContext {
  const told: Told = { begin: after(0).toISOString(), when: {} }
  return flowContext({ told })
}

function subjectsOf(
  flow: FlowContext,
  hours: number,
  lines: readonly ReconcileLine[],
  run: Partial<ReconcileRun> = {},
): readonly string[] {
  const finishedAt = after(hours).toISOString()
  const msg = { payload: '<html>', lines, reconcile: aReconcileRun(lines, { finishedAt, ...run }) }
  return mailOfRun(msg, DUTCH, flow, after(hours))[0].map(({ topic }) => topic.replace('Voorbeeld B.V. · ', ''))
}

const lateSubject = (flow: FlowContext, hours: number, kept: readonly object[] = []): string | undefined =>
  mailWhenLate({ payload: kept }, DUTCH, flow, after(hours))[0]?.topic.replace('SnelStart · MultiSafepay: ', '')

const failureAt = (flow: FlowContext, hours: number, code = 'SNELSTART_AUTH'): string | undefined => {
  const error = { code, message: 'Geweigerd.', source: { type: 'fetch-open-debtors' } }
  return mailOfFailure({ error }, DUTCH, flow, after(hours))[0]?.topic
}

describe('A mail about a run', () => {
  it('comes for what is new, and after a week for what is still there', () => {
    const flow = newFlow()
    assert.deepEqual(subjectsOf(flow, 0, [HELD]), ['1 uit te zoeken'])
    assert.deepEqual(subjectsOf(flow, 24, [HELD]), [])
    const other = aLine({ invoiceNumber: '3', outcome: 'refunded', attention: true })
    assert.deepEqual(subjectsOf(flow, 48, [HELD, other]), ['2 uit te zoeken'])
    assert.deepEqual(subjectsOf(flow, 72, [HELD, other]), [])
    assert.deepEqual(subjectsOf(flow, 48 + 7 * 24, [HELD, other]), ['nog steeds: 2 uit te zoeken'])
  })

  it('comes again for a line that was solved and came back, or has another outcome', () => {
    const flow = newFlow()
    subjectsOf(flow, 0, [HELD])
    assert.deepEqual(subjectsOf(flow, 1, []), [])
    assert.deepEqual(subjectsOf(flow, 2, [HELD]), ['1 uit te zoeken'])
    assert.deepEqual(subjectsOf(flow, 3, [{ ...HELD, outcome: 'charged-back' }]), ['1 uit te zoeken'])
  })

  it('names money that no line shows, doubt, and a booking that SnelStart refused', () => {
    const payment = aPayment({ transactionId: '7' })
    const inDoubt = [{ key: 'MSP-7', date: payment.created.slice(0, 10), clearingCents: 100, invoiceNumbers: ['1'] }]
    const booking = { key: 'MSP-8', state: 'refused', covers: [] } as const
    const refused = aLine({ booking, bookings: [booking] })
    const run = { unmatched: [payment], returnedAfterBooking: [payment, aPayment({ transactionId: '8' })], inDoubt }
    assert.deepEqual(subjectsOf(newFlow(), 0, [refused], run as unknown as Partial<ReconcileRun>), [
      '1 uit te zoeken, 1 onzeker of het geboekt is, 1 ontvangen zonder openstaande post, 2 teruggegaan na boeken',
    ])
  })

  it('does not come for a run that is alright', () => assert.deepEqual(subjectsOf(newFlow(), 0, [aLine()]), []))

  it('that stopped comes every night, and is said to be over by the next one that does not', () => {
    const flow = newFlow()
    const stopped = { stopped: { code: 'SNELSTART_QUOTA', message: 'Op.' } }
    assert.deepEqual(subjectsOf(flow, 0, [], stopped), ['gestopt (SNELSTART_QUOTA)'])
    assert.deepEqual(subjectsOf(flow, 1, [], stopped), [])
    assert.deepEqual(subjectsOf(flow, 24, [], stopped), ['nog steeds: gestopt (SNELSTART_QUOTA)'])
    assert.deepEqual(subjectsOf(flow, 25, []), ['weer in orde'])
    assert.deepEqual(subjectsOf(flow, 26, []), [])
  })
})

describe('A mail about a failure', () => {
  it('comes once a day for the same code, at once for another', () => {
    const flow = newFlow()
    const told = [0, 0.25, 12, 24].map((hours) => failureAt(flow, hours))
    const subject = 'SnelStart · MultiSafepay: storing SNELSTART_AUTH'
    assert.deepEqual(told, [subject, undefined, undefined, subject])
    assert.match(failureAt(flow, 24.1, 'MULTISAFEPAY_AUTH') ?? '', /MULTISAFEPAY_AUTH/)
    assert.deepEqual(subjectsOf(flow, 25, []), ['weer in orde'])
  })
})

describe('A mail that nothing ran', () => {
  it('comes once when none came to its end for longer than planned, once a week after that, and once when it is over', () => {
    const flow = newFlow()
    subjectsOf(flow, 0, [])
    assert.equal(lateSubject(flow, 25.9), undefined)
    assert.equal(lateSubject(flow, 26.1), 'geen uitvoering sinds 24-11-2026 02:30')
    assert.equal(lateSubject(flow, 26.3), undefined)
    assert.match(lateSubject(flow, 26.1 + 7 * 24) ?? '', /^geen uitvoering/)
    assert.deepEqual(subjectsOf(flow, 200, []), ['weer in orde'])
    assert.equal(lateSubject(flow, 201), undefined)
  })

  it('counts from the first day when there never was a run', () => {
    const flow = newFlow()
    assert.equal(lateSubject(flow, 25), undefined)
    assert.match(lateSubject(flow, 27) ?? '', /^geen uitvoering/)
  })

  const kept = (changes: object): object => ({
    ...aReconcileRun([], { finishedAt: after(24).toISOString(), mode: 'book' }),
    ...changes,
  })
  for (const [what, changes, counts] of [
    ['a kept run of this administration', {}, true],
    ['a run of another administration', { administration: { id: 'other', name: 'Other' } }, false],
    ['a run that stopped halfway', { stopped: { code: 'CANCELLED', message: '' } }, false],
    ['a preview where the flow books', { mode: 'preview' }, false],
    ['a moment that is still to come', { finishedAt: after(9000).toISOString() }, false],
  ] as const) {
    it(`${counts ? 'counts' : 'does not count'} ${what}`, () => {
      const flow = newFlow()
      subjectsOf(flow, 0, [])
      assert.equal(lateSubject(flow, 27, [kept(changes)]) === undefined, counts)
    })
  }

  it('is over when a run of another flow of this administration came to its end', () => {
    const flow = newFlow()
    subjectsOf(flow, 0, [])
    assert.match(lateSubject(flow, 27) ?? '', /^geen uitvoering/)
    const ended = kept({ finishedAt: after(27.5).toISOString() })
    assert.equal(lateSubject(flow, 28, [ended]), 'weer in orde')
    assert.equal(lateSubject(flow, 28.2, [ended]), undefined)
  })

  it('does not come before it is known what was said before a restart', () => {
    assert.deepEqual(mailWhenLate({ payload: [] }, DUTCH, flowContext(), after(1000)), [null, null])
  })
})
