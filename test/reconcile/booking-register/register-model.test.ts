import assert from 'node:assert/strict'

import fc from 'fast-check'

import type { ClaimEnd, RegisterState } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { coveredBefore } from '../../../nodes/reconcile/booking-register/covered-before.ts'
import { bookingKey } from '../../../nodes/reconcile/domain/booking-key.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { A_DAY, aClaim } from './a-claim.ts'
import { aRegister, GO_ON } from './a-register.ts'

type Step =
  | { readonly does: 'claim'; readonly transactionId: string }
  | { readonly does: 'settle'; readonly transactionId: string; readonly end: ClaimEnd }
  | { readonly does: 'release'; readonly transactionId: string }
  | { readonly does: 'close and hold again' }

/** Written down here once more, in other words than the register's own. */
function modelAfter(state: RegisterState | undefined, step: Step): RegisterState | 'refused step' | undefined {
  const mayBeThere = state === 'claimed' || state === 'unknown' || state === 'file' || state === 'booked'
  if (step.does === 'close and hold again') return state
  if (step.does === 'claim') return mayBeThere ? 'refused step' : 'claimed'
  if (step.does === 'release') return mayBeThere ? 'free' : state
  if (state === undefined || state === 'booked' || !mayBeThere) return 'refused step'
  const to = step.end.state
  if (to === 'refused' && state !== 'claimed') return 'refused step'
  if (to === 'file' && state === 'unknown') return 'refused step'
  if (to === 'unknown' && state === 'file') return 'refused step'
  return to === 'absent' ? 'free' : to
}

const transactionId = fc.constantFrom('101', '102', '103')
const end: fc.Arbitrary<ClaimEnd> = fc.constantFrom<ClaimEnd>(
  { state: 'booked', id: 'in SnelStart', date: A_DAY },
  { state: 'booked', date: A_DAY },
  { state: 'refused', errorCode: 'SNELSTART_ANSWER', because: 'other' },
  { state: 'unknown' },
  { state: 'file' },
  { state: 'absent' },
)
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('claim' as const), transactionId }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('settle' as const), transactionId, end }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('release' as const), transactionId }) },
  { weight: 1, arbitrary: fc.constant({ does: 'close and hold again' as const }) },
)

describe('any sequence of steps', () => {
  const newFolder = temporaryFolders()

  it('reads the same from disk as it stands in memory, and as a simple model says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), async (steps) => {
        const folder = await newFolder()
        const model = new Map<string, RegisterState>()
        let held = await aRegister(folder).hold(GO_ON)
        for (const step of steps) {
          if (step.does === 'close and hold again') {
            await held.close()
            held = await aRegister(folder).hold(GO_ON)
            continue
          }
          const key = bookingKey(step.transactionId)
          const expected = modelAfter(model.get(key), step)
          const done = take(held, step)
          if (expected === 'refused step') await assert.rejects(done, RangeError)
          else {
            await done
            if (expected) model.set(key, expected)
          }
        }
        const inMemory = await held.entries()
        assert.deepEqual(await aRegister(folder).entries(), inMemory)
        await held.close()
        const afterClose = await aRegister(folder).entries()
        assert.deepEqual(afterClose, inMemory)
        assert.deepEqual(new Map([...afterClose].map(([key, { state }]) => [key, state])), model)
      }),
      { numRuns: 60 },
    )
  })
})

function take(
  held: Awaited<ReturnType<ReturnType<typeof aRegister>['hold']>>,
  step: Exclude<Step, { does: 'close and hold again' }>,
): Promise<unknown> {
  const key = bookingKey(step.transactionId)
  if (step.does === 'claim') return held.claim(aClaim({ transactionId: step.transactionId }))
  return step.does === 'settle' ? held.settle(key, step.end) : held.release(key, { who: 'admin', why: 'undone' })
}

describe('what earlier bookings account for', () => {
  const states: readonly [RegisterState, boolean][] = [
    ['claimed', true],
    ['booked', true],
    ['unknown', true],
    ['file', true],
    ['refused', false],
    ['free', false],
  ]
  for (const [state, counts] of states) {
    it(`${counts ? 'includes' : 'leaves out'} what is ${state}`, () => {
      const claim = aClaim()
      const covered = coveredBefore(new Map([[claim.key, { ...claim, state }]]))
      assert.equal(covered.centsByTransaction.get(claim.transactionId), counts ? 12_100 : undefined)
      assert.equal(covered.writtenOffByDebtor.get(claim.debtors[0]?.id ?? ''), counts ? 12_100 : undefined)
    })
  }

  it('adds up what several bookings did to one debtor', () => {
    const debtors = aClaim().debtors
    const entries = ['1', '2'].map((id) => ({ ...aClaim({ transactionId: id, debtors }), state: 'booked' as const }))
    const covered = coveredBefore(new Map(entries.map((entry) => [entry.key, entry])))
    assert.deepEqual([...covered.writtenOffByDebtor.values()], [24_200])
    assert.deepEqual([...covered.centsByTransaction.keys()], ['1', '2'])
  })
})
