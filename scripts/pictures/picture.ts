// A picture of the manual, and the words that stand in it: pixels differ between browsers, words do not.

import path from 'node:path'

export interface Picture {
  readonly name: string
  readonly language: PictureLanguage
  readonly png: Buffer
  /** What a reader sees in it, from top to bottom; dates, times and ports are left out. */
  readonly words: readonly string[]
}

export type PictureLanguage = 'nl' | 'en'

/** Both languages, with what a browser asks for. */
export const LOCALES: Readonly<Record<PictureLanguage, { readonly editor: string; readonly dashboard: string }>> = {
  nl: { editor: 'nl', dashboard: 'nl-NL' },
  en: { editor: 'en-US', dashboard: 'en-GB' },
}

const ROOT = path.join(__dirname, '..', '..')

export const IMAGES_FOLDER = path.join(ROOT, 'docs', 'images')
/** The words of every picture when it was taken. */
export const WORDS_FILE = path.join(ROOT, 'test', 'pictures', 'words.json')

/** Relative to the folder of images, with a forward slash. */
export const pictureKey = ({ name, language }: Pick<Picture, 'name' | 'language'>): string => `${language}/${name}.png`
