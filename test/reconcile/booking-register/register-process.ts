// A process of its own that holds and writes a register, told what to do by lines on its standard input.
// Arguments: folder, and milliseconds since 1970 at which its clock starts.

import { createInterface } from 'node:readline'

import type { HeldRegister } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { A_DAY, aClaim, aGuid } from './a-claim.ts'
import { aRegister, GO_ON } from './a-register.ts'

const [folder = '', startsAt = '0'] = process.argv.slice(2)

/** The short watch over a silent lock is over at once; the next sign of life never comes. */
function hastyClock(now: number): Clock {
  return {
    now: () => now,
    random: () => 0.5,
    sleep(milliseconds, signal) {
      if (milliseconds < 10_000) {
        now += milliseconds
        return Promise.resolve()
      }
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      })
    },
  }
}

const register = aRegister(folder, { clock: hastyClock(Number(startsAt)) })
let held: HeldRegister | undefined

async function hold(): Promise<string> {
  try {
    held = await register.hold(GO_ON)
    return 'held'
  } catch (error) {
    return error instanceof ReconcileError ? error.code : String(error)
  }
}

/** Claims and books without an end, and tells what has returned. */
async function bookOn(first: number): Promise<never> {
  for (let number = first; ; number += 1) {
    const claim = aClaim({ transactionId: String(number) })
    await held?.claim(claim)
    say(`claimed ${claim.key}`)
    await held?.settle(claim.key, { state: 'booked', id: aGuid(claim.key), date: A_DAY })
    say(`booked ${claim.key}`)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, argument = '0'] = line.split(' ')
  if (word === 'hold') void hold().then(say)
  if (word === 'book') void bookOn(Number(argument))
  if (word === 'close') void held?.close().then(() => say('closed'))
})
