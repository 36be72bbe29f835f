import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { packedPack } from './packed-pack.ts'

/** Of which the pictures of the manual, in two languages, are 850 kB. */
const TARBALL_BYTES_MAX = 1_500_000

describe('The tarball that npm would publish', function () {
  this.timeout(60_000)

  it('holds what is built and what is read, and no source, test or stand-in', async () => {
    const { files } = await packedPack()
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/', 1).join()))
    assert.deepEqual([...folders].sort(), ['dist', 'docs', 'examples', 'scripts'])
    const scripts = files.filter((file) => file.startsWith('scripts/'))
    assert.ok(scripts.every((file) => /^scripts\/windows(-acceptance\.ps1$|\/)/.test(file)))
    assert.deepEqual(
      files.filter((file) => /\.(ts|map|tgz|log)$/.test(file)),
      [],
    )
  })

  it('stays small', async () => {
    assert.ok(statSync((await packedPack()).tarball).size < TARBALL_BYTES_MAX)
  })
})
