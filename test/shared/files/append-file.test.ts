import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { openToAppend } from '../../../nodes/shared/files/append-file.ts'
import { temporaryFolders } from './temporary-folder.ts'

describe('a file that only grows', () => {
  const newFolder = temporaryFolders()

  it('loses a torn end when it is opened, and grows from there', async () => {
    const path = join(await newFolder(), 'lines')
    await writeFile(path, 'one\ntwo\nthr')
    const file = await openToAppend(path, 8)
    await file.append('three\n')
    await file.append('four\n')
    await file.close()
    assert.equal(await readFile(path, 'utf8'), 'one\ntwo\nthree\nfour\n')
  })

  it('is not made by being opened', async () => {
    await assert.rejects(openToAppend(join(await newFolder(), 'lines'), 0), { code: 'ENOENT' })
  })

  it('is not opened when less of it is there than was read', async () => {
    const path = join(await newFolder(), 'lines')
    await writeFile(path, 'one\n')
    await assert.rejects(openToAppend(path, 8), { code: 'FILE_TAKEN' })
    assert.equal(await readFile(path, 'utf8'), 'one\n')
  })

  it('is left alone when somebody else wrote to it', async () => {
    const path = join(await newFolder(), 'lines')
    await writeFile(path, 'one\n')
    const file = await openToAppend(path, 4)
    await appendFile(path, 'theirs\n')
    await assert.rejects(file.append('two\n'), { code: 'FILE_TAKEN' })
    await file.close()
    assert.equal(await readFile(path, 'utf8'), 'one\ntheirs\n')
  })

  it('does not count as written when another file took its place', async () => {
    const path = join(await newFolder(), 'lines')
    await writeFile(path, 'one\n')
    const file = await openToAppend(path, 4)
    await writeFile(`${path}.new`, 'new\n')
    await rename(`${path}.new`, path)
    await assert.rejects(file.append('two\n'), { code: 'FILE_TAKEN' })
    await assert.rejects(file.append('three\n'), { code: 'FILE_TAKEN' })
    await file.close()
    assert.equal(await readFile(path, 'utf8'), 'new\n')
  })

  it('is cut back to its last whole line when the disk takes only part of the next', async () => {
    const path = join(await newFolder(), 'lines')
    await writeFile(path, 'one\n')
    // The shell's limit on the size of a file stands for a full disk: the system takes what fits, then refuses.
    const child = spawn('bash', [
      '-c',
      'ulimit -f 1; trap "" XFSZ; exec "$@"',
      '--',
      process.execPath,
      '--require',
      'tsx/cjs',
      join(__dirname, 'append-too-much.ts'),
      path,
    ])
    const [said, complaints, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ])
    assert.equal(exitCode, 0, complaints)
    assert.equal(said, 'EFBIG\n')
    assert.equal(await readFile(path, 'utf8'), 'one\ntwo\n')
  })
})
