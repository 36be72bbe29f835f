// What is asked of SQL Server's catalogue views. They show what the login has a right on.
//
// Source: Microsoft, "Object catalog views" and "Metadata visibility configuration".

import type { Statement } from '../statement.ts'
import { joined, sql } from '../statement.ts'

/** By their object ids. */
export type Tables = readonly number[] | 'all'

/**
 * Every table and view, since a name can't be compared in any letter case without knowing the database's own rules.
 * A trigger shows in sys.triggers only to who may change its table, but whether there is one shows to all.
 */
export const OBJECTS: Statement = sql`SELECT o.object_id AS [id], s.name AS [schema], o.name AS [name], o.type AS [kind],
 OBJECTPROPERTY(o.object_id, 'TableHasInsertTrigger') AS [onInsert],
 OBJECTPROPERTY(o.object_id, 'TableHasUpdateTrigger') AS [onUpdate]
 FROM sys.objects AS o INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
 WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0`

export function columnsOf(tables: Tables): Statement {
  return sql`SELECT c.object_id AS [table], c.column_id AS [id], c.name AS [name], t.name AS [type],
 c.max_length AS [bytes], c.precision AS [precision], c.scale AS [scale], c.is_nullable AS [nullable],
 c.is_identity AS [counted], c.is_computed AS [computed], c.default_object_id AS [default]
 FROM sys.columns AS c LEFT JOIN sys.types AS t ON t.user_type_id = c.system_type_id
 WHERE c.object_id IN (${idsOf(tables)}) ORDER BY c.object_id, c.column_id`
}

export function primaryKeysOf(tables: Tables): Statement {
  return sql`SELECT i.object_id AS [table], k.column_id AS [column]
 FROM sys.indexes AS i INNER JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
 WHERE i.is_primary_key = 1 AND i.object_id IN (${idsOf(tables)}) ORDER BY i.object_id, k.key_ordinal`
}

export function foreignKeysOf(tables: Tables): Statement {
  return sql`SELECT f.constraint_object_id AS [key], f.parent_object_id AS [table], f.parent_column_id AS [column], o.name AS [to]
 FROM sys.foreign_key_columns AS f INNER JOIN sys.objects AS o ON o.object_id = f.referenced_object_id
 WHERE f.parent_object_id IN (${idsOf(tables)}) ORDER BY f.constraint_object_id, f.constraint_column_id`
}

export function triggersOf(tables: Tables): Statement {
  return sql`SELECT t.parent_id AS [table], t.name AS [name]
 FROM sys.triggers AS t WHERE t.is_disabled = 0 AND t.parent_id IN (${idsOf(tables)}) ORDER BY t.name`
}

function idsOf(tables: Tables): Statement {
  if (tables === 'all') return sql`SELECT object_id FROM sys.objects WHERE type IN ('U', 'V') AND is_ms_shipped = 0`
  return joined(
    tables.map((id) => sql`${{ type: 'integer', integer: id }}`),
    ', ',
  )
}
