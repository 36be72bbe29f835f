// The list GET /transactions, page by page, newest first. docs/multisafepay.md, "Paging".

import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { unexpected } from './answer-errors.ts'
import { unixSeconds } from './local-time.ts'
import { paymentOfRow } from './mapping.ts'
import type { Requests } from './requests.ts'
import { LIST_ROW, PAGE_ANSWER, ROW_OUTLINE } from './schemas.ts'

/** Milliseconds since 1970; `from` is included, `until` is not. */
export interface Window {
  readonly by: 'created' | 'completed'
  readonly from: number
  readonly until: number
  /** A single type: how several are to be written is undocumented. */
  readonly type?: 'refund' | 'chargeback' | 'reserve_chargeback'
}

/** A row that does not read as one. Whom it concerns is then in doubt: nothing may be concluded for them. */
export interface UnreadableRow {
  readonly transactionId?: string
  /** Absent: it may concern anybody. */
  readonly orderId?: string
  readonly invoiceId?: string
}

export interface TransactionPage {
  readonly payments: readonly ProviderPayment[]
  readonly unreadable: readonly UnreadableRow[]
}

export const PAGE_SIZE = 1000
const PAGES_MAX = 500

/** @throws ReconcileError; MULTISAFEPAY_ANSWER also when the pages have no end */
export async function* transactionPages(
  requests: Requests,
  window: Window,
  signal: AbortSignal,
): AsyncGenerator<TransactionPage> {
  const seen = new Set<string>()
  let after: string | undefined
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { rows, next } = await askPage(requests, window, after, signal)
    // The last page that holds rows still names a next one, which is empty; a short page says nothing.
    if (rows.length > 0) yield readRows(rows)
    if (rows.length === 0 || next === undefined) return
    if (seen.has(next)) throw new ReconcileError('MULTISAFEPAY_ANSWER', 'cursor-repeated', { pages: page + 1 })
    seen.add(next)
    after = next
  }
  throw new ReconcileError('MULTISAFEPAY_ANSWER', 'too-many-pages', { pages: PAGES_MAX })
}

async function askPage(
  requests: Requests,
  { by, from, until, type }: Window,
  after: string | undefined,
  signal: AbortSignal,
): Promise<{ rows: readonly unknown[]; next: string | undefined }> {
  const path = '/transactions'
  // The pager's own URLs leave out the filters, and could lead elsewhere: the cursor is sent with the filters again.
  const query = {
    limit: String(PAGE_SIZE),
    [`${by}_from`]: unixSeconds(from),
    [`${by}_until`]: unixSeconds(until),
    ...(type === undefined ? {} : { type }),
    ...(after === undefined ? {} : { after }),
  }
  const answer = await requests.get({ path, shownPath: path, query }, signal)
  if (!answer.found) throw new ReconcileError('MULTISAFEPAY_ANSWER', 'not-found', { path })
  const page = PAGE_ANSWER.safeParse(answer.body)
  if (!page.success) throw unexpected(path, page.error.issues[0]?.path.join('.') ?? 'data')
  return { rows: page.data.data, next: page.data.pager === '' ? undefined : page.data.pager }
}

function readRows(rows: readonly unknown[]): TransactionPage {
  const payments: ProviderPayment[] = []
  const unreadable: UnreadableRow[] = []
  for (const row of rows) {
    const read = LIST_ROW.safeParse(row)
    const payment = read.success ? paymentOfRow(read.data) : undefined
    if (payment === undefined) unreadable.push(outlineOf(row))
    else payments.push(payment)
  }
  return { payments, unreadable }
}

function outlineOf(row: unknown): UnreadableRow {
  const { transaction_id, order_id, invoice_id } = ROW_OUTLINE.safeParse(row).data ?? {}
  return {
    ...(transaction_id === undefined ? {} : { transactionId: transaction_id }),
    ...(order_id === undefined ? {} : { orderId: order_id }),
    ...(invoice_id === undefined ? {} : { invoiceId: invoice_id }),
  }
}
