import assert from 'node:assert/strict'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { asText } from '../../../nodes/reconcile/booking-register/sign-of-life.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { aRegister } from './a-register.ts'
import { registerProcess, type TestProcess } from './child-process.ts'
import { NOON } from './stepped-clock.ts'

describe('a process that is killed while it books', function () {
  this.timeout(60_000)
  const newFolder = temporaryFolders()

  it('loses nothing that was promised, and the next process goes on, kill after kill', async () => {
    const folder = await newFolder()
    const claimed = new Set<string>()
    const booked = new Set<string>()
    for (const [round, killedAfter] of [1, 2, 7, 30, 61].entries()) {
      // Each starts two minutes later by its own clock, so that it finds the lock of the dead one silent.
      const child = registerProcess(folder, NOON + round * 120_000)
      child.tell('hold')
      assert.equal(await child.hear(), 'held', `round ${String(round)}`)
      child.tell(`book ${String((round + 1) * 1_000_000)}`)
      const heard: string[] = []
      while (heard.length < killedAfter) heard.push(await child.hear())
      heard.push(...(await child.kill()))
      for (const line of heard) {
        const [word, key = ''] = line.split(' ')
        if (word === 'claimed') claimed.add(key)
        if (word === 'booked') booked.add(key)
      }
      const entries = await aRegister(folder).entries()
      for (const key of claimed) assert.ok(entries.has(key), `${key} was claimed in round ${String(round)}`)
      for (const key of booked) assert.equal(entries.get(key)?.state, 'booked', `${key} in round ${String(round)}`)
      assert.ok(entries.size <= claimed.size + round + 1, 'at most one more than was told, each time')
    }
  })
})

describe('two processes that want one administration', function () {
  this.timeout(60_000)
  const newFolder = temporaryFolders()
  const children: TestProcess[] = []
  afterEach(() => Promise.all(children.splice(0).map((child) => child.kill())))

  async function oneOfTwo(): Promise<{ winner: TestProcess | undefined; answers: readonly string[] }> {
    for (const child of children) child.tell('hold')
    const answers = await Promise.all(children.map((child) => child.hear()))
    return { winner: children[answers.indexOf('held')], answers: [...answers].sort() }
  }

  it('are never both let in, and the other is refused at once', async () => {
    const folder = await newFolder()
    children.push(registerProcess(folder, NOON), registerProcess(folder, NOON))
    for (let round = 1; round <= 20; round += 1) {
      const { winner, answers } = await oneOfTwo()
      assert.deepEqual(answers, ['RUN_BUSY', 'held'], `round ${String(round)}`)
      winner?.tell('close')
      assert.equal(await winner?.hear(), 'closed')
    }
    assert.deepEqual((await readdir(join(folder, 'lock'))).length, 1)
  })

  it('are never both let in when both find the lock of a dead one', async () => {
    const folder = await newFolder()
    children.push(registerProcess(folder, NOON), registerProcess(folder, NOON))
    await mkdir(join(folder, 'lock'))
    for (let round = 1; round <= 20; round += 1) {
      const dead = NOON - 3_600_000
      const sign = { owner: 'dead', state: 'held', beat: round, since: dead, at: dead } as const
      await writeFile(join(folder, 'lock', `${String(round * 100)}.lock`), asText(sign))
      const { winner, answers } = await oneOfTwo()
      assert.deepEqual(answers, ['RUN_BUSY', 'held'], `round ${String(round)}`)
      winner?.tell('close')
      assert.equal(await winner?.hear(), 'closed')
    }
  })
})
