import assert from 'node:assert/strict'
import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { KeptRows } from '../../../nodes/reconcile/domain/kept-rows.ts'
import { keptFolder } from '../../../nodes/shared/files/kept-folder.ts'
import { noWaiting } from './no-waiting.ts'
import { temporaryFolders } from './temporary-folder.ts'

async function all(rows: KeptRows): Promise<readonly unknown[]> {
  const read: unknown[] = []
  for await (const row of rows.read()) read.push(row)
  return read
}

describe('kept rows', () => {
  const newFolder = temporaryFolders()
  const clock = noWaiting()

  it('come back in the order in which they were kept, also by another object for the same folder', async () => {
    const folder = join(await newFolder(), 'account-1')
    const rows = keptFolder(folder, { clock }).rows('payments')
    await rows.append([{ id: '1' }, { id: '2' }])
    await rows.append([])
    await rows.append([{ id: 'café ☕\n' }])
    assert.deepEqual(await all(keptFolder(folder, { clock }).rows('payments')), [
      { id: '1' },
      { id: '2' },
      { id: 'café ☕\n' },
    ])
  })

  it('are none where nothing was kept', async () => {
    const rows = keptFolder(join(await newFolder(), 'not-there'), { clock }).rows('payments')
    assert.deepEqual(await all(rows), [])
  })

  it('are replaced as a whole, and nothing else is left in the folder', async () => {
    const folder = await newFolder()
    const rows = keptFolder(folder, { clock }).rows('payments')
    await rows.append([1, 2, 3])
    await rows.replace([4])
    assert.deepEqual(await all(rows), [4])
    assert.deepEqual(await readdir(folder), ['payments.jsonl'])
  })

  it('stay as they were when the rows that replace them end in an error', async () => {
    const folder = await newFolder()
    const rows = keptFolder(folder, { clock }).rows('payments')
    await rows.append([1, 2, 3])
    function* broken(): Generator<number> {
      yield 4
      throw new Error('the source went away')
    }
    await assert.rejects(rows.replace(broken()), /the source went away/)
    assert.deepEqual(await all(rows), [1, 2, 3])
    assert.deepEqual(await readdir(folder), ['payments.jsonl'])
  })

  it('lose a last row that was torn at any byte, and nothing else', async () => {
    const folder = await newFolder()
    const file = join(folder, 'payments.jsonl')
    const rows = keptFolder(folder, { clock }).rows('payments')
    await rows.append([{ id: 'kept' }])
    const keptBytes = (await stat(file)).size
    await rows.append([{ id: 'torn ☕' }])
    const whole = await readFile(file)
    for (let bytes = keptBytes; bytes < whole.length; bytes += 1) {
      await writeFile(file, whole)
      await truncate(file, bytes)
      assert.deepEqual(await all(rows), [{ id: 'kept' }], `torn after ${String(bytes)} bytes`)
      await rows.append([{ id: 'later' }])
      assert.deepEqual(await all(rows), [{ id: 'kept' }, { id: 'later' }], `written on after ${String(bytes)} bytes`)
    }
  })

  it('end before a damaged row for good, so that no later bookmark speaks for rows that are gone', async () => {
    const folder = await newFolder()
    const damages: object[] = []
    const rows = keptFolder(folder, { clock, onDamaged: (damage) => damages.push(damage) }).rows('payments')
    await rows.append([{ id: '1' }, { id: '2' }, { bookmark: 'read until 2' }])
    const file = join(folder, 'payments.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('{"id":"2"}', '{"id":\0\0\0\0'))
    assert.deepEqual(await all(rows), [{ id: '1' }])
    assert.deepEqual(damages, [{ file, line: 2 }])
    await rows.append([{ id: '3' }])
    assert.deepEqual(await all(rows), [{ id: '1' }, { id: '3' }])
    assert.equal(damages.length, 1)
  })

  it('are written in turn, whoever writes at the same time', async () => {
    const folder = await newFolder()
    const writers = Array.from({ length: 20 }, (_, writer) =>
      keptFolder(folder, { clock })
        .rows('payments')
        .append([
          { writer, row: 1 },
          { writer, row: 2 },
        ]),
    )
    await Promise.all(writers)
    const read = await all(keptFolder(folder, { clock }).rows('payments'))
    assert.equal(read.length, 40)
    assert.deepEqual(new Set(read.map((row) => JSON.stringify(row))).size, 40)
  })

  it('may be appended to while they are read', async () => {
    const folder = await newFolder()
    const rows = keptFolder(folder, { clock }).rows('payments')
    await rows.append([1, 2])
    for await (const row of rows.read()) if (row === 1) await rows.append([3])
    assert.deepEqual(await all(rows), [1, 2, 3])
  })

  it('are readable by their owner only', async () => {
    const folder = join(await newFolder(), 'account-1', 'site-1')
    const rows = keptFolder(folder, { clock }).rows('payments')
    await rows.append([1])
    await keptFolder(folder, { clock }).rows('others').replace([1])
    const modes = await Promise.all(
      [folder, join(folder, 'payments.jsonl'), join(folder, 'others.jsonl')].map(
        async (path) => (await stat(path)).mode,
      ),
    )
    if (process.platform !== 'win32')
      assert.deepEqual(
        modes.map((mode) => mode & 0o777),
        [0o700, 0o600, 0o600],
      )
    assert.equal(modes.length, 3)
  })

  it('have names that lead nowhere else', async () => {
    const folder = keptFolder(await newFolder(), { clock })
    for (const name of ['', '..', '../x', 'a/b', 'a\\b', 'A', 'a.b', 'a\0', 'x'.repeat(101)]) {
      assert.throws(() => folder.rows(name), RangeError, JSON.stringify(name))
    }
  })

  it('are refused when they have no form in JSON', async () => {
    const rows = keptFolder(await newFolder(), { clock }).rows('payments')
    await assert.rejects(rows.append([undefined]), RangeError)
    assert.deepEqual(await all(rows), [])
  })
})
