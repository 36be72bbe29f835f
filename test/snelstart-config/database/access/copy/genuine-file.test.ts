import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Clock } from '../../../../../nodes/reconcile/domain/clock.ts'
import { copiedTables } from '../../../../../nodes/snelstart-config/database/access/copy/copied-tables.ts'
import { createCopySource } from '../../../../../nodes/snelstart-config/database/access/copy/copy-source.ts'
import { copiedFile, type Disk } from '../../../../../nodes/snelstart-config/database/access/copy/read-file.ts'
import { systemClock } from '../../../../../nodes/shared/http/system-clock.ts'
import { nodeAdodbFolder } from '../windows.ts'

const { signal } = new AbortController()
const MDB_EXPORT = '/usr/bin/mdb-export'

describe('a genuine file of Access', () => {
  let folder = ''
  let sample: string | undefined

  before(async function () {
    this.timeout(60_000)
    folder = await mkdtemp(path.join(os.tmpdir(), 'genuine-mdb-'))
    const installed = await nodeAdodbFolder()
    if (installed === undefined)
      console.log('      no genuine file here: node-adodb, which brings one, is not installed')
    else sample = path.join(installed, 'examples', 'node-adodb.mdb')
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('tells its tables and columns', async () => {
    if (sample === undefined) return assertNoSample()
    const source = createCopySource({ file: sample, clock: systemClock, log: () => undefined })
    const { tables } = await source.catalogue(['USERS'], signal)
    assert.deepEqual(
      tables[0]?.columns.map((column) => [column.name, column.type, column.family, column.counted]),
      [
        ['UserId', 'Long Integer', 'integer', true],
        ['UserName', 'Text(255)', 'text', false],
        ['UserSex', 'Text(255)', 'text', false],
        ['UserBirthday', 'Date/Time', 'date', false],
        ['UserMarried', 'Yes/No', 'boolean', false],
      ],
    )
    assert.equal((await source.catalogue([], signal)).tables.length, 1)
  })

  it('gives the rows that mdbtools reads as well', async () => {
    if (sample === undefined) return assertNoSample()
    const { bytes } = await copiedFile(sample, systemClock, signal)
    const columns = ['UserId', 'UserName', 'UserBirthday', 'UserMarried']
    const rows = (await copiedTables(bytes, '', sample)).rows('Users', columns)
    assert.deepEqual(rows[2], {
      UserId: 3,
      UserName: '张三',
      UserBirthday: '1986-12-18T00:00:00.000',
      UserMarried: true,
    })
    if (!existsSync(MDB_EXPORT)) {
      console.log('      mdbtools is not installed: the rows are compared with what was seen of it before')
      return
    }
    const words = ['-H', '-D', '%Y-%m-%dT%H:%M:%S.000', '-T', '%Y-%m-%dT%H:%M:%S.000', '-d', '|', '-Q', sample, 'Users']
    const exported = execFileSync(MDB_EXPORT, words, { encoding: 'utf8' }).trim().split('\n')
    assert.deepEqual(
      rows.map((row) =>
        [row['UserId'], row['UserName'], row['UserBirthday'], row['UserMarried'] ? '1' : '0'].join('|'),
      ),
      exported.map((line) => {
        const [id, name, , birthday, married] = line.split('|')
        return [id, name, birthday, married].join('|')
      }),
    )
  })

  it('says which file and of what time it read', async () => {
    if (sample === undefined) return assertNoSample()
    const told: unknown[] = []
    const source = createCopySource({ file: sample, clock: systemClock, log: (warning) => told.push(warning) })
    await source.catalogue([], signal)
    await source.catalogue([], signal)
    assert.equal(told.length, 1, 'one copy serves until it is let go')
    await source.release()
    await source.catalogue([], signal)
    assert.equal(source.requestCount(), 2)
    assert.equal((told[0] as { code: string }).code, 'reads-a-copy')
  })

  it('that was cut off is no database', async () => {
    if (sample === undefined) return assertNoSample()
    const half = path.join(folder, 'half.mdb')
    await copyFile(sample, half)
    await truncate(half, 5000)
    const source = createCopySource({ file: half, clock: systemClock, log: () => undefined })
    await assert.rejects(source.catalogue(['Users'], signal), { detail: 'file-not-access' })
  })

  it('that is written while it is copied is copied again, and in the end refused', async () => {
    const written = Buffer.alloc(64)
    let writes = 0
    const busyFor = (times: number): Disk => ({
      stat: () => Promise.resolve({ size: written.length, mtimeMs: writes }),
      readFile: () => {
        if (writes < times) writes++
        return Promise.resolve(written)
      },
    })
    assert.equal((await copiedFile('x.mdb', atOnce, signal, busyFor(3))).writtenMs, 3)
    await assert.rejects(copiedFile('x.mdb', atOnce, signal, busyFor(100)), {
      code: 'SNELSTART_LOCKED',
      detail: 'copy-torn',
    })
  })

  it('that is not there, or is none, is told apart', async () => {
    const gone = createCopySource({ file: path.join(folder, 'weg.mdb'), clock: systemClock, log: () => undefined })
    await assert.rejects(gone.catalogue([], signal), { code: 'SNELSTART_UNREACHABLE', detail: 'file-not-found' })
    const letter = path.join(folder, 'brief.mdb')
    await writeFile(letter, 'Geachte heer')
    const source = createCopySource({ file: letter, clock: systemClock, log: () => undefined })
    await assert.rejects(source.catalogue([], signal), { detail: 'file-not-access' })
  })

  async function assertNoSample(): Promise<void> {
    assert.equal(await nodeAdodbFolder(), undefined)
  }
})

const atOnce: Clock = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() }
