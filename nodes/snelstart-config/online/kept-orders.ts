// The references of orders, kept on disk so that a run asks only for orders that changed. It can be lost without harm.

import { z } from 'zod'

import type { KeptRows } from '../../reconcile/domain/kept-rows.ts'
import { isWithoutPersonalData } from '../../reconcile/domain/personal-data.ts'
import { guid, type Verkooporder } from './schemas.ts'

export const ORDER_SOURCES = ['betalingskenmerk', 'orderreferentie', 'omschrijving'] as const
export type OrderSource = (typeof ORDER_SOURCES)[number]

export interface KeptOrder {
  readonly id: string
  readonly invoiceId?: string
  /** SnelStart's own clock, without a zone. */
  readonly modifiedOn?: string
  readonly references: Partial<Readonly<Record<OrderSource, string>>>
}

/** How far the kept orders are true. */
export interface Mark {
  /** The newest change that was seen: everything changed later is read again. */
  readonly changedUntil?: string
  /** When everything that is kept was last read anew; milliseconds since 1970. */
  readonly renewedAt: number
  /** How many orders there were, when all of them were read. */
  readonly allOrders?: number
}

export interface KeptOrders {
  readonly orders: ReadonlyMap<string, KeptOrder>
  readonly mark: Mark | undefined
  add(orders: readonly KeptOrder[], mark: Mark): Promise<void>
  replace(orders: readonly KeptOrder[], mark: Mark): Promise<void>
}

const references = z.partialRecord(z.enum(ORDER_SOURCES), z.string())
const orderRow = z.object({
  order: guid,
  invoice: guid.optional(),
  modifiedOn: z.string().optional(),
  references,
  /** Something that may be personal was left out, so the order has to be asked for again. */
  leftOut: z.literal(true).optional(),
})
const markRow = z.object({
  mark: z.object({
    changedUntil: z.string().optional(),
    renewedAt: z.number(),
    allOrders: z.number().optional(),
  }),
})

export function toKeptOrder(row: Verkooporder): KeptOrder {
  const found: Partial<Record<OrderSource, string>> = {}
  for (const source of ORDER_SOURCES) {
    const value = row[source]?.trim()
    if (value) found[source] = value
  }
  return {
    id: row.id,
    references: found,
    ...(row.verkoopfactuur?.id ? { invoiceId: row.verkoopfactuur.id } : {}),
    ...(row.modifiedOn ? { modifiedOn: row.modifiedOn } : {}),
  }
}

export async function openKeptOrders(rows: KeptRows): Promise<KeptOrders> {
  const orders = new Map<string, KeptOrder>()
  let mark: Mark | undefined
  let rowCount = 0
  for await (const row of rows.read()) {
    rowCount += 1
    const asMark = markRow.safeParse(row)
    if (asMark.success) mark = definedMark(asMark.data.mark)
    else keepRow(orders, row)
  }

  return {
    orders,
    get mark() {
      return mark
    },
    async add(changed, newMark) {
      for (const order of changed) orders.set(order.id, order)
      mark = newMark
      rowCount += changed.length + 1
      if (rowCount > 2 * orders.size + 100) {
        await rows.replace(diskRows(orders.values(), newMark))
        rowCount = orders.size + 1
      } else await rows.append([...diskRows(changed, newMark)])
    },
    async replace(all, newMark) {
      orders.clear()
      for (const order of all) orders.set(order.id, order)
      mark = newMark
      rowCount = orders.size + 1
      await rows.replace(diskRows(orders.values(), newMark))
    },
  }
}

function keepRow(orders: Map<string, KeptOrder>, row: unknown): void {
  const parsed = orderRow.safeParse(row)
  if (!parsed.success) return
  const { order: id, invoice, modifiedOn, references: kept, leftOut } = parsed.data
  orders.delete(id)
  if (leftOut === true) return
  orders.set(id, {
    id,
    references: definedReferences(kept),
    ...(invoice === undefined ? {} : { invoiceId: invoice }),
    ...(modifiedOn === undefined ? {} : { modifiedOn }),
  })
}

// The mark comes last: after a kill it never promises rows that are not there.
function* diskRows(orders: Iterable<KeptOrder>, mark: Mark): Generator {
  for (const { id, invoiceId, modifiedOn, references: found } of orders) {
    const kept = Object.entries(found).filter(([source, value]) => isWithoutPersonalData(source, value))
    const leftOut = kept.length < Object.keys(found).length
    yield {
      order: id,
      ...(invoiceId === undefined ? {} : { invoice: invoiceId }),
      ...(modifiedOn === undefined ? {} : { modifiedOn }),
      references: Object.fromEntries(kept),
      ...(leftOut ? { leftOut } : {}),
    }
  }
  yield { mark }
}

function definedReferences(kept: z.output<typeof references>): KeptOrder['references'] {
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === 'string'))
}

function definedMark({ changedUntil, renewedAt, allOrders }: z.output<typeof markRow>['mark']): Mark {
  return {
    renewedAt,
    ...(changedUntil === undefined ? {} : { changedUntil }),
    ...(allOrders === undefined ? {} : { allOrders }),
  }
}
