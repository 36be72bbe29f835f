// What is left of the planning when Node-RED goes down in the middle of writing it.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FlowContext, FlowMessage } from '../../dashboard/functions/function-node.ts'
import { keepPlanning } from '../../dashboard/functions/keep-planning.ts'
import { keptFiles } from '../../dashboard/functions/kept-files.ts'
import { readPlanning } from '../../dashboard/functions/read-planning.ts'
import { tellFault } from '../../dashboard/functions/tell-fault.ts'
import { tellPage } from '../../dashboard/functions/tell-page.ts'
import { temporaryFolders } from '../shared/files/temporary-folder.ts'
import { flowContext } from './flow-context.ts'

const NOW = new Date('2026-11-24T10:00:00Z')
const planAt = (nextAt: string): object => ({
  'Taak 1': { on: true, everyMinutes: 60, weekdaysOnly: false, nextAt },
})
const EARLIER = planAt('2026-11-25T02:30:00.000Z')
const LATER = planAt('2026-11-26T02:30:00.000Z')

const saidBy = (flow: FlowContext): unknown =>
  (tellPage({ payload: {} }, flow, NOW).payload as { planningDamage?: string }).planningDamage

describe('The planning of the dashboard, in its files', () => {
  const newFolder = temporaryFolders()
  let file: string
  beforeEach(async () => {
    file = join(await newFolder(), 'planning.json')
  })

  const kept = (plans: object, flow: FlowContext, at = NOW): FlowMessage => {
    flow.set('plans', plans)
    return keepPlanning({ get: () => file }, flow, at)
  }
  const write = ({ filename, payload }: FlowMessage): void => writeFileSync(String(filename), String(payload))
  /** Node-RED starts: the file nodes make what is not there, and read both. */
  const started = (): FlowContext => {
    const flow = flowContext()
    for (const { filename } of keptFiles(file, flow)) {
      writeFileSync(String(filename), '', { flag: 'a' })
      readPlanning({ filename, payload: readFileSync(String(filename), 'utf8') }, flow)
    }
    return flow
  }

  it('is there again after a restart, whichever file was written last', () => {
    const flow = started()
    for (const plans of [EARLIER, LATER, EARLIER]) {
      write(kept(plans, flow))
      const again = started()
      assert.deepEqual(again.get('plans'), plans)
      assert.equal(saidBy(again), undefined)
    }
  })

  it('is the one from before, and says so, wherever the writing of the next one broke off', () => {
    const flow = started()
    write(kept(EARLIER, flow))
    const next = kept(LATER, flow)
    const whole = String(next.payload)
    for (let length = 1; length < whole.length; length += 1) {
      write({ ...next, payload: whole.slice(0, length) })
      const again = started()
      assert.deepEqual(again.get('plans'), EARLIER)
      assert.equal(saidBy(again), 'older')
    }
  })

  it('is whole again after the next change, and says nothing more', () => {
    const flow = started()
    write(kept(EARLIER, flow))
    write({ ...kept(LATER, flow), payload: '{"version":1,"pl' })
    write(kept(LATER, started()))
    const again = started()
    assert.deepEqual(again.get('plans'), LATER)
    assert.equal(saidBy(again), undefined)
  })

  it('that was lost whole is said until somebody chose it again, also when runs and restarts come between', () => {
    for (const broken of ['{"version":1,"pl', '\0\0\0\0', '{"plans":{"Taak 1":{"nextAt":"soon"}}}', '[]']) {
      write({ filename: file, payload: broken })
      write({ filename: `${file}.2`, payload: '' })
      for (let restart = 0; restart < 3; restart += 1) {
        const flow = started()
        assert.deepEqual(flow.get('plans') ?? {}, {})
        assert.equal(saidBy(flow), 'lost')
        // A run ended, and is kept as the last.
        write(keepPlanning({ get: () => file }, flow, NOW))
      }
    }
  })

  it('of an earlier version, in one file and without a number, is read', () => {
    write({ filename: file, payload: JSON.stringify({ version: 1, plans: EARLIER, lastRuns: { 'Taak 1': 'run-1' } }) })
    const flow = started()
    assert.deepEqual([flow.get('plans'), flow.get('lastRuns')], [EARLIER, { 'Taak 1': 'run-1' }])
    write(kept(LATER, flow))
    assert.deepEqual(started().get('plans'), LATER)
  })

  it('that can not be read or written is said as well', () => {
    const flow = started()
    for (const [message, said] of [
      [keptFiles(file, flow)[0], 'lost'],
      [kept(EARLIER, flow), 'unkept'],
    ] as const) {
      tellFault({ ...message, error: { message: 'EACCES' } }, flow, NOW)
      assert.equal(saidBy(flow), said)
    }
  })

  it('is the newest also after the clock was set back', () => {
    const flow = started()
    write(kept(EARLIER, flow))
    write(kept(LATER, flow, new Date('2020-01-01T00:00:00Z')))
    assert.deepEqual(started().get('plans'), LATER)
  })
})
