import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { importFiles } from '../../../../nodes/reconcile/book-payment/by-file/import-files.ts'
import { fakeClock } from '../booking-world.ts'

describe('import files on disk', () => {
  it('appear whole, under their own name, when they are published', async () => {
    const { files, folder } = aFolder()
    const path = await files.reserve(folder, 'bookings', 'csv')
    await files.write(path, 'whole\r\n')
    assert.equal(readdirSync(folder).includes('bookings.csv'), false)
    await files.publish(path)
    assert.deepEqual(readdirSync(folder), ['bookings.csv'])
    assert.equal(readFileSync(path, 'utf8'), 'whole\r\n')
  })

  it('of the same second get names of their own, also from two processes at once', async () => {
    const { files, folder } = aFolder()
    const paths = await Promise.all([1, 2, 3, 4].map(() => files.reserve(folder, 'bookings', 'csv')))
    for (const path of paths) await files.write(path, path)
    await Promise.all(paths.map((path) => files.publish(path)))
    const next = await files.reserve(folder, 'bookings', 'csv')
    assert.equal(new Set([...paths, next]).size, 5)
    for (const path of paths) assert.equal(readFileSync(path, 'utf8'), path)
  })

  it('never take the place of a file that is there, nor of one that comes meanwhile', async () => {
    const { files, folder } = aFolder()
    writeFileSync(join(folder, 'bookings.csv'), 'theirs')
    const path = await files.reserve(folder, 'bookings', 'csv')
    assert.equal(path, join(folder, 'bookings-2.csv'))
    await files.write(path, 'ours')
    writeFileSync(path, 'theirs too')
    await assert.rejects(files.publish(path), { code: 'CONFIG_INVALID', detail: 'import-file-not-written' })
    assert.equal(readFileSync(path, 'utf8'), 'theirs too')
  })

  it('that were taken back never appear, and those that appeared are not taken back', async () => {
    const { files, folder } = aFolder()
    const [back, kept] = [await files.reserve(folder, 'a', 'csv'), await files.reserve(folder, 'b', 'csv')]
    assert.equal(await files.withdraw(back), true)
    assert.equal(await files.withdraw(back), true, 'a kill in between can come again')
    await assert.rejects(files.publish(back), { code: 'ENOENT' })
    await files.discard(back)
    await files.publish(kept)
    assert.equal(await files.withdraw(kept), false)
    renameSync(kept, join(folder, 'imported.csv'))
    assert.equal(await files.withdraw(kept), false)
    assert.deepEqual(readdirSync(folder), ['imported.csv'])
  })

  it('can not be taken back from a folder that is out of reach', async () => {
    const { files, folder } = aFolder()
    assert.equal(await files.withdraw(join(folder, 'gone', 'bookings.csv')), false)
  })
})

function aFolder() {
  return { files: importFiles(fakeClock()), folder: mkdtempSync(join(tmpdir(), 'import-files-')) }
}
