import assert from 'node:assert/strict'
import { administrationBehind } from '../../../nodes/reconcile/runs/known-connections.ts'

const HOUR_MS = 3_600_000
const signal = new AbortController().signal

/** An administration that counts how often it was asked who it is. */
function anAdministration({ id }: { id?: string }) {
  const asked = { times: 0 }
  const describe = () => {
    asked.times += 1
    const named = id === undefined ? {} : { id }
    return Promise.resolve({ ...named, name: '', kind: 'online' as const, financialYearStartsIn: 1, warnings: [] })
  }
  return { asked, describe }
}

const at = (ms: number) => ({ now: () => ms })

describe('Whose books a connection reaches', () => {
  it('is asked once a day, for each connection by itself', async () => {
    const [one, other] = [anAdministration({ id: 'one' }), anAdministration({ id: 'other' })]
    for (const hours of [0, 1, 23]) {
      assert.equal((await administrationBehind(one, at(hours * HOUR_MS), signal)).id, 'one')
      assert.equal((await administrationBehind(other, at(hours * HOUR_MS), signal)).id, 'other')
    }
    assert.deepEqual([one.asked.times, other.asked.times], [1, 1])
    await administrationBehind(one, at(24 * HOUR_MS), signal)
    assert.equal(one.asked.times, 2)
  })

  it('is asked again when the clock was set back', async () => {
    const administration = anAdministration({ id: 'one' })
    await administrationBehind(administration, at(5 * HOUR_MS), signal)
    await administrationBehind(administration, at(4 * HOUR_MS), signal)
    assert.equal(administration.asked.times, 2)
  })

  it('is asked every time while it does not say who it is: the right to tell can be given any moment', async () => {
    const administration = anAdministration({})
    await administrationBehind(administration, at(0), signal)
    await administrationBehind(administration, at(0), signal)
    assert.equal(administration.asked.times, 2)
  })
})
