// The set-up check from the dialog of book-payment: with the values that stand in its form, deployed or not.

import type { Administration } from '../../../reconcile/domain/administration.ts'
import { checkSetUp } from '../../../reconcile/set-up-check/check-set-up.ts'
import type { Books, Shop } from '../../../reconcile/set-up-check/set-up-parts.ts'
import { databaseBooks, onlineBooks, setUpOf, shopOf } from '../../../reconcile/set-up-check/set-up-of.ts'
import { verdictOf, wordedFinding } from '../../../reconcile/set-up-check/worded-finding.ts'
import { operatorOf } from '../../connections/data-folder-of.ts'
import { withDatabase } from '../../connections/database-administrations.ts'
import { NOTHING_KEPT } from '../../connections/nothing-kept.ts'
import { onlineForNow } from '../../connections/online-administrations.ts'
import { providerWith } from '../../connections/payment-providers.ts'
import type { SnelstartSettings } from '../../settings/connection-settings.ts'
import type { Answer, Asked } from './answer.ts'
import { resolved } from './form-secrets.ts'
import { mspSettingsOf } from './multisafepay-answers.ts'
import { settingsOf } from './snelstart-form.ts'

/** Less than the server gives the question, so that what was found by then is shown. */
const TIME_LIMIT_MS = 80_000

type Properties = Readonly<Record<string, unknown>>

export async function answerCheck(asked: Asked): Promise<Answer> {
  const limit = AbortSignal.timeout(TIME_LIMIT_MS)
  let settings: SnelstartSettings
  try {
    settings = settingsOf(asked)
  } catch (error) {
    return answered(asked, () => refused(error), limit)
  }
  if (settings.kind === 'online') {
    const administration: Administration = onlineForNow(settings, operatorOf(asked.RED))
    return answered(asked, () => onlineBooks(asked.RED, settings, administration), limit)
  }
  const database = { isOpen: false }
  try {
    return await withDatabase(asked.RED, settings, 'kept', ({ administration }) => {
      database.isOpen = true
      return answered(asked, () => databaseBooks(administration), limit)
    })
  } catch (error) {
    if (database.isOpen) throw error
    // Its own settings are wrong; that must not hide the rest.
    return answered(asked, () => refused(error), limit)
  }
}

async function answered(asked: Asked, books: () => Books, limit: AbortSignal): Promise<Answer> {
  const { RED, form, language, signal } = asked
  const parts = setUpOf(RED, {
    books,
    shop: () => shopFor(asked),
    book: withVariables(form.book ?? {}),
    match: form.match && withVariables(form.match),
  })
  const findings = await checkSetUp(parts, limit, signal)
  const { ok, errors, warnings, text } = verdictOf(findings, language)
  const kind = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'ok'
  const lines = findings.map((finding) => {
    const worded = wordedFinding(finding, language)
    return { kind: worded.level, text: worded.text }
  })
  return { ok, lines: [{ kind, text }, ...lines] }
}

function shopFor({ RED, form }: Asked): Shop {
  const { id = '', environment, apiKey } = form.provider ?? {}
  const settings = mspSettingsOf({ RED, form: { ...form, id, environment, apiKey } })
  return shopOf(RED, settings, providerWith(settings, operatorOf(RED), NOTHING_KEPT))
}

/** As Node-RED does for what is deployed. */
function withVariables(properties: Properties): Properties {
  const values = Object.entries(properties).map(([name, value]) => {
    return [name, typeof value === 'string' ? resolved(value) : value] as const
  })
  return Object.fromEntries(values)
}

function refused(error: unknown): never {
  throw error
}
