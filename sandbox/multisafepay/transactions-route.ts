// GET /transactions and GET /transactions/{transaction_id}.

import { answerText, message, validationError, type ApiAnswer } from './answer.ts'
import { mayBeSeenBy, type KeyScope } from './api-keys.ts'
import { jsonText, type JsonObject } from './json-text.ts'
import type { RowText } from './list-row.ts'
import type { MultiSafepaySwitches } from './switches.ts'
import { transactionFilter, UnreadableParameter } from './transaction-filter.ts'
import { transactionPage, type TransactionPage } from './transaction-page.ts'
import type { MultiSafepayWorld } from './world.ts'

export interface ListSource {
  readonly world: MultiSafepayWorld
  readonly switches: MultiSafepaySwitches
  readonly rowText: RowText
  /** Where the ready-made URLs of the pager point to. */
  readonly baseUrl: string
}

const LIMIT_MAX = 1000

export function listTransactions(source: ListSource, scope: KeyScope, query: URLSearchParams): ApiAnswer {
  const { world, switches, rowText } = source
  const limit = limitOf(query, switches)
  if (limit === undefined) return validationError('limit')
  try {
    const asked = transactionFilter(query)
    const page = transactionPage(world.newestFirst(), {
      after: query.get('after'),
      before: query.get('before'),
      limit,
      chooses: (row) => !row.unlisted && mayBeSeenBy(scope, row) && (asked === undefined || asked(row)),
      repeatEdge: switches.repeatRowAcrossPages,
    })
    const rows = page.rows.map((row) => rowText(row, switches.completedFormat === 'day-first'))
    const pager = jsonText(pagerOf(page, limit, source.baseUrl))
    return answerText(200, `{"data":[${rows.join(',')}],"pager":${pager},"success":true}`)
  } catch (error) {
    if (error instanceof UnreadableParameter) return validationError(error.parameter)
    throw error
  } finally {
    switches.afterEachPage?.()
  }
}

export function oneTransaction(source: ListSource, scope: KeyScope, id: string): ApiAnswer {
  const row = source.world.transaction(id)
  if (!row || row.unlisted || !mayBeSeenBy(scope, row)) return message(404, 'Not found')
  const text = source.rowText(row, source.switches.completedFormat === 'day-first')
  return answerText(200, `{"data":${text},"success":true}`)
}

function limitOf(query: URLSearchParams, switches: MultiSafepaySwitches): number | undefined {
  const asked = query.get('limit') ?? '100'
  const limit = Number(asked)
  if (!/^\d+$/.test(asked) || limit < 1) return undefined
  if (limit > LIMIT_MAX) return switches.limitAbove1000 === 'clamp' ? LIMIT_MAX : undefined
  return limit
}

/** The URLs carry the cursor and the limit only, not the caller's other filters. */
function pagerOf({ after, before }: TransactionPage, limit: number, baseUrl: string): JsonObject {
  if (after === undefined || before === undefined) return { limit }
  const url = (name: string, cursor: string): string => `${baseUrl}/transactions?${name}=${cursor}&limit=${limit}`
  return { after: url('after', after), before: url('before', before), cursor: { after, before }, limit }
}
