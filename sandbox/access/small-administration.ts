// A few invoices and payments in the tables of SnelStart, for who needs books and not a story.

import type { AccessStandIn } from './start-access.ts'

export interface SmallInvoice {
  readonly number: string
  readonly cents: number
  readonly paidCents?: number
  readonly reference?: string
}

/** Accounts 1 to 5 by id: debtors, clearing, sales journal's revenue, memoriaal, opening balance. */
export async function fillAdministration(books: AccessStandIn, invoices: readonly SmallInvoice[]): Promise<void> {
  const rows = (sql: string): Promise<unknown> => books.rows(sql)
  await rows(`INSERT INTO tblgrootboek (fldnummer, fldomschrijving, fldgrootboekfunctieid, fldnonactief) VALUES
    (1300, 'Debiteuren', 4, false), (2000, 'Tussenrekening betalingen', 110, false), (8000, 'Omzet', 21, false),
    (9000, 'Memoriaal', 7, false), (2100, 'Beginbalans', 8, false)`)
  await rows(`INSERT INTO tblrelatie (fldrelatiecode, fldrelatiesoort, fldnaam, fldkrediettermijn)
    VALUES (10001, 0, 'Bakkerij Jansen', 14)`)
  for (const invoice of invoices) {
    const [{ id } = { id: 0 }] = (await rows(
      `INSERT INTO tblfactuurnummer (fldfactuurnummer, fldrelatieid) VALUES ('${invoice.number}', 1)
       RETURNING fldfactuurnummerid AS id`,
    )) as readonly { id: number }[]
    await entry(books, 1, `V${invoice.number}`, '2026-03-01', [
      [1, id, invoice.cents],
      [3, null, -invoice.cents],
    ])
    const paid = invoice.paidCents ?? 0
    if (paid !== 0) {
      await entry(books, 4, `M${invoice.number}`, '2026-03-10', [
        [2, null, paid],
        [1, id, -paid],
      ])
    }
    await rows(`INSERT INTO tblverkoopfactuur (fldfactuurnummerid, flddatum) VALUES (${id}, '2026-03-01')`)
    const reference = invoice.reference === undefined ? 'NULL' : `'${invoice.reference}'`
    await rows(`INSERT INTO tblverkooporder (fldverkoopfactuurid, fldrelatieid, fldbetalingskenmerk)
      SELECT max(fldverkoopfactuurid), 1, ${reference} FROM tblverkoopfactuur`)
  }
}

type Line = readonly [account: number, invoice: number | null, debitLessCreditCents: number]

async function entry(
  books: AccessStandIn,
  journal: number,
  document: string,
  day: string,
  lines: readonly Line[],
): Promise<void> {
  const [{ id } = { id: 0 }] = (await books.rows(
    `INSERT INTO tbljournaalpost (flddatum, fldboekstuk, flddagboekgrootboekid)
     VALUES ('${day}', '${document}', ${journal}) RETURNING fldjournaalpostid AS id`,
  )) as readonly { id: number }[]
  for (const [account, invoice, amount] of lines) {
    const [debit, credit] = amount >= 0 ? [amount, 0] : [0, -amount]
    await books.rows(
      `INSERT INTO tbljournaalpostregel (fldjournaalpostid, fldgrootboekid, fldfactuurnummerid, flddebet, fldcredit)
       VALUES (${id}, ${account}, ${invoice ?? 'NULL'}, ${debit / 100}, ${credit / 100})`,
    )
  }
}
