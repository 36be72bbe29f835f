import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { smallPng } from '../../scripts/pictures/small-png.ts'
import { IMAGES_FOLDER, pictureKey, WORDS_FILE, type Picture } from '../../scripts/pictures/picture.ts'
import { openStudio, type Studio } from '../../scripts/pictures/studio.ts'
import { takePictures } from '../../scripts/pictures/take-pictures.ts'
import { filesIn } from '../house/project.ts'
import { pages, read } from '../docs/markdown.ts'

const PICTURE_BYTES_MAX = 120_000
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

const kept = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(WORDS_FILE, 'utf8')))

describe('The pictures of the manual', () => {
  const onPages = pages().flatMap((page) =>
    [...read(page).matchAll(/!\[([^\]]*)\]\(([^)]+\.png)\)/g)].map(([, alt = '', target = '']) => ({
      page,
      alt,
      key: path.posix.relative('docs/images', path.posix.join(path.posix.dirname(page), target)),
    })),
  )

  it('are the files that the words were written down of, each small', () => {
    const files = filesIn('docs/images', /\.png$/).map((file) => path.posix.relative('docs/images', file))
    assert.deepEqual(files.sort(), Object.keys(kept).sort())
    for (const key of files) {
      const file = path.join(IMAGES_FOLDER, key)
      assert.ok(statSync(file).size < PICTURE_BYTES_MAX, `${key}: ${statSync(file).size} bytes`)
      assert.deepEqual(readFileSync(file).subarray(0, 4), PNG)
    }
  })

  it('each stand on a page, and each says in words what it shows', () => {
    assert.deepEqual([...new Set(onPages.map(({ key }) => key))].sort(), Object.keys(kept).sort())
    for (const { page, alt, key } of onPages) assert.ok(alt.length > 15, `${page}: ${key}`)
  })

  it('are Dutch in the Dutch manual and English in the English one', () => {
    for (const [folder, language] of [
      ['docs/handleiding/', 'nl/'],
      ['docs/manual/', 'en/'],
    ] as const) {
      const shown = onPages.filter(({ page }) => page.startsWith(folder))
      assert.ok(shown.length > 10)
      for (const { page, key } of shown) assert.ok(key.startsWith(language), `${page}: ${key}`)
    }
  })

  it('are the same set in both languages', () => {
    const names = (language: string): string[] =>
      Object.keys(kept).flatMap((key) => (key.startsWith(language) ? [key.slice(language.length)] : []))
    assert.deepEqual(names('nl/'), names('en/'))
  })
})

describe('What stands on the screen now', function () {
  this.timeout(400_000)
  let studio: Studio | undefined
  let taken: readonly Picture[] = []

  before(async function () {
    studio = await openStudio()
    if (!studio) this.skip()
    taken = await takePictures(studio)
  })
  after(() => studio?.close())

  it('is every picture of the manual', () => {
    assert.deepEqual(taken.map(pictureKey).sort(), Object.keys(kept).sort())
  })

  for (const key of Object.keys(kept)) {
    it(`is what ${key} shows; if not: npm run pictures`, () => {
      assert.deepEqual(taken.find((picture) => pictureKey(picture) === key)?.words, kept[key])
    })
  }

  it('stays readable with fewer colours: a small picture has the size of the screen, and less weight', () => {
    for (const { png } of taken.slice(0, 2)) {
      const small = smallPng(png)
      assert.deepEqual(small.subarray(16, 24), png.subarray(16, 24))
      assert.ok(small.length < png.length)
    }
  })
})
