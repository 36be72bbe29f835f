// Bookings that an import file can't carry: they are held back, also in a preview.

import type { ImportFileSettings } from '../../domain/import-file-settings.ts'
import type { OpenDebtor } from '../../domain/open-debtor.ts'
import { isFitAsItIs } from '../../../snelstart-config/database/import-file/harmless-text.ts'
import type { BookingGroup, HeldBack } from '../plan-run.ts'

export function unfitForFile(
  { debtorIds, bookings }: BookingGroup,
  debtors: ReadonlyMap<string, OpenDebtor>,
  { layout }: Pick<ImportFileSettings, 'layout'>,
): HeldBack | undefined {
  if (layout.format === 'camt053') {
    const isPlain = bookings.every(({ differenceCents, overpaidCents }) => differenceCents === 0 && overpaidCents === 0)
    return isPlain ? undefined : { reasonCode: 'not-in-statement', reasonValues: {}, attention: true }
  }
  for (const { invoiceNumber, customer } of debtorIds.flatMap((id) => debtors.get(id) ?? [])) {
    if (customer.code === undefined) {
      return { reasonCode: 'no-customer-code', reasonValues: { invoiceNumber }, attention: true }
    }
    const unfit = [invoiceNumber, customer.code].find((code) => !isFitAsItIs(code, layout.separator))
    if (unfit !== undefined) return { reasonCode: 'unfit-for-file', reasonValues: { value: unfit }, attention: true }
  }
  return undefined
}
