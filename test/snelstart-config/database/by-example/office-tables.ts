// A SnelStart database with columns that nobody outside knows, and what SnelStart writes into them.

import type { JetColumn, JetTable } from '../../../../sandbox/access/jet-table.ts'

/** Further columns of entries and lines, as a test wants them. */
export interface ExtraColumns {
  readonly entry?: readonly JetColumn[]
  readonly line?: readonly JetColumn[]
  readonly invoice?: readonly JetColumn[]
  readonly tables?: readonly JetTable[]
}

export function officeTables(extra: ExtraColumns = {}): readonly JetTable[] {
  return [
    {
      name: 'tblGrootboek',
      primaryKey: ['fldGrootboekID'],
      columns: [
        { name: 'fldGrootboekID', type: 'counter' },
        { name: 'fldNummer', type: 'long' },
        { name: 'fldOmschrijving', type: 'text(50)' },
        { name: 'fldGrootboekFunctieID', type: 'long' },
        { name: 'fldNonactief', type: 'yesno' },
      ],
    },
    {
      name: 'tblRelatie',
      primaryKey: ['fldRelatieID'],
      columns: [
        { name: 'fldRelatieID', type: 'counter' },
        { name: 'fldRelatiecode', type: 'long' },
        { name: 'fldNaam', type: 'text(50)' },
      ],
    },
    {
      name: 'tblFactuurNummer',
      primaryKey: ['fldFactuurNummerID'],
      columns: [
        { name: 'fldFactuurNummerID', type: 'counter' },
        { name: 'fldFactuurnummer', type: 'text(20)' },
        { name: 'fldRelatieID', type: 'long' },
        ...(extra.invoice ?? []),
      ],
    },
    {
      name: 'tblJournaalpost',
      primaryKey: ['fldJournaalpostID'],
      columns: [
        { name: 'fldJournaalpostID', type: 'counter' },
        { name: 'fldDatum', type: 'datetime', required: true },
        { name: 'fldBoekstuk', type: 'text(25)' },
        { name: 'fldOmschrijving', type: 'text(60)' },
        { name: 'fldDagboekGrootboekID', type: 'long', required: true },
        { name: 'fldBoekjaar', type: 'integer', required: true },
        { name: 'fldVolgnummer', type: 'long', required: true },
        { name: 'fldInvoerDatum', type: 'datetime', required: true },
        { name: 'fldGebruikerID', type: 'long', required: true },
        { name: 'fldMarkering', type: 'byte' },
        ...(extra.entry ?? []),
      ],
    },
    {
      name: 'tblJournaalpostRegel',
      primaryKey: ['fldJournaalpostRegelID'],
      foreignKeys: [
        { name: 'post', column: 'fldJournaalpostID', to: 'tblJournaalpost', toColumn: 'fldJournaalpostID' },
        { name: 'factuur', column: 'fldFactuurNummerID', to: 'tblFactuurNummer', toColumn: 'fldFactuurNummerID' },
      ],
      columns: [
        { name: 'fldJournaalpostRegelID', type: 'counter' },
        { name: 'fldJournaalpostID', type: 'long', required: true },
        { name: 'fldGrootboekID', type: 'long', required: true },
        { name: 'fldFactuurNummerID', type: 'long' },
        { name: 'fldDebet', type: 'currency', required: true },
        { name: 'fldCredit', type: 'currency', required: true },
        { name: 'fldOmschrijving', type: 'text(60)' },
        { name: 'fldRegelnummer', type: 'integer', required: true },
        { name: 'fldBtwID', type: 'long', required: true },
        { name: 'fldKostenplaatsID', type: 'long' },
        { name: 'fldRelatieID', type: 'long' },
        { name: 'fldKoers', type: 'decimal(18,6)', required: true },
        ...(extra.line ?? []),
      ],
    },
    {
      name: 'tblVerkoopFactuur',
      columns: [
        { name: 'fldVerkoopFactuurID', type: 'counter' },
        { name: 'fldFactuurNummerID', type: 'long' },
        { name: 'fldDatum', type: 'datetime' },
      ],
    },
    {
      name: 'tblVerkoopOrder',
      columns: [
        { name: 'fldVerkoopOrderID', type: 'counter' },
        { name: 'fldVerkoopFactuurID', type: 'long' },
        { name: 'fldBetalingskenmerk', type: 'text(50)' },
      ],
    },
    {
      name: 'tblBijlage',
      columns: [
        { name: 'fldBijlageID', type: 'counter' },
        { name: 'fldJournaalpostID', type: 'long' },
      ],
    },
    ...(extra.tables ?? []),
  ]
}
