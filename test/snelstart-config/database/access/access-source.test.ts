import assert from 'node:assert/strict'
import { createAccessSource } from '../../../../nodes/snelstart-config/database/access/access-source.ts'
import type { Warning } from '../../../../nodes/reconcile/domain/warning.ts'
import type { BooksSource } from '../../../../nodes/snelstart-config/database/source.ts'
import { systemClock } from '../../../../nodes/shared/http/system-clock.ts'
import { aBooksFile, type BooksFile } from './books-file.ts'
import { aWindows } from './windows.ts'

const { signal } = new AbortController()

describe('the best way to an Access file', () => {
  let books: BooksFile
  const told: Warning[] = []
  const sourceOf = (parts: Partial<Parameters<typeof createAccessSource>[0]>): BooksSource =>
    createAccessSource({
      place: { file: books.file },
      engine: books.engineWith({}),
      clock: systemClock,
      log: (warning) => told.push(warning),
      ...parts,
    })

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile()
  })
  after(() => books.close())
  afterEach(async () => (await aWindows()).standIn.set({}))

  it('is Access itself, and then it can be booked in', async () => {
    const source = sourceOf({})
    assert.equal((await source.catalogue(['tblPost'], signal)).tables.length, 1)
    assert.equal(source.writes, true)
  })

  it('is a copy where nothing opens Access files, and then nothing can be booked', async () => {
    await (await aWindows()).standIn.set({ providers32: [], providers64: [] })
    const source = sourceOf({})
    // The stand-in's file is no real one: that it is refused shows that its bytes were read.
    await assert.rejects(source.catalogue(['tblPost'], signal), { detail: 'file-not-access' })
    assert.equal(source.writes, false)
    assert.equal(told.at(-1)?.code, 'reads-a-copy')
  })

  it('is a copy where there is no Windows', () => {
    assert.equal(sourceOf({ engine: undefined }).writes, false)
  })

  it('is not a copy for a wrong password', async () => {
    const source = sourceOf({ engine: books.engineWith({ place: { file: books.file, password: 'wrong' } }) })
    await assert.rejects(source.catalogue(['tblPost'], signal), { code: 'SNELSTART_AUTH' })
    assert.equal(source.writes, true)
  })
})
