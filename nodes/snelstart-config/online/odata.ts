// OData as SnelStart speaks it: version 3 literals, property names with a capital (docs/snelstart.md#lists).

import type { CalendarDate } from '../../reconcile/domain/calendar-date.ts'

/** SnelStart gives and accepts no more rows at once. */
export const PAGE_ROWS = 500
/** Keeps a filter well within the 2,000 characters that every proxy accepts. */
export const TERMS_MAX = 20

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isGuid = (id: string): boolean => GUID.test(id)

/** @throws RangeError when it is no guid: it would change the meaning of the filter */
export function guidLiteral(id: string): string {
  if (!isGuid(id)) throw new RangeError('not a guid')
  return `guid'${id}'`
}

export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** @param moment without a zone, as SnelStart writes it */
export function momentLiteral(moment: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(moment)) throw new RangeError('not a moment without a zone')
  return `datetime'${moment}'`
}

export function startOfDay(date: CalendarDate): string {
  return momentLiteral(`${date}T00:00:00`)
}

export function anyOf(terms: readonly string[]): string {
  return `(${terms.join(' or ')})`
}

export function allOf(...terms: readonly string[]): string {
  return terms.join(' and ')
}

export function listQuery(ask: { readonly filter?: string; readonly top: number; readonly skip: number }): string {
  const filter = ask.filter === undefined ? '' : `$filter=${encodeURIComponent(ask.filter)}&`
  return `${filter}$top=${ask.top}&$skip=${ask.skip}`
}

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = []
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size))
  return parts
}
