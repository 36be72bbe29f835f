// Why an example can't be learnt from. Names tables and columns, never what stands in them.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'

export interface Place {
  readonly table: string
  readonly column: string
}

/** Why a column has no explanation that can be trusted. */
export type Unexplained =
  /** Other entries of the journal hold something else there, and nothing tells what. */
  | 'varies'
  /** Several explanations hold for all entries that there are. */
  | 'ambiguous'
  /** Nothing but the example itself shows that it is always the same. */
  | 'unconfirmed'

export function unexplained(why: Unexplained, place: Place, kind: string): ReconcileError {
  const values = { ...place, kind }
  switch (why) {
    case 'varies':
      return new ReconcileError('SNELSTART_SCHEMA', 'example-column-varies', values)
    case 'ambiguous':
      return new ReconcileError('SNELSTART_SCHEMA', 'example-column-ambiguous', values)
    case 'unconfirmed':
      return new ReconcileError('SNELSTART_SCHEMA', 'example-column-unconfirmed', values)
  }
}
