// After the storm: nothing goes wrong any more, and a few runs on the days after have to put everything right.

import { turnSwitches, usualSwitches } from '../../sandbox/snelstart/switches.ts'
import { toldIn } from './audit/told.ts'
import type { House, HouseRun, NodeRedProcess } from './house.ts'
import { ended } from './storm.ts'

const MINUTE_MS = 60_000
/** After a clock that was hours ahead what it promised is in the future; rows are all read again once a day. */
const PAUSES_MS = [20, 240, 1_560, 20].map((minutes) => minutes * MINUTE_MS)

/** @returns the last of the runs */
export async function calm(house: House, left: NodeRedProcess): Promise<HouseRun> {
  house.weather.severity = 0
  house.disk.trouble = 'none'
  const { memoriaalSign, filterable, overpayment, checkAnswers } = house.shop.snelstart.switches
  turnSwitches(house.shop.snelstart.switches, {
    ...usualSwitches(),
    memoriaalSign,
    filterable,
    overpayment,
    checkAnswers,
  })
  left.process.clockAheadMs = 0
  left.process.spare()
  const main = left.process.isAlive ? left : house.start('main')
  let last: HouseRun | undefined
  for (const [index, pauseMs] of PAUSES_MS.entries()) {
    await house.time.pass(pauseMs)
    house.note(`quiet run ${index + 1}`)
    last = house.send(main, 'fetch')
    await ended(house, last)
    if (index < PAUSES_MS.length - 1) await keysReleased(house, main, last)
  }
  if (!last) throw new RangeError('no quiet run')
  return last
}

/**
 * A person looks at what the pack asks him to look at: a booking that he undid in SnelStart, or one in doubt that is not
 * there. He frees its key, or leaves it as it is where nothing waits for it.
 */
async function keysReleased(house: House, main: NodeRedProcess, { failures, arrived }: HouseRun): Promise<void> {
  const isAsked = failures.some(({ code }) => code === 'BALANCE_UNEXPECTED')
  if (!isAsked && house.seed % 2 === 0) return
  const inDoubt = toldIn(arrived).inDoubt.map(({ key }) => key)
  for (const key of new Set([...[...house.shop.undone].map((id) => `MSP-${id}`), ...inDoubt])) {
    if (house.shop.snelstart.bookingsWith(key).length > 0) continue
    house.note(`released ${key}`)
    await ended(house, house.send(main, 'book', { topic: 'release', key, who: 'Anna', why: 'it is not in SnelStart' }))
  }
}
