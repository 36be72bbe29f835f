// The main job over a folder that others left behind, whose steps are counted so that it can die at one of them.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { type Exchange, exchange as overHttp } from '../../../nodes/shared/http/exchange.ts'
import { systemClock } from '../../../nodes/shared/http/system-clock.ts'
import { countedDisk } from '../counted-disk.ts'
import { mainJob, type Services } from '../main-job.ts'

export interface BookerTask {
  readonly services: Services
  readonly folder: string
  readonly journal: number
  /** Dies at this step, counted from 1; 0 = lives. */
  readonly dieAtStep: number
  /** How far this process's clock is ahead: a restart long after the kill. */
  readonly aheadMs: number
  readonly runs: number
  /** The key of a booking that is reversed in place of the runs. */
  readonly reverse?: string
}

export interface BookerEnd {
  readonly steps: number
  /** The codes of what stopped its runs. */
  readonly stopped: readonly string[]
}

export async function bookRuns(task: BookerTask): Promise<BookerEnd> {
  let steps = 0
  const step = (): void => {
    steps += 1
    if (steps === task.dieAtStep) process.kill(process.pid, 'SIGKILL')
  }
  const clock = clockAhead(task.aheadMs)
  const job = mainJob(task.services, {
    folder: task.folder,
    clock,
    registerClock: slowedDown(clock),
    exchange: countedExchange(step),
    disk: countedDisk(durableDisk(slowedDown(clock)), step),
  })
  const stopped: string[] = []
  if (task.reverse !== undefined) await job.reverse(task.reverse)
  for (let run = 0; run < task.runs && task.reverse === undefined; run += 1) {
    const { stopped: error } = await job.run({
      matched: { lookup: 'bulk' },
      settings: { bookingJournal: task.journal },
    })
    if (error) stopped.push(`${error.code} ${error.detail} ${JSON.stringify(error.values)}`)
  }
  return { steps, stopped }
}

function countedExchange(step: () => void): Exchange {
  return async (request, signal) => {
    step()
    const answer = await overHttp(request, signal)
    step()
    return answer
  }
}

/** Sleeping costs no time: it only moves the clock on. */
function clockAhead(aheadMs: number): Clock {
  let offset = aheadMs
  return {
    now: () => Date.now() + offset,
    random: () => Math.random(),
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted()
      offset += milliseconds
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

/** A heartbeat on a clock that never waits would leave no time for anything else. */
function slowedDown(clock: Clock): Clock {
  return {
    ...clock,
    async sleep(milliseconds, signal) {
      await systemClock.sleep(milliseconds / TIMES_FASTER, signal)
      await clock.sleep(milliseconds, signal)
    },
  }
}

/** A beat moves the clock on by ten seconds: much faster, and on a busy machine balances grow old while they are used. */
const TIMES_FASTER = 100
