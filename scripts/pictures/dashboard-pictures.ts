// The pictures of what a run gives back: the dashboard, light, dark and on a phone, and the summary for a mail.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { filledDashboard, READY } from '../../test/browser/dashboard-flow.ts'
import { openDashboard } from '../../test/browser/dashboard-page.ts'
import { enter } from '../../test/lanes/admin-door.ts'
import { takePicture } from './camera.ts'
import { LOCALES, type Picture, type PictureLanguage } from './picture.ts'
import type { Studio } from './studio.ts'

const LOOKS = [
  { name: 'dashboard', colorScheme: 'light', viewport: { width: 1280, height: 1160 } },
  { name: 'dashboard-dark', colorScheme: 'dark', viewport: { width: 1280, height: 760 } },
  { name: 'dashboard-phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const
const MAIL = { width: 760, height: 1000 }
const LANGUAGES = ['nl', 'en'] as const

const wired = z.looseObject({ id: z.string(), wires: z.array(z.array(z.string())).optional() })

export async function dashboardPictures(studio: Studio): Promise<readonly Picture[]> {
  const { sandbox, nodeRed } = studio
  const flow = filledDashboard(sandbox.keys, nodeRed.userFolder, { ...READY, RUNS_BOOK: 'false' })
  await (await enter(nodeRed, 'admin')).deploy(withSummaries(flow, nodeRed.userFolder))
  const pictures: Picture[] = []
  for (const language of LANGUAGES) {
    for (const look of LOOKS) pictures.push(await dashboardPicture(studio, language, look))
    pictures.push(await summaryPicture(studio, language))
  }
  return pictures
}

async function dashboardPicture(
  { browser, nodeRed }: Studio,
  language: PictureLanguage,
  { name, ...look }: (typeof LOOKS)[number],
): Promise<Picture> {
  const locale = LOCALES[language].dashboard
  const dashboard = await openDashboard(browser, nodeRed.flowUrl, { locale, timezoneId: 'Europe/Amsterdam', ...look })
  try {
    if (name === 'dashboard') await dashboard.runWith('preview')
    await dashboard.mark('figure-open').waitFor()
    if (name === 'dashboard') await dashboard.select('20261010', '20261009')
    return await takePicture(dashboard.page, {
      name,
      language,
      below: '.ssmsp',
      area: { x: 0, y: 0, ...look.viewport },
    })
  } finally {
    await dashboard.close()
  }
}

/** As the mail node would send it, after the run of the dashboard's picture. */
async function summaryPicture({ browser, nodeRed }: Studio, language: PictureLanguage): Promise<Picture> {
  const context = await browser.newContext({ viewport: MAIL })
  try {
    const page = await context.newPage()
    await page.setContent(await readFile(summaryFile(nodeRed.userFolder, language), 'utf8'))
    return await takePicture(page, { name: 'summary', language, below: 'body', area: { x: 0, y: 0, ...MAIL } })
  } finally {
    await context.close()
  }
}

const summaryFile = (folder: string, language: PictureLanguage): string => path.join(folder, `summary-${language}.html`)

/** Beside the log that the flow already writes, a summary of each run in each language. */
function withSummaries(flow: readonly object[], folder: string): readonly object[] {
  const nodes = z.array(wired).parse(flow)
  const log = nodes.find(({ id }) => id === 'test-log')
  const reports = LANGUAGES.map((language) => `summary-${language}`)
  const leading = nodes.map((one) => ({
    ...one,
    wires: one.wires?.map((to) => (to.includes('test-log') ? [...to, ...reports] : to)),
  }))
  const summaries = LANGUAGES.flatMap((language): readonly object[] => [
    { ...log, id: `summary-${language}`, format: 'html', language, wires: [[`write-${language}`]] },
    {
      ...nodes.find(({ id }) => id === 'test-file'),
      id: `write-${language}`,
      filename: summaryFile(folder, language),
      overwriteFile: 'true',
    },
  ])
  return [...leading, ...summaries]
}
