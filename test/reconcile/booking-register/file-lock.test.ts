import assert from 'node:assert/strict'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { HeldLock } from '../../../nodes/reconcile/booking-register/administration-lock.ts'
import { createFileLock } from '../../../nodes/reconcile/booking-register/file-lock.ts'
import { highestLock, makeLock } from '../../../nodes/reconcile/booking-register/lock-files.ts'
import { asText, parseSign } from '../../../nodes/reconcile/booking-register/sign-of-life.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { errorOf, GO_ON } from './a-register.ts'
import { NOON, SteppedClock } from './stepped-clock.ts'

const MINUTE_MS = 60_000
const isBusy = errorOf('RUN_BUSY', 'other-run')
const isTaken = errorOf('REGISTER_LOCKED', 'taken-over')

describe('the lock of an administration', () => {
  const newFolder = temporaryFolders()
  const held: HeldLock[] = []
  afterEach(() => Promise.all(held.splice(0).map((lock) => lock.release())))

  async function acquired(folder: string, clock: SteppedClock, signal = GO_ON): Promise<HeldLock> {
    const lock = await createFileLock({ folder, clock }).acquire(signal)
    held.push(lock)
    return lock
  }

  /** Whoever held it was killed: its last sign of life stands still. */
  async function deadSince(folder: string, at: number): Promise<void> {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '7.lock'), asText({ owner: 'dead', state: 'held', beat: 3, since: at, at }))
  }

  it('is given to one, refused to a second at once, and given to it when the first is done', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    const first = await acquired(folder, clock)
    await assert.rejects(acquired(folder, clock), (error) => {
      assert.ok(error instanceof ReconcileError)
      assert.deepEqual(
        [error.code, error.values],
        ['RUN_BUSY', { since: '2026-10-02T12:00:00+02:00', lastSign: '2026-10-02T12:00:00+02:00' }],
      )
      return true
    })
    await first.assertOurs()
    await first.release()
    assert.equal((await acquired(folder, clock)).tookOver, false)
  })

  it('is given to exactly one of many who ask in one process at the same time', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    const lock = createFileLock({ folder, clock })
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => lock.acquire(GO_ON)))
    const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    held.push(...given)
    assert.equal(given.length, 1)
    for (const answer of answers) if (answer.status === 'rejected') assert.ok(isBusy(answer.reason))
  })

  it('stays with a run that takes an hour, which gives a sign of life every ten seconds', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    const first = await acquired(folder, clock)
    for (let signs = 1; signs <= 360; signs += 1) {
      await clock.asleep()
      clock.step(10_000)
    }
    await clock.asleep()
    assert.equal(parseSign((await highestLock(folder))?.text ?? '')?.beat, 360)
    await assert.rejects(acquired(folder, clock), isBusy)
    await first.assertOurs()
  })

  it('of a run that died less than a minute ago is still refused', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    await deadSince(folder, NOON - MINUTE_MS + 1000)
    await assert.rejects(acquired(folder, clock), isBusy)
  })

  it('of a run that died earlier is taken over after a watch of 25 seconds, not of a minute', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    await deadSince(folder, NOON - 15 * MINUTE_MS)
    const attempt = acquired(folder, clock)
    for (let watchedMs = 0; watchedMs < 25_000; watchedMs += 5_000) {
      await clock.asleep()
      clock.step(5_000)
    }
    assert.equal((await attempt).tookOver, true)
    assert.deepEqual(await readdir(folder), ['8.lock'])
  })

  it('is taken over without a watch by one who saw the same sign of life a minute ago', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    await deadSince(folder, NOON - 1000)
    const lock = createFileLock({ folder, clock })
    await assert.rejects(lock.acquire(GO_ON), isBusy)
    clock.step(MINUTE_MS)
    const taken = await lock.acquire(GO_ON)
    held.push(taken)
    assert.equal(taken.tookOver, true)
  })

  it('whose time lies in the future is judged by our own clock alone', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    await deadSince(folder, NOON + 24 * 60 * MINUTE_MS)
    const lock = createFileLock({ folder, clock })
    for (const waitMs of [0, MINUTE_MS / 2, MINUTE_MS / 2 - 1000]) {
      clock.step(waitMs)
      await assert.rejects(lock.acquire(GO_ON), isBusy)
    }
    clock.step(1000)
    held.push(await lock.acquire(GO_ON))
    assert.deepEqual(await readdir(folder), ['8.lock'])
  })

  it('is not taken from a machine whose clock is five minutes behind', async () => {
    const [folder, theirs, ours] = [await newFolder(), new SteppedClock(NOON - 5 * MINUTE_MS), new SteppedClock()]
    const first = await acquired(folder, theirs)
    const attempt = acquired(folder, ours)
    await ours.asleep()
    await theirs.asleep()
    theirs.step(10_000)
    await theirs.asleep()
    ours.step(5_000)
    await assert.rejects(attempt, isBusy)
    await first.assertOurs()
  })

  it('is not waited for once the run was cancelled', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    await deadSince(folder, NOON - 15 * MINUTE_MS)
    const cancel = new AbortController()
    const attempt = acquired(folder, clock, cancel.signal)
    await clock.asleep()
    cancel.abort(new Error('the flow was stopped'))
    await assert.rejects(attempt, /the flow was stopped/)
    assert.deepEqual(await readdir(folder), ['7.lock'])
  })

  it('that a kill left without a word is refused first, and taken over a minute later', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    await writeFile(join(folder, '7.lock'), '')
    const lock = createFileLock({ folder, clock })
    await assert.rejects(lock.acquire(GO_ON), isBusy)
    clock.step(MINUTE_MS)
    held.push(await lock.acquire(GO_ON))
    assert.deepEqual(await readdir(folder), ['8.lock'])
  })

  it('can not be had with a number that was passed while somebody hesitated', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, '9.lock'), 'held')
    assert.equal(await makeLock(folder, 8, 'late'), undefined)
    assert.deepEqual(await readdir(folder), ['9.lock'])
  })

  it('is not given where no file can be made', async () => {
    const folder = join(await newFolder(), 'file')
    await writeFile(folder, '')
    await assert.rejects(acquired(folder, new SteppedClock()), errorOf('REGISTER_LOCKED', 'not-writable'))
  })
})

