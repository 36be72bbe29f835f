// How these tests ask the stand-in: over real HTTP, with the answer's exact text beside what it says.

import type { MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'

export const SITE_KEY = 'sandbox-api-key'

export interface Answered {
  readonly status: number
  readonly text: string
  readonly body: unknown
}

export async function ask(
  standIn: MultiSafepayStandIn,
  path: string,
  headers: Record<string, string> = { api_key: SITE_KEY },
  method = 'GET',
): Promise<Answered> {
  const response = await fetch(`${standIn.url}${path}`, { method, headers })
  const text = await response.text()
  return { status: response.status, text, body: jsonOrText(text) }
}

export type Row = Readonly<Record<string, unknown>>

export interface ListPage {
  readonly data: readonly Row[]
  readonly pager: { after?: string; before?: string; cursor?: { after: string; before: string }; limit: number }
  readonly success: boolean
}

export async function listPage(
  standIn: MultiSafepayStandIn,
  query: Record<string, string> = {},
  headers: Record<string, string> = { api_key: SITE_KEY },
): Promise<ListPage> {
  const answered = await ask(standIn, `/transactions?${new URLSearchParams(query).toString()}`, headers)
  if (answered.status !== 200) throw new Error(`the list answered ${answered.status}`)
  return answered.body as ListPage
}

/** Every row, page by page, until a page is empty. */
export async function allRows(standIn: MultiSafepayStandIn, query: Record<string, string> = {}): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  for (let pages = 0; pages < 100; pages++) {
    const page = await listPage(standIn, { ...query, ...(after === undefined ? {} : { after }) })
    rows.push(...page.data)
    if (page.data.length === 0) return rows
    after = page.pager.cursor?.after
  }
  throw new Error('the list has no end')
}

export async function order(standIn: MultiSafepayStandIn, orderId: string): Promise<Row> {
  const answered = await ask(standIn, `/orders/${encodeURIComponent(orderId)}`)
  if (answered.status !== 200) throw new Error(`the order answered ${answered.status}`)
  return (answered.body as { data: Row }).data
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
