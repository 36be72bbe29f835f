// Whether the tables and columns are there, and the same as in the last run.

import { type Difference, shownDifferences } from '../profile/fingerprint.ts'
import type { Missing } from '../profile/find-profile.ts'
import { LOGICAL_TABLES } from '../profile/known-names.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type CheckLine, doubtful, failed, passed } from './check-line.ts'

export function checkMissing(missing: readonly Missing[]): readonly CheckLine[] {
  return missing.map(({ what, logical, tried }) => {
    const values = { logical, tried: tried.join(', ') }
    switch (what) {
      case 'table':
        return failed('check-table-missing', values)
      case 'column':
        return failed('check-column-missing', values)
      case 'type':
        return failed('check-column-type', values)
    }
  })
}

export function checkTables(profile: SchemaProfile, changed: readonly Difference[] | undefined): readonly CheckLine[] {
  const views = LOGICAL_TABLES.filter((logical) => profile[logical].kind === 'view').length
  const tables = { tables: LOGICAL_TABLES.length - views, views }
  return [passed(views === 0 ? 'check-tables' : 'check-tables-views', tables), checkChanged(changed)]
}

function checkChanged(changed: readonly Difference[] | undefined): CheckLine {
  if (changed === undefined) return passed('check-schema-first')
  if (changed.length === 0) return passed('check-schema-same')
  return doubtful('check-schema-changed', { differences: shownDifferences(changed) })
}
