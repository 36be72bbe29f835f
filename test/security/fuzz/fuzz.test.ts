// Whatever comes in at a door is let in rightly or refused by name. How many inputs: FUZZ_INPUTS, over all doors together.

import assert from 'node:assert/strict'

import fc from 'fast-check'
import { ANSWER_DOORS } from './answer-doors.ts'
import { KEPT_DOORS } from './kept-doors.ts'
import { SETTINGS_DOORS } from './settings-doors.ts'

const DOORS = [...SETTINGS_DOORS, ...ANSWER_DOORS, ...KEPT_DOORS]
const INPUTS = Number(process.env['FUZZ_INPUTS'] ?? 100_000)
const SEED = process.env['FUZZ_SEED']

describe('Whatever comes in', function () {
  this.timeout(3_600_000)

  afterEach('nothing outside it has changed', () => {
    const touched = [Object.prototype, Array.prototype, Function.prototype].filter((each) => 'polluted' in each)
    assert.deepEqual(touched, [])
  })

  for (const { name, law } of DOORS) {
    it(`as ${name} is taken rightly or refused by name`, async () => {
      const numRuns = Math.ceil(INPUTS / DOORS.length)
      await fc.assert(law as fc.IAsyncProperty<[unknown]>, {
        numRuns,
        ...(SEED === undefined ? {} : { seed: Number(SEED) }),
      })
    })
  }
})
