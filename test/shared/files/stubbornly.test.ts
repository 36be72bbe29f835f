import assert from 'node:assert/strict'

import { stubbornly } from '../../../nodes/shared/files/stubbornly.ts'
import { noWaiting } from './no-waiting.ts'

function refusing(times: number, code: string): { attempt: () => Promise<void>; count: () => number } {
  let count = 0
  return {
    count: () => count,
    attempt: () => {
      count += 1
      return count <= times ? Promise.reject(Object.assign(new Error(code), { code })) : Promise.resolve()
    },
  }
}

describe('a file that another program holds', () => {
  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    it(`is tried again while the system says ${code}`, async () => {
      const [rename, clock] = [refusing(3, code), noWaiting()]
      await stubbornly(rename.attempt, clock)
      assert.deepEqual([rename.count(), clock.waitsMs], [4, [20, 50, 100]])
    })
  }

  it('is given up after less than two seconds', async () => {
    const [rename, clock] = [refusing(1000, 'EBUSY'), noWaiting()]
    await assert.rejects(stubbornly(rename.attempt, clock), { code: 'EBUSY' })
    assert.ok(clock.waitsMs.reduce((total, waitMs) => total + waitMs, 0) < 2000)
  })

  it('is not waited for when waiting does not help', async () => {
    const [rename, clock] = [refusing(1000, 'ENOSPC'), noWaiting()]
    await assert.rejects(stubbornly(rename.attempt, clock), { code: 'ENOSPC' })
    assert.deepEqual([rename.count(), clock.waitsMs], [1, []])
  })
})
