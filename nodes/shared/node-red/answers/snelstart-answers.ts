// What the dialogs ask of SnelStart: whether the keys work, and which journals and accounts there are.

import type { Administration } from '../../../reconcile/domain/administration.ts'
import { dateInAmsterdam } from '../../../reconcile/domain/amsterdam.ts'
import { administrationWith } from '../../connections/administrations.ts'
import { houseFolder, operatorOf } from '../../connections/data-folder-of.ts'
import { keyAgeWarning } from '../../connections/key-age.ts'
import { NOTHING_KEPT } from '../../connections/nothing-kept.ts'
import { systemClock } from '../../http/system-clock.ts'
import { parseSnelstartConfig, type SnelstartSettings } from '../../settings/connection-settings.ts'
import { textIn } from '../../texts/text-in.ts'
import type { Answer, AnswerLine, Asked } from './answer.ts'
import { formSecrets } from './form-secrets.ts'

export async function testSnelstart(asked: Asked): Promise<Answer> {
  const { RED, language, signal } = asked
  const settings = settingsOf(asked)
  const { id, name, warnings } = await administrationFor(asked, settings).describe(signal)
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

export async function answerLists(asked: Asked): Promise<Answer> {
  const administration = administrationFor(asked, settingsOf(asked))
  const [journals, accounts] = await Promise.all([
    administration.journals(asked.signal),
    administration.ledgerAccounts(asked.signal),
  ])
  return {
    ok: true,
    lines: [],
    journals: journals.map(({ number, name, kind, active }) => ({ number, name, kind, active })),
    accounts: accounts.map(({ id: _, ...shown }) => shown),
  }
}

function settingsOf({ RED, form }: Asked): SnelstartSettings {
  const secrets = formSecrets(RED, form.id, form, ['subscriptionKey', 'clientKey'])
  return parseSnelstartConfig({ kind: form.kind }, secrets)
}

function administrationFor({ RED }: Asked, settings: SnelstartSettings): Administration {
  return administrationWith(settings, operatorOf(RED), NOTHING_KEPT)
}
