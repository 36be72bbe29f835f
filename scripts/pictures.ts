// `npm run pictures`: takes every picture of the manual anew, and writes down the words in them, on a machine with a Chromium.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { IMAGES_FOLDER, pictureKey, WORDS_FILE, type Picture } from './pictures/picture.ts'
import { smallPng } from './pictures/small-png.ts'
import { openStudio } from './pictures/studio.ts'
import { takePictures } from './pictures/take-pictures.ts'

async function main(): Promise<void> {
  const studio = await openStudio()
  if (!studio) throw new Error('No picture was taken: there is no browser.')
  try {
    const pictures = await takePictures(studio)
    const bytes = await keep(pictures)
    console.log(`${pictures.length} pictures, ${Math.round(bytes / 1000)} kB, in docs/images`)
  } finally {
    await studio.close()
  }
}

/** @returns how many bytes the pictures take */
async function keep(pictures: readonly Picture[]): Promise<number> {
  await rm(IMAGES_FOLDER, { recursive: true, force: true })
  let bytes = 0
  for (const picture of pictures) {
    const file = path.join(IMAGES_FOLDER, pictureKey(picture))
    const png = smallPng(picture.png)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, png)
    bytes += png.length
  }
  const words = Object.fromEntries(pictures.map((picture) => [pictureKey(picture), picture.words]))
  await writeFile(WORDS_FILE, `${JSON.stringify(words, undefined, 2)}\n`)
  return bytes
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
