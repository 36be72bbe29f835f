import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { endOf, recordFilesIn } from '../../../nodes/reconcile/run-record/record-files.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { aRecord, verified } from './a-record.ts'

describe('processes that share a record', function () {
  this.timeout(60_000)
  const newFolder = temporaryFolders()

  it('each add to a file of their own, at the same moment, and the whole is proved', async () => {
    const folder = await newFolder()
    const said = await Promise.all(['1', '2', '3'].map((name) => adding(folder, name, 40)))
    assert.deepEqual(
      said.map(({ length }) => length),
      [40, 40, 40],
    )
    const { breaks, entries, files } = await verified(folder)
    assert.deepEqual(breaks, [])
    assert.equal(files, 3)
    assert.equal(entries, 3 * (1 + 80))
    await assertHolds(folder, said.flat())
  })

  it('lose nothing that was added before a kill, kill after kill, and the next one says where it was', async () => {
    const folder = await newFolder()
    const said: string[] = []
    for (const killedAfter of [1, 2, 9, 27]) said.push(...(await adding(folder, String(killedAfter), 0, killedAfter)))
    await aRecord(folder).add([])
    const { breaks, files } = await verified(folder)
    assert.deepEqual(breaks, [])
    assert.equal(files, 5)
    await assertHolds(folder, said)
  })

  it('leave a torn line where it is: it is told until the next process has noted it, and never taken for an entry', async () => {
    const folder = await newFolder()
    await aRecord(folder).add([{ kind: 'failed', body: { stage: 'fetch', code: 'CANCELLED', detail: 'closing' } }])
    const [file] = await recordFilesIn(folder)
    assert.ok(file)
    await appendFile(file.path, '{"n":3,"at":"2026-10')
    const torn = await verified(folder)
    assert.deepEqual(torn.breaks, [{ file: file.name, line: 3, n: 3, why: 'unfinished' }])
    await aRecord(folder).add([])
    const noted = await verified(folder)
    assert.deepEqual(noted.breaks, [])
    assert.deepEqual(
      noted.unfinished.map(({ n, unfinishedBytes }) => ({ n, unfinishedBytes })),
      [{ n: 2, unfinishedBytes: 20 }],
    )
  })

  it('see it when lines are gone from the file that they are writing', async () => {
    const folder = await newFolder()
    const record = aRecord(folder)
    const fact = { kind: 'failed', body: { stage: 'fetch', code: 'CANCELLED', detail: 'closing' } } as const
    await record.add([fact, fact])
    const [file] = await recordFilesIn(folder)
    assert.ok(file)
    await truncate(file.path, (await readFile(file.path)).lastIndexOf('{"n":3'))
    await rm(endOf(file.path))
    await record.add([fact])
    const [found] = (await verified(folder)).breaks
    assert.deepEqual([found?.file, found?.why, found?.line], [file.name, 'ends-early', 3])
  })
})

/** @returns the keys that it told before it ended, or was killed */
async function adding(folder: string, name: string, count: number, killedAfter = Infinity): Promise<readonly string[]> {
  const program = join(__dirname, 'record-process.ts')
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', program, folder, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    if (said.length === killedAfter) child.kill('SIGKILL')
  })
  await Promise.all([once(child, 'exit'), once(lines, 'close')])
  return said
}

async function assertHolds(folder: string, keys: readonly string[]): Promise<void> {
  const texts = await Promise.all((await recordFilesIn(folder)).map(({ path }) => readFile(path, 'utf8')))
  const all = texts.join('')
  for (const key of keys) assert.equal(all.split(`"key":"${key}"`).length - 1, 2, key)
}
