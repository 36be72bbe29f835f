// The tables and views that were asked for, as SQL Server's catalogue views describe them.

import { z } from 'zod'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue.ts'
import type { Row } from '../engine.ts'
import type { Statement } from '../statement.ts'
import { columnsOf, foreignKeysOf, OBJECTS, primaryKeysOf, triggersOf } from './catalogue-questions.ts'
import { familyOf, typeWord } from './column-type.ts'

const TRIGGER_FLAG = z.number().nullable()
const OBJECT = z.object({
  id: z.number(),
  schema: z.string(),
  name: z.string(),
  kind: z.string(),
  onInsert: TRIGGER_FLAG,
  onUpdate: TRIGGER_FLAG,
})
const COLUMN = z.object({
  table: z.number(),
  id: z.number(),
  name: z.string(),
  type: z.string().nullable(),
  bytes: z.number(),
  precision: z.number(),
  scale: z.number(),
  nullable: z.boolean().nullable(),
  counted: z.boolean(),
  computed: z.boolean(),
  default: z.number(),
})
const KEY_COLUMN = z.object({ table: z.number(), column: z.number() })
const FOREIGN_COLUMN = z.object({ key: z.number(), table: z.number(), column: z.number(), to: z.string() })
const TRIGGER = z.object({ table: z.number(), name: z.string() })

interface Found {
  readonly columns: readonly z.output<typeof COLUMN>[]
  readonly keys: readonly z.output<typeof KEY_COLUMN>[]
  readonly foreign: readonly z.output<typeof FOREIGN_COLUMN>[]
  readonly triggers: readonly z.output<typeof TRIGGER>[]
}

/** @throws ReconcileError what `read` throws, and SNELSTART_ANSWER */
export async function readCatalogue(
  tables: readonly string[],
  read: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Catalogue> {
  const asked = new Set(tables.map((name) => name.toLowerCase()))
  const all = parsed(OBJECT, await read(OBJECTS))
  const objects = asked.size === 0 ? all : all.filter(({ name }) => asked.has(name.toLowerCase()))
  if (objects.length === 0) return { tables: [] }
  const ids = asked.size === 0 ? 'all' : objects.map(({ id }) => id)
  const found: Found = {
    columns: parsed(COLUMN, await read(columnsOf(ids))),
    keys: parsed(KEY_COLUMN, await read(primaryKeysOf(ids))),
    foreign: parsed(FOREIGN_COLUMN, await read(foreignKeysOf(ids))),
    triggers: parsed(TRIGGER, await read(triggersOf(ids))),
  }
  return { tables: objects.map((object) => tableOf(object, found)) }
}

function tableOf(object: z.output<typeof OBJECT>, found: Found): CatalogueTable {
  const columns = found.columns.filter(({ table }) => table === object.id)
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  const nameOf = ({ column }: { readonly column: number }): string => names.get(column) ?? `#${column}`
  const foreign = found.foreign.filter(({ table }) => table === object.id)
  const triggers = found.triggers.filter(({ table }) => table === object.id).map(({ name }) => name)
  const hasHidden = triggers.length === 0 && (object.onInsert === 1 || object.onUpdate === 1)
  return {
    schema: object.schema,
    name: object.name,
    kind: object.kind.trim() === 'V' ? 'view' : 'table',
    columns: columns.map(columnOf),
    primaryKey: found.keys.filter(({ table }) => table === object.id).map(nameOf),
    foreignKeys: [...new Set(foreign.map(({ key }) => key))].map((key) => {
      const ofKey = foreign.filter((row) => row.key === key)
      return { columns: ofKey.map(nameOf), to: ofKey[0]?.to ?? '' }
    }),
    triggers: hasHidden ? [HIDDEN_TRIGGER] : triggers,
  }
}

/** There is one, and this login has no right to see which. */
export const HIDDEN_TRIGGER = '?'

function columnOf(column: z.output<typeof COLUMN>): CatalogueColumn {
  const type = column.type ?? 'other'
  return {
    name: column.name,
    type: typeWord({ ...column, type }),
    family: familyOf(type),
    nullable: column.nullable ?? true,
    hasDefault: column.default !== 0,
    counted: column.counted,
    // The database fills a timestamp (rowversion) itself as well, and takes no value for it.
    computed: column.computed || type === 'timestamp',
  }
}

function parsed<Output>(schema: z.ZodType<Output>, rows: readonly Row[]): readonly Output[] {
  const result = z.array(schema).safeParse(rows)
  if (result.success) return result.data
  const property = result.error.issues[0]?.path.join('.') ?? ''
  throw new ReconcileError('SNELSTART_ANSWER', 'unexpected-shape', { path: 'sys', property }, result.error)
}
