import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { RegisterDisk } from '../../../nodes/reconcile/booking-register/register-disk.ts'
import { tryDisk } from '../../../nodes/reconcile/booking-register/try-disk.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { systemClock } from '../../../nodes/shared/http/system-clock.ts'

describe('Whether a register can be kept in a folder', () => {
  let folder: string
  const disk = durableDisk(systemClock)
  const tried = (with_: RegisterDisk = disk, signal = new AbortController().signal): Promise<void> =>
    tryDisk({ folder: join(folder, 'register', 'trial'), clock: systemClock, disk: with_ }, signal)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'try-disk-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is tried without leaving anything behind', async () => {
    await tried()
    assert.deepEqual(await readdir(join(folder, 'register')), [])
  })

  it('is told by the word of the system when the disk is full, and leaves nothing behind', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    await assert.rejects(tried({ ...disk, openToAppend: () => Promise.reject(full) }), (error: object) => {
      assert.deepEqual([Reflect.get(error, 'code'), Reflect.get(error, 'detail')], ['REGISTER_LOCKED', 'not-writable'])
      assert.equal((Reflect.get(error, 'values') as { system: string }).system, 'ENOSPC')
      return true
    })
    assert.deepEqual(await readdir(join(folder, 'register')), [])
  })

  it('is not so when what was written does not come back', async () => {
    const forgetful = { ...disk, linesOf: (path: string) => disk.linesOf(`${path}.other`) }
    await assert.rejects(tried(forgetful), { code: 'REGISTER_LOCKED' })
  })

  it('ends with the reason of who cancels', async () => {
    await assert.rejects(tried(disk, AbortSignal.abort(new Error('closed'))), /closed/)
  })
})
