// What comes in by a message, and what stands on disk and could have been changed there.

import assert from 'node:assert/strict'

import fc from 'fast-check'
import { keptForm, readRecord } from '../../../nodes/msp-config/api/kept-records.ts'
import { crc32 } from '../../../nodes/reconcile/booking-register/crc32.ts'
import { entryLine, parseHeader, parseStep, stepLine } from '../../../nodes/reconcile/booking-register/register-line.ts'
import { afterStep, keyOf, type RegisterStep } from '../../../nodes/reconcile/booking-register/register-rules.ts'
import { openKeptOrders } from '../../../nodes/snelstart-config/online/kept-orders.ts'
import { parseMessage } from '../../../nodes/reconcile/message/reconcile-message.ts'
import { createRunRecords } from '../../../nodes/reconcile/runs/run-records.ts'
import type { KeptRows } from '../../../nodes/reconcile/domain/kept-rows.ts'
import { readPlanning } from '../../../dashboard/functions/read-planning.ts'
import { aPayment, anOpenDebtor } from '../../reconcile/domain/builders.ts'
import { A_DAY, aClaim, aGuid } from '../../reconcile/booking-register/a-claim.ts'
import { type Door, letIn } from './door.ts'
import { spoilt, spoiltText, strangeText, strangeValue } from './strange-values.ts'

const MESSAGE = {
  payload: [{ debtor: anOpenDebtor({ id: 'd1' }), outcome: 'paid', amountToBookCents: 12_100 }],
  reconcile: {
    runId: 'run-1',
    startedAt: '2026-01-31T02:30:00+01:00',
    administration: { id: 'a', name: 'b', kind: 'online' },
    requests: { snelstart: 1, multisafepay: 2 },
  },
}

const CLAIM = aClaim()
const AT = '2026-10-02T12:00:00+02:00'
const STEPS: readonly RegisterStep[] = [
  { kind: 'claim', claim: CLAIM },
  { kind: 'settle', key: CLAIM.key, at: AT, end: { state: 'booked', id: 'x', date: A_DAY } },
  { kind: 'release', key: CLAIM.key, at: AT, who: 'w', why: 'y' },
  {
    kind: 'entry',
    entry: { ...CLAIM, state: 'refused', refusal: { errorCode: 'SNELSTART_ANSWER', because: 'other' } },
  },
]
const BOOKED_ROW = JSON.parse(entryLine({ ...CLAIM, state: 'booked', id: 'x' }).slice(9)) as object

const RECORD = {
  runId: 'r',
  startedAt: AT,
  matched: {
    provider: { environment: 'live', accountId: '1' },
    settings: {
      references: ['betalingskenmerk'],
      pattern: '(\\d+)',
      partial: 'book',
      overpaid: 'hold',
      toleranceCents: 5,
      notCollected: ['X'],
    },
    allowTestPayments: false,
    paidSinceDays: 400,
    lookup: 'auto',
  },
}
const PLANNING = { plans: { task: { nextAt: AT } }, lastRuns: { task: 'run-1' } }

const KEPT_PAYMENT = { is: 'row', at: 1, row: keptForm(aPayment()) }
const KEPT_ORDERS = [
  { order: aGuid('order'), invoice: aGuid('invoice'), modifiedOn: AT, references: { betalingskenmerk: '1' } },
  { mark: { changedUntil: AT, renewedAt: 1, allOrders: 1 } },
]

const keptRows = (rows: readonly unknown[]): KeptRows => ({
  async *read() {
    await Promise.resolve()
    yield* rows
  },
  append: () => Promise.resolve(),
  replace: () => Promise.resolve(),
})

const safe = (amount: number): void => assert.ok(Number.isSafeInteger(amount), String(amount))

const planningText = fc.oneof(spoiltText(PLANNING), strangeText)

export const KEPT_DOORS: readonly Door[] = [
  {
    name: 'a message',
    law: fc.property(
      fc.oneof(
        { weight: 9, arbitrary: spoilt(MESSAGE) },
        { weight: 1, arbitrary: strangeValue.map((payload) => ({ ...MESSAGE, payload })) },
      ),
      (message) => {
        const accepted = letIn(() => parseMessage(message))
        if (!accepted) return
        assert.match(accepted.run.runId, /^[\w-]{1,80}$/)
        for (const { debtor } of accepted.lines) {
          safe(debtor.openCents)
          safe(debtor.totalCents)
        }
        assert.equal(new Set(accepted.lines.map(({ debtor }) => debtor.id)).size, accepted.lines.length)
      },
    ),
  },
  {
    name: 'a line of the booking register, signed by whoever changed it',
    law: fc.property(fc.oneof(...STEPS.map(spoiltText), spoiltText(BOOKED_ROW)), (json) => {
      const step = parseStep(`${crc32(json)} ${json}`)
      if (step === undefined) return
      const again = step.kind === 'entry' ? entryLine(step.entry) : stepLine(step)
      assert.deepEqual(parseStep(again.trimEnd()), step)
      assert.equal(typeof keyOf(step), 'string')
      try {
        afterStep(undefined, step)
      } catch (error) {
        assert.ok(error instanceof RangeError, 'read-register makes REGISTER_DAMAGED of it')
      }
    }),
  },
  {
    name: 'a line of the booking register with some signs changed',
    law: fc.property(
      fc.tuple(fc.constantFrom(...STEPS), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })),
      ([step, at, other]) => {
        const line = stepLine(step).trimEnd()
        const place = at % line.length
        const changed = line.slice(0, place) + other + line.slice(place + other.length)
        if (changed !== line) assert.equal(parseStep(changed), undefined)
      },
    ),
  },
  {
    name: 'the first line of the booking register',
    law: fc.property(fc.oneof(spoiltText({ format: 1, administration: 'a' }), strangeText), (json) => {
      const header = parseHeader(`${crc32(json)} ${json}`)
      if (header) assert.equal(typeof header.administration, 'string')
    }),
  },
  {
    name: 'the record of a run',
    law: fc.asyncProperty(spoilt([RECORD, { ...RECORD, runId: 's' }]), async (rows) => {
      const matched = (await createRunRecords(keptRows(rows as readonly unknown[])).find('r'))?.matched
      if (!matched) return
      safe(matched.settings.toleranceCents)
      assert.ok(matched.settings.toleranceCents >= 0)
      matched.settings.pattern?.exec('a1')
    }),
  },
  {
    name: 'a kept row of MultiSafepay',
    law: fc.property(spoilt(KEPT_PAYMENT), (row) => {
      const record = readRecord(row)
      if (record?.is === 'row') safe(record.row.amountCents)
    }),
  },
  {
    name: 'the kept orders of SnelStart',
    law: fc.asyncProperty(spoilt(KEPT_ORDERS), async (rows) => {
      const { orders } = await openKeptOrders(keptRows(rows as readonly unknown[]))
      for (const { references } of orders.values()) {
        assert.ok(Object.values(references).every((text) => typeof text === 'string'))
      }
    }),
  },
  {
    name: 'the planning of the dashboard',
    law: fc.property(fc.tuple(planningText, planningText), ([first, second]) => {
      const kept = new Map<string, unknown>()
      const flow = {
        get: (name: string) => kept.get(name),
        set: (name: string, value: unknown) => void kept.set(name, value),
      }
      readPlanning({ filename: 'planning', payload: first }, flow)
      readPlanning({ filename: 'planning.2', payload: second }, flow)
      const damage = kept.get('planningDamage')
      assert.ok([undefined, 'older', 'lost'].includes(damage as string | undefined))
      if (damage !== 'lost') assert.equal(typeof kept.get('plans'), 'object')
    }),
  },
]
