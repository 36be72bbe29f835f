import assert from 'node:assert/strict'

import type { BookingRegister, HeldRegister } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { A_DAY, aClaim } from './a-claim.ts'
import { aRegister, errorOf, GO_ON } from './a-register.ts'
import { NOON, SteppedClock } from './stepped-clock.ts'

const isTaken = errorOf('REGISTER_LOCKED', 'taken-over')
const FIRST = aClaim({ transactionId: '1' })
const SECOND = aClaim({ transactionId: '2' })

/** Takes the register over from one who fell silent. */
async function takeOver(folder: string): Promise<HeldRegister> {
  const clock = new SteppedClock(NOON)
  const register: BookingRegister = aRegister(folder, { clock })
  await assert.rejects(register.hold(GO_ON), errorOf('RUN_BUSY', 'other-run'))
  clock.step(60_000)
  return register.hold(GO_ON)
}

describe('a run that wakes up after another took over', () => {
  const newFolder = temporaryFolders()

  it('can promise nothing more, and its successor knows all that it had promised', async () => {
    const folder = await newFolder()
    const late = await aRegister(folder).hold(GO_ON)
    await late.claim(FIRST)
    const successor = await takeOver(folder)
    assert.deepEqual([...(await successor.entries()).keys()], [FIRST.key])
    await assert.rejects(late.claim(SECOND), isTaken)
    await assert.rejects(late.assertHeld(), isTaken)
    assert.ok(late.signal.aborted)
    await successor.settle(FIRST.key, { state: 'booked', date: A_DAY })
    await late.close()
    await successor.claim(SECOND)
    await successor.close()
    const states = [...(await aRegister(folder).entries()).values()].map(({ state }) => state)
    assert.deepEqual(states, ['booked', 'claimed'])
  })

  it('is refused its claim also when it fell asleep in the middle of making it', async () => {
    const folder = await newFolder()
    const disk = durableDisk(new SteppedClock())
    let successor: HeldRegister | undefined
    const late = await aRegister(folder, {
      disk: {
        ...disk,
        openToAppend: async (path, keepBytes) => {
          const file = await disk.openToAppend(path, keepBytes)
          const append = async (text: string): Promise<void> => {
            // The lock was looked at; now the machine sleeps, another takes over, and then the line is written.
            successor = await takeOver(folder)
            await file.append(text)
          }
          return { append, close: () => file.close() }
        },
      },
    }).hold(GO_ON)
    await assert.rejects(late.claim(FIRST), isTaken)
    await successor?.claim(FIRST)
    await late.close()
    await successor?.settle(FIRST.key, { state: 'booked', date: A_DAY })
    await successor?.close()
    assert.deepEqual(
      [...(await aRegister(folder).entries()).values()].map(({ state }) => state),
      ['booked'],
    )
  })

  it('has promised nothing when the other took over right after its line was written: that is read as a claim', async () => {
    const folder = await newFolder()
    const disk = durableDisk(new SteppedClock())
    let successor: HeldRegister | undefined
    const late = await aRegister(folder, {
      disk: {
        ...disk,
        openToAppend: async (path, keepBytes) => {
          const file = await disk.openToAppend(path, keepBytes)
          const append = async (text: string): Promise<void> => {
            await file.append(text)
            successor = await takeOver(folder)
          }
          return { append, close: () => file.close() }
        },
      },
    }).hold(GO_ON)
    await assert.rejects(late.claim(FIRST), isTaken)
    await assert.rejects(late.claim(SECOND), isTaken)
    assert.equal((await successor?.entries())?.get(FIRST.key)?.state, 'claimed')
    await late.close()
    await successor?.close()
  })

  it('does not replace the file of its successor by what it remembers', async () => {
    const folder = await newFolder()
    const late = await aRegister(folder).hold(GO_ON)
    await late.claim(FIRST)
    await late.settle(FIRST.key, { state: 'booked', date: A_DAY })
    const successor = await takeOver(folder)
    await successor.claim(SECOND)
    await late.close()
    await successor.close()
    assert.deepEqual([...(await aRegister(folder).entries()).keys()], [FIRST.key, SECOND.key])
  })
})
