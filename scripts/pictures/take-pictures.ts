// Every picture of the manual, in both languages.

import { dashboardPictures } from './dashboard-pictures.ts'
import { editorPictures } from './editor-pictures.ts'
import type { Picture } from './picture.ts'
import type { Studio } from './studio.ts'

export async function takePictures(studio: Studio): Promise<readonly Picture[]> {
  const dutch = await editorPictures(studio, 'nl')
  const ofRuns = await dashboardPictures(studio)
  await studio.speakEnglish()
  const english = await editorPictures(studio, 'en')
  return [...dutch, ...english, ...ofRuns]
}
