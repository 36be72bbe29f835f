// What was found of a record, in sentences.

import type { RecordBreak } from '../../reconcile/run-record/record-break.ts'
import type { Verified } from '../../reconcile/run-record/verify-record.ts'
import type { Language } from '../texts/language.ts'
import { textIn } from '../texts/text-in.ts'

export interface Verdict {
  readonly isWhole: boolean
  /** The verdict first: whole, or the first broken entry of each file. */
  readonly sentences: readonly string[]
}

export function verdictOn(administration: string, verified: Verified, language: Language): Verdict {
  const { breaks, files, entries, from = '', until = '', unfinished, removed, lastHash } = verified
  const isWhole = breaks.length === 0
  const verdicts = isWhole
    ? [textIn(language, 'record.whole', { administration, files, entries, from, until })]
    : breaks.map((broken) => brokenSentence(administration, broken, language))
  const notes = unfinished.map(({ file, n, unfinishedBytes: bytes = 0 }) =>
    textIn(language, 'record.noted', { file, n, bytes }),
  )
  if (removed.length > 0) notes.push(textIn(language, 'record.removed', { files: removed.length }))
  if (isWhole && lastHash !== undefined) notes.push(textIn(language, 'record.last', { hash: lastHash }))
  return { isWhole, sentences: [...verdicts, ...notes] }
}

function brokenSentence(administration: string, { file, line, n, why, by }: RecordBreak, language: Language): string {
  const told = by === undefined ? '' : textIn(language, 'record.toldBy', { file: by })
  const what = textIn(language, `record.break.${why}`, { n, by: told })
  return textIn(language, 'record.broken', { administration, file, line, what })
}
