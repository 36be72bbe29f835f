// The column of the betalingskenmerk. No public source names it, so what is not the first guess is confirmed by a person.

import type { Catalogue, CatalogueTable } from '../catalogue.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import type { ReferenceColumn } from './overrides.ts'

/** The one table of the catalogue that the profile takes. */
interface Taken {
  readonly schema: string
  readonly table: string
}

const PLACES = ['order', 'sale', 'invoice'] as const
const FIRST_GUESS = 'fldbetalingskenmerk'

/** @param chosen by a person; null: there is none; undefined: the first guess is taken where it is there */
export function referenceColumn(
  catalogue: Catalogue,
  tables: Readonly<Record<ReferenceColumn['on'], Taken>>,
  chosen: ReferenceColumn | null | undefined,
): ReferenceColumn | undefined | 'missing' {
  if (chosen === null) return undefined
  for (const on of chosen === undefined ? PLACES : [chosen.on]) {
    const wanted = chosen === undefined ? FIRST_GUESS : chosen.column.toLowerCase()
    const column = tableIn(catalogue, tables[on])?.columns.find(
      ({ name, family }) => name.toLowerCase() === wanted && family === 'text',
    )
    if (column !== undefined) return { on, column: column.name }
  }
  return chosen === undefined ? undefined : 'missing'
}

/** Text columns that can hold it, the likeliest first. References of direct debit mandates have other names. */
export function referenceCandidates(
  catalogue: Catalogue,
  profile: Pick<SchemaProfile, (typeof PLACES)[number]>,
): readonly ReferenceColumn[] {
  return PLACES.flatMap((on) => {
    const columns = tableIn(catalogue, profile[on])?.columns ?? []
    return columns
      .filter(({ name, family }) => family === 'text' && /kenmerk/i.test(name) && !/incasso|machtiging/i.test(name))
      .map(({ name }) => ({ on, column: name }))
  })
}

function tableIn(catalogue: Catalogue, { schema, table }: Taken): CatalogueTable | undefined {
  return catalogue.tables.find((each) => each.schema === schema && each.name === table)
}
