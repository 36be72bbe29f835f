import assert from 'node:assert/strict'

import type { RegisterDisk } from '../../../nodes/reconcile/booking-register/register-disk.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { A_DAY, aClaim } from './a-claim.ts'
import { aRegister, GO_ON, holding } from './a-register.ts'
import { SteppedClock } from './stepped-clock.ts'

const FIRST = aClaim({ transactionId: '1' })
const SECOND = aClaim({ transactionId: '2' })

/** The real disk, until it is told to be full or read-only. */
class FailingDisk implements RegisterDisk {
  appendsFail: string | undefined
  rewritesFail: string | undefined
  readonly #disk = durableDisk(new SteppedClock())

  linesOf(path: string): ReturnType<RegisterDisk['linesOf']> {
    return this.#disk.linesOf(path)
  }

  async writeWhole(...[path, texts, justBefore]: Parameters<RegisterDisk['writeWhole']>): Promise<void> {
    if (this.rewritesFail) throw systemError(this.rewritesFail)
    await this.#disk.writeWhole(path, texts, justBefore)
  }

  async openToAppend(path: string, keepBytes: number): ReturnType<RegisterDisk['openToAppend']> {
    const file = await this.#disk.openToAppend(path, keepBytes)
    return {
      append: async (text) => {
        if (this.appendsFail) throw systemError(this.appendsFail)
        await file.append(text)
      },
      close: () => file.close(),
    }
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says`), { code })
}

function saysSystem(code: string): (error: unknown) => boolean {
  return (error) =>
    error instanceof ReconcileError &&
    error.code === 'REGISTER_LOCKED' &&
    error.detail === 'not-writable' &&
    error.values['system'] === code
}

describe('a disk that does not take what is written', () => {
  const newFolder = temporaryFolders()

  for (const code of ['ENOSPC', 'EROFS', 'EIO']) {
    it(`refuses the claim with ${code}, and nothing is promised`, async () => {
      const [folder, disk] = [await newFolder(), new FailingDisk()]
      await holding(aRegister(folder, { disk }), async (held) => {
        await held.claim(FIRST)
        disk.appendsFail = code
        await assert.rejects(held.claim(SECOND), saysSystem(code))
        assert.deepEqual([...(await held.entries()).keys()], [FIRST.key])
      })
      assert.deepEqual([...(await aRegister(folder).entries()).keys()], [FIRST.key])
    })
  }

  it('leaves a claim whose answer could not be written as it was, to be read back', async () => {
    const [folder, disk] = [await newFolder(), new FailingDisk()]
    await holding(aRegister(folder, { disk }), async (held) => {
      await held.claim(FIRST)
      disk.appendsFail = 'ENOSPC'
      await assert.rejects(held.settle(FIRST.key, { state: 'booked', date: A_DAY }), saysSystem('ENOSPC'))
    })
    assert.equal((await aRegister(folder).entries()).get(FIRST.key)?.state, 'claimed')
  })

  it('is written to again once there is room', async () => {
    const [folder, disk] = [await newFolder(), new FailingDisk()]
    await holding(aRegister(folder, { disk }), async (held) => {
      disk.appendsFail = 'ENOSPC'
      await assert.rejects(held.claim(FIRST), saysSystem('ENOSPC'))
      disk.appendsFail = undefined
      await held.claim(FIRST)
    })
    assert.deepEqual([...(await aRegister(folder).entries()).keys()], [FIRST.key])
  })

  it('lets no run begin where no register can be made, and the next one may try', async () => {
    const [folder, disk] = [await newFolder(), new FailingDisk()]
    disk.rewritesFail = 'EROFS'
    await assert.rejects(aRegister(folder, { disk }).hold(GO_ON), saysSystem('EROFS'))
    disk.rewritesFail = undefined
    await holding(aRegister(folder, { disk }), (held) => held.claim(FIRST))
    assert.equal((await aRegister(folder).entries()).size, 1)
  })

  it('keeps the longer file when it can not be rewritten shorter', async () => {
    const [folder, disk] = [await newFolder(), new FailingDisk()]
    await holding(aRegister(folder, { disk }), async (held) => {
      await held.claim(FIRST)
      await held.settle(FIRST.key, { state: 'booked', id: 'first', date: A_DAY })
      disk.rewritesFail = 'ENOSPC'
    })
    assert.equal((await aRegister(folder).entries()).get(FIRST.key)?.state, 'booked')
  })
})
