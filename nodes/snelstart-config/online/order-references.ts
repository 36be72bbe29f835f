// The references of open invoices: they stand on the sales orders behind them, not on the invoices themselves.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import { readById } from './by-id.ts'
import { eachOf } from './each-of.ts'
import {
  type KeptOrder,
  type KeptOrders,
  type Mark,
  openKeptOrders,
  ORDER_SOURCES,
  toKeptOrder,
} from './kept-orders.ts'
import type { OrderSource } from './kept-orders.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { ordersChangedSince } from './orders-changed.ts'
import { type Connection, pages } from './pages.ts'
import { PAGE_ROWS } from './odata.ts'
import { type Verkoopfactuur, verkooporder, verkooporders } from './schemas.ts'

export type References = Partial<Readonly<Record<OrderSource, string>>>

export interface OrderReferences {
  /** By invoice id. */
  of(invoices: readonly Verkoopfactuur[], signal: AbortSignal): Promise<ReadonlyMap<string, References>>
}

/** Everything is read anew once a day, whatever SnelStart says about what changed. */
const RENEW_MS = 86_400_000
/** Up to here one request each, as long as we do not know how many pages there are. */
const BY_ID_MAX = 20

export function createOrderReferences(connection: Connection, folder: KeptFolder, clock: Clock): OrderReferences {
  const inTurn = oneAtATime()
  let opened: Promise<KeptOrders> | undefined
  return {
    of: (invoices, signal) =>
      inTurn(async () => {
        opened ??= openKeptOrders(folder.rows('order-references'))
        const kept = await opened.catch((error: unknown) => {
          opened = undefined
          throw error
        })
        await bringUpToDate({ connection, kept, now: clock.now() }, wantedBy(invoices), signal)
        return referencesOf(invoices, kept, connection)
      }),
  }
}

interface Wanted {
  readonly orderIds: ReadonlySet<string>
  /** Whether no invoice names its orders: then only the orders can tell which invoice they belong to. */
  readonly all: boolean
}

interface Bench {
  readonly connection: Connection
  readonly kept: KeptOrders
  readonly now: number
}

function wantedBy(invoices: readonly Verkoopfactuur[]): Wanted {
  const orderIds = new Set(invoices.flatMap((invoice) => (invoice.verkoopOrders ?? []).map(({ id }) => id)))
  return { orderIds, all: orderIds.size === 0 && invoices.length > 0 }
}

async function bringUpToDate(bench: Bench, wanted: Wanted, signal: AbortSignal): Promise<void> {
  const { kept, now } = bench
  if (wanted.orderIds.size === 0 && !wanted.all) return
  const byIdMax = Math.max(BY_ID_MAX, Math.ceil((kept.mark?.allOrders ?? 0) / PAGE_ROWS))
  if (isStillTrue(kept.mark, wanted, now) && (await addChanges(bench, kept.mark, signal))) {
    const missing = [...wanted.orderIds].filter((id) => !kept.orders.has(id))
    if (missing.length > byIdMax) await renewAll(bench, signal)
    else await addById(bench, missing, signal)
  } else if (!wanted.all && wanted.orderIds.size <= byIdMax) await renewSome(bench, [...wanted.orderIds], signal)
  else await renewAll(bench, signal)
}

function isStillTrue(mark: Mark | undefined, wanted: Wanted, now: number): mark is Mark {
  if (mark === undefined) return false
  const age = now - mark.renewedAt
  return age >= 0 && age < RENEW_MS && (!wanted.all || mark.allOrders !== undefined)
}

/** @returns false when SnelStart can't tell what changed */
async function addChanges({ connection, kept }: Bench, mark: Mark, signal: AbortSignal): Promise<boolean> {
  if (mark.allOrders === 0) return false // nothing to filter on: one page shows whether there are orders by now
  if (mark.changedUntil === undefined) return false
  const changed = await ordersChangedSince(connection, mark.changedUntil, signal)
  if (changed === undefined) return false
  const orders = changed.map(toKeptOrder)
  const isNews = orders.some((order) => !isSame(kept.orders.get(order.id), order))
  if (isNews) await keep(connection, kept.add(orders, markAfter(mark, orders)))
  return true
}

