// What a dialog asks about this pack itself, to be copied into a report of a fault.

import { aboutPack } from '../../about/about-pack.ts'
import type { Answer, Asked } from './answer.ts'

export async function answerAbout({ RED, language }: Asked): Promise<Answer> {
  return { ok: true, lines: [], ...(await aboutPack(RED, language)) }
}
