// The table that the check on Windows makes for itself: the stand-in makes no tables while it runs, so there it is already.

import type { JetTable } from '../../../../sandbox/access/jet-table.ts'

export const OWN_TABLE: JetTable = {
  name: 'msp_check',
  primaryKey: ['id'],
  columns: [
    { name: 'id', type: 'counter' },
    { name: 'amount', type: 'currency' },
    { name: 'word', type: 'text(255)' },
    { name: 'long', type: 'memo' },
    { name: 'day', type: 'datetime' },
    { name: 'yes', type: 'yesno' },
    { name: 'whole', type: 'long' },
    { name: 'factor', type: 'decimal(18,6)' },
    { name: 'guid', type: 'guid' },
  ],
}
