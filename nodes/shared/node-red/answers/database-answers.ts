// What the dialogs ask of a SnelStart database.

import type { ChosenAccounts } from '../../../snelstart-config/database/checks/check-accounts.ts'
import type { DatabaseTest } from '../../../snelstart-config/database/checks/run-checks.ts'
import { withDatabase } from '../../connections/database-administrations.ts'
import type { DatabaseSettings } from '../../settings/connection-settings.ts'
import { optionalNumber } from '../../settings/property.ts'
import type { Language } from '../../texts/language.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, Asked } from './answer.ts'
import { resolved } from './form-secrets.ts'

export async function testDatabase(
  { RED, form, language, signal }: Asked,
  settings: DatabaseSettings,
): Promise<Answer> {
  // Compared with the tables of the last run, so with what was kept.
  const test = await withDatabase(RED, settings, 'kept', ({ administration }) =>
    administration.test(chosenIn(form), signal),
  )
  return answerOf(test, language)
}

/** A number that can't be one is said by the dialog that it stands in. */
function chosenIn({ booksOn }: Asked['form']): readonly ChosenAccounts[] {
  const number = (text = ''): number | undefined => optionalNumber.safeParse(resolved(text)).data
  return booksOn.map(({ bookingJournal, clearingAccount }) => ({
    bookingJournal: number(bookingJournal),
    clearingAccount: number(clearingAccount),
  }))
}

function answerOf(test: DatabaseTest, language: Language): Answer {
  const { lines, isSound, name, id, openItems, openTotalCents, candidates } = test
  return {
    ok: isSound,
    lines: lines.map(({ kind, check, values }) => ({ kind, text: textIn(language, `test.${check}`, values) })),
    name,
    candidates,
    ...(id === undefined ? {} : { id }),
    ...(openItems === undefined ? {} : { openItems }),
    ...(openTotalCents === undefined ? {} : { openTotalCents }),
  }
}