async function addById({ connection, kept }: Bench, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const orders = await readOrders(connection, ids, signal)
  if (orders.length > 0 && kept.mark !== undefined) {
    await keep(connection, kept.add(orders, markAfter(kept.mark, orders)))
  }
}

async function renewSome(bench: Bench, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const orders = await readOrders(bench.connection, ids, signal)
  await keep(bench.connection, bench.kept.replace(orders, markAfter({ renewedAt: bench.now }, orders)))
}

async function renewAll({ connection, kept, now }: Bench, signal: AbortSignal): Promise<void> {
  const orders: KeptOrder[] = []
  // Page by page, so that what is not kept of tens of thousands of orders is never held at once.
  for await (const page of pages(connection, verkooporders, {}, signal)) orders.push(...page.map(toKeptOrder))
  const mark = markAfter({ renewedAt: now, allOrders: orders.length }, orders)
  await keep(connection, kept.replace(orders, mark))
}

async function readOrders({ requests }: Connection, ids: readonly string[], signal: AbortSignal): Promise<KeptOrder[]> {
  const ask = { path: verkooporders.path, schema: verkooporder }
  const rows = await eachOf(ids, (id) => readById(requests, { ...ask, id }, signal))
  return rows.filter((row) => row !== undefined).map(toKeptOrder)
}

function markAfter(mark: Mark, orders: readonly KeptOrder[]): Mark {
  let changedUntil = mark.changedUntil
  for (const { modifiedOn } of orders) {
    if (modifiedOn !== undefined && (changedUntil === undefined || modifiedOn > changedUntil)) changedUntil = modifiedOn
  }
  return { ...mark, ...(changedUntil === undefined ? {} : { changedUntil }) }
}

const isSame = (before: KeptOrder | undefined, now: KeptOrder): boolean =>
  JSON.stringify(before) === JSON.stringify(now)

// What can't be kept can be asked again: a full disk does not stop the reading.
async function keep(connection: Connection, keeping: Promise<void>): Promise<void> {
  try {
    await keeping
  } catch {
    connection.log({ code: 'not-kept', values: { what: 'order-references' } })
  }
}

function referencesOf(
  invoices: readonly Verkoopfactuur[],
  kept: KeptOrders,
  connection: Connection,
): ReadonlyMap<string, References> {
  const ordersOfInvoice = new Map<string, Set<KeptOrder>>(invoices.map(({ id }) => [id, new Set()]))
  for (const order of kept.orders.values()) {
    if (order.invoiceId !== undefined) ordersOfInvoice.get(order.invoiceId)?.add(order)
  }
  const found = new Map<string, References>()
  for (const invoice of invoices) {
    const orders = ordersOfInvoice.get(invoice.id) ?? new Set()
    for (const { id } of invoice.verkoopOrders ?? []) {
      const order = kept.orders.get(id)
      if (order !== undefined) orders.add(order)
    }
    if (orders.size > 0) found.set(invoice.id, agreedReferences(invoice, [...orders], connection))
  }
  return found
}

/** Where two orders of one invoice say different things, neither is taken: a wrong key could settle with other money. */
function agreedReferences(invoice: Verkoopfactuur, orders: readonly KeptOrder[], connection: Connection): References {
  const agreed: Partial<Record<OrderSource, string>> = {}
  for (const source of ORDER_SOURCES) {
    const values = new Set(orders.map((order) => order.references[source]).filter((value) => value !== undefined))
    const [value] = values
    if (values.size === 1 && value !== undefined) agreed[source] = value
    if (values.size > 1) {
      connection.log({ code: 'several-references', values: { invoiceNumber: invoice.factuurnummer, source } })
    }
  }
  return agreed
}
