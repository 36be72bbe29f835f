// Names of files and folders that are made of what others chose.

import assert from 'node:assert/strict'
import { basename, isAbsolute, relative, win32 } from 'node:path'

import fc from 'fast-check'
import { reportFilename } from '../../nodes/reconcile/reconcile-report/report-filename.ts'
import { dataFolder } from '../../nodes/shared/files/data-folder.ts'
import { temporaryFolders } from '../shared/files/temporary-folder.ts'
import { runHistory } from '../../nodes/reconcile/reconcile-report/history/run-history.ts'
import { aReconcileRun } from '../reconcile/reconcile-report/a-report.ts'
import { systemClock } from '../../nodes/shared/http/system-clock.ts'

const TRICKS = [
  '..',
  '../../etc/cron.d/job',
  '..\\..\\Windows',
  '/etc/passwd',
  'C:\\Windows\\System32',
  '\\\\server\\share',
  'nul\0.xlsx',
  'CON',
  'aux.txt',
  'LPT1:',
  'a:b:$DATA',
  'x'.repeat(5000),
  '‮gpj.exe',
  '．．／',
  '名前🚲',
  'trailing. ',
  '%2e%2e%2f',
  '~root',
  '-rf',
] as const

/** Windows: "Naming Files, Paths, and Namespaces". */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const trick = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }))

describe('The folder of an administration', () => {
  const root = '/somewhere/of/ours'
  const folders = dataFolder({ configured: root })

  it('is one folder in the data folder, with a name that every system takes, whatever its id', () => {
    fc.assert(
      fc.property(trick, (id) => {
        const path = folders.administrationFolder(id)
        assert.match(relative(root, path), /^administration-[a-z0-9_-]{1,140}$/)
        assert.doesNotMatch(basename(path), RESERVED)
        const account = relative(root, folders.accountFolder({ accountId: id, siteId: id, environment: 'live' }))
        assert.match(account, /^account-[a-z0-9_-]{1,140}.site-[a-z0-9_-]{1,140}.live$/)
      }),
      { numRuns: 5_000 },
    )
  })

  it('is another one for another id', () => {
    fc.assert(
      fc.property(trick, trick, (one, other) => {
        const guid = /^[0-9a-f-]{36}$/i
        if (one === other || guid.test(one) || /\p{Cs}/u.test(one + other)) return
        assert.notEqual(folders.administrationFolder(one), folders.administrationFolder(other))
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('The name of a report', () => {
  it('is one plain name without a path, whatever the administration is called', () => {
    fc.assert(
      fc.property(trick, (name) => {
        const file = reportFilename('xlsx', aReconcileRun([], { administration: { name, kind: 'online' } }))
        assert.match(file, /^snelstart-multisafepay-(?:[a-z0-9-]{1,60}-)?2026-01-31-0231\.xlsx$/)
        assert.equal(isAbsolute(file) || win32.isAbsolute(file), false)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('The file of a kept run', () => {
  const newFolder = temporaryFolders()

  it('is looked for in the history alone, whatever number a message asks for', async () => {
    const history = runHistory(await newFolder(), { clock: systemClock, warn: () => assert.fail('nothing is there') })
    for (const runId of TRICKS) assert.equal(await history.find(runId), undefined)
  })
})