describe('a run whose lock was taken over', () => {
  const newFolder = temporaryFolders()
  const held: HeldLock[] = []
  afterEach(() => Promise.all(held.splice(0).map((lock) => lock.release())))

  /** The first run slept for an hour, as a laptop does; the second found it silent. */
  async function sleeperAndSuccessor(): Promise<{ sleeper: HeldLock; successor: HeldLock; clock: SteppedClock }> {
    const [folder, asleep, awake] = [await newFolder(), new SteppedClock(), new SteppedClock()]
    const sleeper = await createFileLock({ folder, clock: asleep }).acquire(GO_ON)
    const lock = createFileLock({ folder, clock: awake })
    await assert.rejects(lock.acquire(GO_ON), isBusy)
    awake.step(MINUTE_MS)
    const successor = await lock.acquire(GO_ON)
    held.push(sleeper, successor)
    return { sleeper, successor, clock: asleep }
  }

  it('is told so at its next step', async () => {
    const { sleeper, successor } = await sleeperAndSuccessor()
    await assert.rejects(sleeper.assertOurs(), isTaken)
    await assert.rejects(sleeper.assertOurs(), isTaken)
    await successor.assertOurs()
  })

  it('is told so by its signal when it would give its next sign of life', async () => {
    const { sleeper, successor, clock } = await sleeperAndSuccessor()
    await clock.asleep()
    const told = new Promise((resolve) => sleeper.signal.addEventListener('abort', resolve, { once: true }))
    clock.step(10_000)
    await told
    assert.ok(isTaken(sleeper.signal.reason))
    assert.equal(successor.signal.aborted, false)
  })

  it('does not give the lock of its successor away', async () => {
    const { sleeper, successor } = await sleeperAndSuccessor()
    await sleeper.release()
    await successor.assertOurs()
  })

  it('wakes up and goes on when nobody took over, and shows life before anything else', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    const sleeper = await createFileLock({ folder, clock }).acquire(GO_ON)
    held.push(sleeper)
    const hour = new SteppedClock(NOON + 60 * MINUTE_MS)
    const attempt = createFileLock({ folder, clock: hour }).acquire(GO_ON)
    await hour.asleep()
    clock.step(60 * MINUTE_MS)
    await sleeper.assertOurs()
    hour.step(5_000)
    await assert.rejects(attempt, isBusy)
  })

  it('stops also when a person threw its lock away', async () => {
    const [folder, clock] = [await newFolder(), new SteppedClock()]
    const lock = await createFileLock({ folder, clock }).acquire(GO_ON)
    held.push(lock)
    await rm(folder, { recursive: true })
    await assert.rejects(lock.assertOurs(), errorOf('REGISTER_LOCKED', 'not-readable'))
    await mkdir(folder)
    await assert.rejects(lock.assertOurs(), isTaken)
  })
})
