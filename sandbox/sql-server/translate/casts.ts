// From one type to another, as SQL Server converts. Source: Microsoft, "CAST and CONVERT" and "Data type conversion".

import { postgresType } from '../books/postgres-names.ts'
import { SQL_ERROR } from '../sql-error.ts'
import { familyOf, scaleOf, type SqlType } from '../sql-type.ts'
import type { Fragment } from './fragment.ts'

/** @throws SqlServerError 206 for types that do not go together */
export function castTo(from: Fragment, to: SqlType, style?: string): Fragment {
  return { sql: castText(from, to, style), type: to, nullable: from.nullable }
}

/** Into a column: text that is too long is refused there, not cut off. */
export function assignedTo(from: Fragment, to: SqlType): string {
  if (from.type && familyOf(from.type) === 'text' && familyOf(to) === 'text') return from.sql
  return castText(from, to)
}

function castText({ sql, type: from }: Fragment, to: SqlType, style?: string): string {
  const target = postgresType(to)
  if (!from) return `NULL::${target}`
  const clash = (): Error => SQL_ERROR.typeClash(from.name, to.name)
  switch (familyOf(to)) {
    case 'number':
      if (familyOf(from) === 'number') return numberAs(sql, from, to)
      if (familyOf(from) !== 'text') throw clash()
      return numberAs(`(nullif(btrim(${sql}::text), '')::numeric)`, { name: 'decimal', precision: 38, scale: 4 }, to)
    case 'text':
      return cut(asText(sql, from, style), to)
    case 'time':
      if (familyOf(from) === 'text') return timeAs(`moment(rtrim(${sql}::text))`, to)
      if (familyOf(from) !== 'time') throw clash()
      return timeAs(sql, to)
    case 'guid':
      if (familyOf(from) === 'text') return `(${sql})::text::uuid`
      if (familyOf(from) !== 'guid') throw clash()
      return sql
    case 'bytes':
      if (familyOf(from) !== 'bytes') throw clash()
      return sql
  }
}

function numberAs(sql: string, from: SqlType, to: SqlType): string {
  if (from.name === to.name && to.name !== 'decimal') return sql
  const target = postgresType(to)
  if (to.name === 'bit') return `(CASE WHEN (${sql}) <> 0 THEN 1 WHEN (${sql}) = 0 THEN 0 END)::int2`
  const isWhole = target.startsWith('int')
  // Decimals and floats lose what stands behind the point; money is rounded.
  if (isWhole && (from.name === 'decimal' || from.name === 'float' || from.name === 'real'))
    return `trunc(${sql})::${target}`
  return `(${sql})::${target}`
}

function timeAs(sql: string, to: SqlType): string {
  if (to.name === 'datetime') return `ticked((${sql})::timestamp)::timestamp(3)`
  return `(${sql})::${postgresType(to)}`
}

const STYLES: Readonly<Record<string, string>> = {
  '23': 'YYYY-MM-DD',
  '120': 'YYYY-MM-DD HH24:MI:SS',
  '121': 'YYYY-MM-DD HH24:MI:SS.MS',
  '126': 'YYYY-MM-DD"T"HH24:MI:SS.MS',
}

function asText(sql: string, from: SqlType, style?: string): string {
  switch (familyOf(from)) {
    case 'text':
      return sql
    case 'guid':
      return `upper(${sql}::text)`
    case 'number':
      if (from.name === 'float' || from.name === 'real') throw SQL_ERROR.near('float')
      return from.name === 'money' || from.name === 'smallmoney' ? `round(${sql}, 2)::text` : `(${sql})::text`
    case 'time': {
      const format = from.name === 'date' ? 'YYYY-MM-DD' : STYLES[style ?? '']
      // Without a style a datetime reads like "Nov 24 2026 10:00PM": nobody should build on that.
      if (format === undefined) throw SQL_ERROR.near('CONVERT')
      return `to_char(${sql}, '${format}')`
    }
    case 'bytes':
      throw SQL_ERROR.typeClash(from.name, 'nvarchar')
  }
}

function cut(sql: string, to: SqlType): string {
  const size = 'size' in to && to.size !== 'max' ? to.size : undefined
  return size === undefined ? `(${sql})::text::citext` : `substr((${sql})::text, 1, ${size})::citext`
}

/** The type of a number as it is written. */
export function numberType(text: string): SqlType {
  if (/e/i.test(text)) return { name: 'float' }
  const [whole = '', fraction] = text.split('.')
  if (fraction === undefined && Number(whole) <= 0x7fff_ffff) return { name: 'int' }
  const scale = fraction?.length ?? 0
  return { name: 'decimal', precision: Math.max(1, whole.replace(/^0+/, '').length + scale), scale }
}

export const isMoney = (type: SqlType): boolean => scaleOf(type) === 4 && type.name !== 'decimal'
