import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { BookingRegister } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { expiredFiles, removeExpired } from '../../../nodes/reconcile/run-record/expired-files.ts'
import type { RecordDisk } from '../../../nodes/reconcile/run-record/record-disk.ts'
import { recordFilesIn } from '../../../nodes/reconcile/run-record/record-files.ts'
import { recordedRegister } from '../../../nodes/reconcile/run-record/recorded-register.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { A_DAY, aClaim } from '../booking-register/a-claim.ts'
import { aRegister, errorOf, holding } from '../booking-register/a-register.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { aRecord, NOON, type RecordGiven, SteppedClock, verified } from './a-record.ts'

const CLAIM = aClaim()
const BOOKED = { state: 'booked', id: 'booking-1', date: A_DAY } as const

describe('the booking register with a record', () => {
  const newFolder = temporaryFolders()

  it('tells of an order before it is promised, and of its answer after', async () => {
    const { folder, register } = await world(newFolder)
    await holding(register, async (held) => {
      await held.claim(CLAIM)
      assert.deepEqual(await told(folder), ['order'])
      await held.settle(CLAIM.key, BOOKED)
      assert.deepEqual(await told(folder), ['order', 'answer booked'])
      assert.equal(await held.release(CLAIM.key, { who: 'Anna', why: 'teruggedraaid' }), true)
      assert.equal(await held.release(CLAIM.key, { who: 'Anna', why: 'nog eens' }), false)
    })
    assert.deepEqual(await told(folder), ['order', 'answer booked', 'released by Anna'])
    assert.deepEqual((await verified(join(folder, 'record'))).breaks, [])
  })

  it('promises nothing that the record can not tell of', async () => {
    const { disk, register, bare } = await world(newFolder)
    await holding(register, async (held) => {
      disk.isFull = true
      await assert.rejects(held.claim(CLAIM), errorOf('RECORD_NOT_WRITABLE', 'disk'))
    })
    assert.equal((await bare.entries()).size, 0)
    disk.isFull = false
    await holding(register, (held) => held.claim(CLAIM))
  })

  it('notes an answer in the register also when the record can not follow, and catches up at once when it can', async () => {
    const { folder, disk, register, bare } = await world(newFolder)
    await holding(register, async (held) => {
      await held.claim(CLAIM)
      disk.isFull = true
      await held.settle(CLAIM.key, BOOKED)
      disk.isFull = false
    })
    assert.equal((await bare.entries()).get(CLAIM.key)?.state, 'booked')
    assert.deepEqual(await told(folder), ['order', 'answer booked, caught up'])
  })

  for (const [what, restarts] of [
    ['the next run of the same process', false],
    ['the next process', true],
  ] as const) {
    it(`leaves what the record missed to ${what}`, async () => {
      const { folder, disk, register } = await world(newFolder)
      await holding(register, async (held) => {
        await held.claim(CLAIM)
        disk.isFull = true
        await held.settle(CLAIM.key, BOOKED)
      })
      disk.isFull = false
      const next = restarts ? (await world(() => Promise.resolve(folder))).register : register
      await holding(next, () => Promise.resolve())
      await holding(next, () => Promise.resolve())
      assert.deepEqual(await told(folder), ['order', 'answer booked, caught up'])
      assert.deepEqual((await verified(join(folder, 'record'))).breaks, [])
    })
  }

  it('says of an order whose promise never reached the register that it lapsed', async () => {
    const { folder, record } = await world(newFolder)
    // As a kill leaves it between the two.
    await record.add([{ kind: 'order', runId: 'run-1', body: { ...anOrder(), key: 'MSP-1' } }])
    const { register } = await world(() => Promise.resolve(folder))
    await holding(register, () => Promise.resolve())
    assert.deepEqual(await told(folder), ['order', 'answer lapsed, caught up'])
  })

  it('begins beside a register that is older with its digest, and drops or repeats nothing of it', async () => {
    const folder = await newFolder()
    const bare = aRegister(folder, { clock: new SteppedClock(NOON - 86_400_000) })
    const old = aClaim({ claimedAt: '2026-10-01T12:00:00+02:00' })
    await holding(bare, async (held) => {
      await held.claim(old)
      await held.settle(old.key, BOOKED)
    })
    const entries = await bare.entries()
    const { register } = await world(() => Promise.resolve(folder), { entries })
    await holding(register, (held) => held.claim(aClaim({ transactionId: '7182936450019999' })))
    assert.deepEqual(await told(folder), ['order'])
    assert.match(await textOf(folder), /"before":\{"register":\{"entries":1,"digest":"[0-9a-f]{64}"\}\}/)
    await holding(register, (held) => held.release(old.key, { who: 'Anna', why: 'weg' }))
    assert.deepEqual(await told(folder), ['order', 'released by Anna'])
    assert.equal((await bare.entries()).size, 2)
  })
})

