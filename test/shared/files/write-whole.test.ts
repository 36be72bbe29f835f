import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { writeWhole } from '../../../nodes/shared/files/write-whole.ts'
import { noWaiting } from './no-waiting.ts'
import { temporaryFolders } from './temporary-folder.ts'

describe('a file that is written whole', () => {
  const newFolder = temporaryFolders()

  it('is what was given, also when that is long', async () => {
    const file = join(await newFolder(), 'new', 'whole.txt')
    const texts = Array.from({ length: 50_000 }, (_, index) => `line ${String(index)}\n`)
    await writeWhole(file, texts, noWaiting())
    assert.equal(await readFile(file, 'utf8'), texts.join(''))
  })

  it('is not replaced when the last look before it fails', async () => {
    const folder = await newFolder()
    const file = join(folder, 'whole.txt')
    await writeWhole(file, ['old'], noWaiting())
    const look = (): Promise<void> => Promise.reject(new Error('another run took over'))
    await assert.rejects(writeWhole(file, ['new'], noWaiting(), look), /another run took over/)
    assert.equal(await readFile(file, 'utf8'), 'old')
    assert.deepEqual(await readdir(folder), ['whole.txt'])
  })

  it('does not take the place of a folder', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'whole.txt'))
    await assert.rejects(writeWhole(join(folder, 'whole.txt'), ['new'], noWaiting()))
    assert.deepEqual(await readdir(folder), ['whole.txt'])
  })

  it('fails with the word of the system when its folder is a file', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'file'), '')
    await assert.rejects(writeWhole(join(folder, 'file', 'whole.txt'), ['new'], noWaiting()), { code: 'EEXIST' })
  })

  it('takes away what kills left half-written long ago, and not what is being written now', async () => {
    const folder = await newFolder()
    const file = join(folder, 'whole.txt')
    await writeFile(`${file}.1.tmp`, 'half')
    await utimes(`${file}.1.tmp`, 1_600_000_000, 1_600_000_000)
    await writeFile(`${file}.2.tmp`, 'half')
    await writeWhole(file, ['new'], noWaiting())
    assert.deepEqual(await readdir(folder), ['whole.txt', 'whole.txt.2.tmp'])
  })
})
