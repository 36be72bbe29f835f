// Who this administration is, and what stands in the way of booking.

import type { AdministrationDescription } from '../../../reconcile/domain/administration.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { BooksSource } from '../source.ts'
import type { BooksState } from './books-state.ts'

/** No column is known that holds it; most years begin in January. */
const FINANCIAL_YEAR_STARTS_IN = 1

export function described(
  { kind, name, source }: Pick<AdministrationDescription, 'kind' | 'name'> & { readonly source: BooksSource },
  { id, isConfirmed, inUse }: BooksState,
): AdministrationDescription {
  const warnings: Warning[] = [{ code: 'financial-year-unknown', values: {} }]
  if (id === undefined) warnings.push({ code: 'empty-books', values: {} })
  else if (!isConfirmed) warnings.push({ code: 'open-total-not-confirmed', values: {} })
  if (inUse.profile.entry.columns.journal === undefined) warnings.push({ code: 'journal-column-unknown', values: {} })
  return {
    ...(id === undefined ? {} : { id }),
    name,
    kind,
    financialYearStartsIn: FINANCIAL_YEAR_STARTS_IN,
    warnings,
    ...notBookable(source, isConfirmed),
  }
}

/** A copy can be older than the last booking. */
function notBookable({ writes }: BooksSource, isConfirmed: boolean): Pick<AdministrationDescription, 'notBookable'> {
  if (!writes) return { notBookable: new ReconcileError('CONFIG_INVALID', 'database-copy') }
  return isConfirmed ? {} : { notBookable: notConfirmed() }
}

export function notConfirmed(): ReconcileError {
  return new ReconcileError('CONFIG_INVALID', 'open-total-not-confirmed')
}
