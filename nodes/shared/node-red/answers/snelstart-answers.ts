// What the dialogs ask of SnelStart: whether the connection works, and which journals and accounts there are.

import type { Administration } from '../../../reconcile/domain/administration.ts'
import { dateInAmsterdam } from '../../../reconcile/domain/amsterdam.ts'
import { houseFolder, operatorOf } from '../../connections/data-folder-of.ts'
import { withDatabase } from '../../connections/database-administrations.ts'
import { keyAgeWarning } from '../../connections/key-age.ts'
import { onlineForNow } from '../../connections/online-administrations.ts'
import { systemClock } from '../../http/system-clock.ts'
import type { OnlineSettings } from '../../settings/connection-settings.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, AnswerLine, Asked } from './answer.ts'
import { testDatabase } from './database-answers.ts'
import { settingsOf } from './snelstart-form.ts'

export async function testSnelstart(asked: Asked): Promise<Answer> {
  const settings = settingsOf(asked)
  return settings.kind === 'online' ? testOnline(asked, settings) : testDatabase(asked, settings)
}

export async function answerLists(asked: Asked): Promise<Answer> {
  const { RED, signal } = asked
  const settings = settingsOf(asked)
  if (settings.kind === 'online') return listsOf(onlineForNow(settings, operatorOf(RED)), signal)
  return withDatabase(RED, settings, 'forgotten', ({ administration }) => listsOf(administration, signal))
}

async function testOnline({ RED, language, signal }: Asked, settings: OnlineSettings): Promise<Answer> {
  const { id, name, warnings } = await onlineForNow(settings, operatorOf(RED)).describe(signal)
  const today = dateInAmsterdam(systemClock.now())
  const age = await keyAgeWarning(houseFolder(RED), settings.subscriptionKey, today)
  // Without the right to read it, the name is blank.
  const connected = name === '' ? 'snelstart-connected-unnamed' : 'snelstart-connected'
  const lines: AnswerLine[] = [{ kind: 'ok', text: textIn(language, `test.${connected}`, { name }) }]
  for (const { code, values } of age ? [...warnings, age] : warnings) {
    lines.push({ kind: 'warning', text: textIn(language, `warnings.${code}`, values) })
  }
  return { ok: true, lines, ...(name === '' ? {} : { name }), ...(id === undefined ? {} : { id }) }
}

async function listsOf(administration: Administration, signal: AbortSignal): Promise<Answer> {
  const [journals, accounts] = await Promise.all([
    administration.journals(signal),
    administration.ledgerAccounts(signal),
  ])
  return {
    ok: true,
    lines: [],
    journals: journals.map(({ number, name, kind, active }) => ({ number, name, kind, active })),
    accounts: accounts.map(({ id: _, ...shown }) => shown),
  }
}