describe('seven years later', () => {
  const newFolder = temporaryFolders()

  it('only files whose seven years are over may go, only when asked, and the record says which went', async () => {
    const { folder, clock, disk, record, register } = await world(newFolder)
    await holding(register, (held) => held.claim(CLAIM))
    clock.step(globalThis.Date.parse('2033-12-31T23:00:00+01:00') - clock.now())
    const place = join(folder, 'record')
    await record.add([])
    assert.deepEqual(await expiredFiles(place, clock), [])
    clock.step(2 * 3_600_000)
    await record.add([])
    assert.deepEqual(
      (await recordFilesIn(place)).map(({ year }) => year),
      [2026, 2033, 2034],
    )
    assert.equal((await removeExpired(place, { clock, disk, record })).length, 1)
    const { breaks, removed, files } = await verified(place)
    assert.deepEqual([breaks, removed.length, files], [[], 1, 2])
    // What stands in the register only is not told anew.
    await holding(register, () => Promise.resolve())
    assert.deepEqual(await told(folder), [])
  })
})

interface FullDisk extends RecordDisk {
  isFull: boolean
}

async function world(newFolder: () => Promise<string>, given: RecordGiven = {}) {
  const folder = await newFolder()
  const clock = new SteppedClock()
  const disk = aDisk(clock)
  const record = aRecord(join(folder, 'record'), { clock, disk, ...given })
  const bare: BookingRegister = aRegister(folder, { clock })
  return { folder, clock, disk, record, bare, register: recordedRegister(bare, record) }
}

/** Full for the record; the register has a disk of its own. */
function aDisk(clock: SteppedClock): FullDisk {
  const real = durableDisk(clock)
  const refuse = (): void => {
    if (disk.isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  }
  const disk: FullDisk = {
    isFull: false,
    linesOf: (path) => real.linesOf(path),
    async writeWhole(path, texts) {
      refuse()
      await real.writeWhole(path, texts)
    },
    async openToAppend(path, keepBytes) {
      refuse()
      return real.openToAppend(path, keepBytes)
    },
  }
  return disk
}

/** What the record tells of bookings, in short. */
async function told(folder: string): Promise<readonly string[]> {
  const lines = (await textOf(folder)).split('\n').slice(0, -1)
  return lines.flatMap((line) => {
    const { kind, state, who, caughtUp } = JSON.parse(line) as Record<string, string | undefined>
    const how = caughtUp ? ', caught up' : ''
    if (kind === 'order') return [`order${how}`]
    if (kind === 'answer') return [`answer ${state}${how}`]
    return kind === 'released' && who !== undefined ? [`released by ${who}${how}`] : []
  })
}

async function textOf(folder: string): Promise<string> {
  const files = await recordFilesIn(join(folder, 'record'))
  return (await Promise.all(files.map(({ path }) => readFile(path, 'utf8')))).join('')
}

function anOrder() {
  const amounts = { clearingCents: 1, differenceCents: 0, overpaidCents: 0 }
  const date = calendarDate('2026-10-02')
  return {
    transactionId: '1',
    orderId: '1',
    date,
    journal: 1,
    ...amounts,
    debtors: [],
    covers: [],
    via: 'file' as const,
  }
}
