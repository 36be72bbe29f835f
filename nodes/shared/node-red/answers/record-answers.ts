// The answer to whether the run records are whole. It only reads, and stays with this Node-RED's own data folder.

import { verifyRecord } from '../../../reconcile/run-record/verify-record.ts'
import { dataFolderOf } from '../../connections/data-folder-of.ts'
import { durableDisk } from '../../files/durable-disk.ts'
import { systemClock } from '../../http/system-clock.ts'
import { recordPlaces } from '../../record/record-places.ts'
import { verdictOn } from '../../record/verdict-sentences.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, AnswerLine, Asked } from './answer.ts'

export async function answerVerify({ RED, language, signal }: Asked): Promise<Answer> {
  const places = await recordPlaces(dataFolderOf(RED).root)
  const lines: AnswerLine[] = []
  for (const { administration, folder } of places) {
    const found = await verifyRecord(folder, durableDisk(systemClock), signal)
    const { isWhole, sentences } = verdictOn(administration, found, language)
    for (const text of sentences) lines.push({ kind: isWhole ? 'ok' : 'error', text })
  }
  if (places.length === 0) lines.push({ kind: 'warning', text: textIn(language, 'record.none') })
  return { ok: lines.every(({ kind }) => kind !== 'error'), lines }
}
