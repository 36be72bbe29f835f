// The last result of each node on disk, and how it shows when it is no longer the present.

import { readFile, rm } from 'node:fs/promises'
import type { NodeStatus } from 'node-red'
import { z } from 'zod'
import { writeWhole } from '../files/write-whole.ts'
import { systemClock } from '../http/system-clock.ts'
import type { KeptResult } from '../node-red/last-result.ts'
import type { Language } from '../texts/language.ts'
import { shortMoment } from '../texts/moment.ts'
import { textIn } from '../texts/text-in.ts'

const keptResult = z.object({
  at: z.number().int().nonnegative(),
  status: z
    .object({
      fill: z.enum(['red', 'green', 'yellow', 'blue', 'grey']),
      shape: z.enum(['ring', 'dot']),
      text: z.string().min(1).max(200),
    })
    .exactOptional(),
})

/** @returns undefined when the file is gone or damaged: it is worth no more than that */
export async function readResult(file: string): Promise<KeptResult | undefined> {
  try {
    return keptResult.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** @throws the system's error */
export async function writeResult(file: string, kept: KeptResult): Promise<void> {
  await writeWhole(file, [JSON.stringify(kept)], systemClock)
}

/** @throws the system's error */
export async function forgetResult(file: string): Promise<void> {
  await rm(file, { force: true })
}

/** With its time in front, as figures first, so that the editor leaves it as it is: `24 nov 02:31 · 12 geboekt`. */
export function shownAgain({ at, status }: KeptResult, language: Language): NodeStatus {
  const when = shortMoment(at, language)
  // Whether anything was done by then is not known here: it is neither well nor wrong.
  if (!status) return { fill: 'yellow', shape: 'ring', text: `${when} · ${textIn(language, 'status.unfinished')}` }
  return { ...status, text: `${when} · ${textIn(language, status.text ?? '')}` }
}
