// What a run came to, in the few words that stand under the node.

import type { NodeStatusLine } from '../../shared/node-red/status-line.ts'
import type { Language } from '../../shared/texts/language.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { BookedRun } from './book-lines.ts'

export function resultOf(
  { lines, importFile }: BookedRun,
  { mode, importFile: byFile }: Pick<BookSettings, 'mode' | 'importFile'>,
  language: Language,
): Parameters<NodeStatusLine['finished']>[0] {
  const wanted = mode === 'book' ? 'booked' : 'preview'
  const keys = new Set<string>()
  for (const { bookings = [] } of lines) for (const { state, key } of bookings) if (state === wanted) keys.add(key)
  const attention = lines.filter((line) => line.attention).length
  const done =
    mode === 'book' && byFile
      ? textIn(language, 'words.in-file', { count: importFile?.bookings ?? 0 })
      : textIn(language, mode === 'book' ? 'words.booked' : 'words.previewed', { count: keys.size })
  return { text: [done, textIn(language, 'words.attention', { count: attention })].join(' · '), attention }
}
