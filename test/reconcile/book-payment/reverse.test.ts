// Where a booking can't be reversed whatever the user wants, and what the register keeps of one that was.

import assert from 'node:assert/strict'

import { reversibleBooking } from '../../../nodes/reconcile/book-payment/reverse/reversible-booking.ts'
import { reverseBooking } from '../../../nodes/reconcile/book-payment/reverse/reverse-booking.ts'
import { afterStep } from '../../../nodes/reconcile/booking-register/register-rules.ts'
import type { RegisterEntry, RegisterState } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { coveredBefore } from '../../../nodes/reconcile/booking-register/covered-before.ts'
import { keysToBook } from '../../../nodes/reconcile/booking-register/reversed-bookings.ts'
import { bookingKey, reversalKey } from '../../../nodes/reconcile/domain/booking-key.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { aClaim } from '../booking-register/a-claim.ts'
import { aDebtor, aPayment, aWorld } from './booking-world.ts'

const ID = '7182936450011223'
const KEY = bookingKey(ID)
const WANTED = { key: KEY, who: 'Anna', why: 'wrong invoice' }

describe('A booking', () => {
  it('in an administration that can not show its lines is not reversed, and the error says where to do it', async () => {
    const world = aWorld([aDebtor(1)], [aPayment(1)])
    await world.run()
    const { books, register, clock } = world
    const parts = { administration: books, register, clock, absenceCountsAfterMs: 0, writeLimitMs: 0 }
    for (const mode of ['preview', 'book'] as const) {
      const wanted = { key: 'MSP-901', who: 'Anna', why: '' }
      await assert.rejects(
        reverseBooking(wanted, mode, parts, new AbortController().signal),
        detail('reverse-not-here'),
      )
    }
    assert.equal(books.written.length, 1)
  })

  it('where nothing may be booked is not reversed', async () => {
    const world = aWorld([aDebtor(1)], [aPayment(1)])
    await world.run()
    const { books, register, clock } = world
    books.notBookable = new ReconcileError('CONFIG_INVALID', 'preview-only')
    const parts = { administration: books, register, clock, absenceCountsAfterMs: 0, writeLimitMs: 0 }
    const wanted = { key: 'MSP-901', who: 'Anna', why: '' }
    await assert.rejects(reverseBooking(wanted, 'book', parts, new AbortController().signal), detail('preview-only'))
  })

  const refused: Readonly<Partial<Record<RegisterState, string>>> = {
    claimed: 'reverse-in-doubt',
    unknown: 'reverse-in-doubt',
    file: 'reverse-in-file',
    refused: 'reverse-unknown-key',
    free: 'reverse-unknown-key',
  }
  for (const [state, why] of Object.entries(refused)) {
    it(`that is ${state} in the register is not reversed: ${why}`, () => {
      const entries = entriesOf({ ...aClaim({ transactionId: ID }), state: state as RegisterState })
      assert.throws(() => reversibleBooking(KEY, entries), detail(why))
    })
  }

  it('whose reversing entry may be there is not reversed, and one whose entry was refused is', () => {
    assert.throws(() => reversibleBooking(KEY, entriesOf(booked(), reversal('unknown'))), detail('reverse-in-doubt'))
    assert.equal(reversibleBooking(KEY, entriesOf(booked(), reversal('refused'))).key, reversalKey(ID))
  })

  it('of a transaction with too long a number is not reversed', () => {
    const transactionId = '1'.repeat(20)
    const entry: RegisterEntry = { ...aClaim({ transactionId }), state: 'booked' }
    assert.throws(() => reversibleBooking(entry.key, entriesOf(entry)), detail('reverse-key-too-long'))
  })
})

describe('The register', () => {
  it('counts a booking as long as it is not certain that it was reversed, and its money for ever', () => {
    for (const state of ['claimed', 'unknown', 'refused', 'free'] as const) {
      const { writtenOffByDebtor, reversed } = coveredBefore(entriesOf(booked(), reversal(state)))
      assert.deepEqual([[...writtenOffByDebtor.values()], reversed?.size], [[12_100], 0], state)
    }
    const after = coveredBefore(entriesOf(booked(), reversal('booked')))
    assert.deepEqual([after.centsByTransaction.get(ID), after.writtenOffByDebtor.size], [12_100, 0])
    assert.deepEqual(after.reversed, new Map([[ID, KEY]]))
  })

  it('gives a transaction its next key only once its booking is reversed', () => {
    assert.equal(keysToBook(entriesOf(booked(), reversal('unknown')))(ID), KEY)
    assert.equal(keysToBook(entriesOf(booked(), reversal('booked')))(ID), `${KEY}-2`)
    assert.equal(keysToBook(entriesOf(booked(), reversal('booked')))('7001'), 'MSP-7001')
  })

  it('takes no key that does not belong to its transaction and to what it reverses', () => {
    const { key: _, ...claim } = aClaim({ transactionId: ID })
    const wrong = [
      { key: reversalKey(ID) },
      { key: KEY, reverses: WANTED },
      { key: reversalKey(ID, 2), reverses: WANTED },
      { key: reversalKey('7001'), reverses: { ...WANTED, key: bookingKey('7001') } },
    ]
    for (const part of wrong) {
      assert.throws(() => afterStep(undefined, { kind: 'claim', claim: { ...claim, ...part } }), RangeError)
    }
  })
})

function booked(): RegisterEntry {
  return { ...aClaim({ transactionId: ID }), state: 'booked' }
}

function reversal(state: RegisterState): RegisterEntry {
  const claim = aClaim({ transactionId: ID, clearingCents: cents(-12_100), covers: [] })
  return { ...claim, key: reversalKey(ID), reverses: WANTED, state }
}

function entriesOf(...entries: readonly RegisterEntry[]): ReadonlyMap<string, RegisterEntry> {
  return new Map(entries.map((entry) => [entry.key, entry]))
}

function detail(wanted: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.detail === wanted
}
