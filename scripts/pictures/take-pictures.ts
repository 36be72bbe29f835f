// Every picture of the manual, in both languages.

import { dashboardPictures } from './dashboard-pictures.ts'
import { editorPictures } from './editor-pictures.ts'
import type { Picture } from './picture.ts'
import type { Studio } from './studio.ts'

export async function takePictures(studio: Studio): Promise<readonly Picture[]> {
  return [
    ...(await editorPictures(studio, 'nl')),
    ...(await editorPictures(studio, 'en')),
    ...(await dashboardPictures(studio)),
  ]
}
