// What an import file holds, in the format that the user chose.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import type { ImportFileSettings } from '../../../reconcile/domain/import-file-settings.ts'
import { boekingenText } from './boekingen.ts'
import { camt053Text, type StatementIdentity } from './camt053.ts'

export interface ImportFileContent {
  readonly orders: readonly BookingOrder[]
  /** The account behind the sales journal. */
  readonly debtorsAccount: number
  /** The reference that was looked up, by debtor id. */
  readonly references: ReadonlyMap<string, string>
  readonly identity: StatementIdentity
}

export function importFileText(content: ImportFileContent, { layout }: Pick<ImportFileSettings, 'layout'>): string {
  const { orders, debtorsAccount, references, identity } = content
  if (layout.format === 'boekingen') return boekingenText(orders, debtorsAccount, layout)
  const parts = orders.map((order) => ({
    order,
    references: order.lines.flatMap(({ debtorId }) => references.get(debtorId) ?? []),
  }))
  return camt053Text(parts, layout, identity)
}
