// What the dialogs ask of a SnelStart database.

import type { DatabaseTest } from '../../../snelstart-config/database/checks/run-checks.ts'
import { withDatabase } from '../../connections/database-administrations.ts'
import type { DatabaseSettings } from '../../settings/connection-settings.ts'
import type { Language } from '../../texts/language.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, Asked } from './answer.ts'

export async function testDatabase({ RED, language, signal }: Asked, settings: DatabaseSettings): Promise<Answer> {
  // Compared with the tables of the last run, so with what was kept.
  const test = await withDatabase(RED, settings, 'kept', ({ administration }) => administration.test({}, signal))
  return answerOf(test, language)
}

function answerOf(test: DatabaseTest, language: Language): Answer {
  const { lines, name, id, openItems, openTotalCents, candidates } = test
  return {
    ok: lines.every(({ kind }) => kind !== 'error'),
    lines: lines.map(({ kind, check, values }) => ({ kind, text: textIn(language, `test.${check}`, values) })),
    name,
    candidates,
    ...(id === undefined ? {} : { id }),
    ...(openItems === undefined ? {} : { openItems }),
    ...(openTotalCents === undefined ? {} : { openTotalCents }),
  }
}
