// Whose books and whose account the keys lead to, and what they may not do.

import { connectedKey } from '../../shared/texts/connected-key.ts'
import { doubtful, failed, fine, type Finding, tested, told } from './finding.ts'
import type { Looking } from './look.ts'
import type { Books } from './set-up-parts.ts'

/** Without these no run can read what it needs; the others are for one kind of journal each. */
const RIGHTS_OF_EVERY_RUN = ['orders:read', 'relaties:read', 'boekhouden:read', 'settings:read']

export async function* lookAtBooks({ parts, ground, signal }: Looking): AsyncGenerator<Finding> {
  const books = parts.books()
  ground.requestsBefore.snelstart = books.administration.requestCount()
  const lines = books.test ? (await books.test(signal)).lines : []
  for (const line of lines) yield tested(line)
  const description = await books.administration.describe(signal)
  ground.books = books
  ground.description = description
  const { name, warnings, notBookable } = description
  // A database has told where it is and what is wrong with it by its own test.
  if (books.test) {
    if (notBookable && lines.every(({ kind }) => kind === 'ok')) yield failed(notBookable, 'warning')
    return
  }
  const check = name === '' ? 'snelstart-connected-unnamed' : 'snelstart-connected'
  yield tested({ kind: 'ok', check, values: { name } })
  for (const warning of warnings) {
    const needed = warning.code === 'preview-only' || RIGHTS_OF_EVERY_RUN.includes(String(warning.values['scope']))
    yield told(warning, needed ? 'error' : 'warning')
  }
  if (notBookable) yield failed(notBookable, 'warning')
  yield* ageOfKey(books)
}

export async function* lookAtAccount({ parts, ground, signal }: Looking): AsyncGenerator<Finding> {
  const shop = parts.shop()
  const { provider } = shop
  ground.requestsBefore.multisafepay = provider.requestCount()
  const account = await provider.describe(signal)
  ground.shop = shop
  ground.account = account
  const { environment, accountId = '', siteId = '' } = account
  yield tested({ kind: 'ok', check: connectedKey(account), values: { environment, accountId, siteId } })
  if (environment === 'test') yield tested({ kind: 'warning', check: 'multisafepay-test', values: {} })
  for (const warning of account.warnings) yield told(warning)
}

async function* ageOfKey({ keyAge }: Books): AsyncGenerator<Finding> {
  if (!keyAge) return
  const { since, days, daysLeft, isOld } = await keyAge()
  yield isOld ? doubtful('key-old', { since, days, daysLeft }) : fine('key-age', { since, days, daysLeft })
}
