// The tables of a SnelStart administration in an .mdb, as far as public sources name them; the rest is a guess, and
// marked so. Names with `tbl`, as SnelStart 11 and lower has them.

import type { JetColumn, JetTable, JetType } from './jet-table.ts'

const id = (name: string): JetColumn => ({ name, type: 'counter' })
const of = (type: JetType, ...names: readonly string[]): JetColumn[] => names.map((name) => ({ name, type }))
const to = (column: string, table: string): NonNullable<JetTable['foreignKeys']>[number] => ({
  name: `${table}${column}`,
  column,
  to: table,
  toColumn: column,
})

export const SNELSTART_TABLES: readonly JetTable[] = [
  {
    name: 'tblGrootboek',
    primaryKey: ['fldGrootboekID'],
    columns: [
      id('fldGrootboekID'),
      ...of('long', 'fldNummer', 'fldGrootboekFunctieID'),
      ...of('text(50)', 'fldOmschrijving'),
      ...of('yesno', 'fldNonactief'),
    ],
  },
  {
    name: 'tblRelatie',
    primaryKey: ['fldRelatieID'],
    columns: [
      id('fldRelatieID'),
      ...of('long', 'fldRelatiecode', 'fldRelatieSoort', 'fldKrediettermijn'),
      ...of('text(50)', 'fldNaam'),
    ],
  },
  {
    name: 'tblFactuurNummer',
    primaryKey: ['fldFactuurNummerID'],
    foreignKeys: [to('fldRelatieID', 'tblRelatie')],
    columns: [id('fldFactuurNummerID'), ...of('text(50)', 'fldFactuurnummer'), ...of('long', 'fldRelatieID')],
  },
  {
    name: 'tblJournaalpost',
    primaryKey: ['fldJournaalpostID'],
    columns: [
      id('fldJournaalpostID'),
      { name: 'fldDatum', type: 'datetime', required: true },
      ...of('text(25)', 'fldBoekstuk'),
      // Guesses: no public source names the columns of the journal and the description.
      ...of('long', 'fldDagboekGrootboekID'),
      ...of('text(255)', 'fldOmschrijving'),
    ],
  },
  {
    name: 'tblJournaalpostRegel',
    primaryKey: ['fldJournaalpostRegelID'],
    foreignKeys: [
      to('fldJournaalpostID', 'tblJournaalpost'),
      to('fldGrootboekID', 'tblGrootboek'),
      to('fldFactuurNummerID', 'tblFactuurNummer'),
    ],
    columns: [
      id('fldJournaalpostRegelID'),
      { name: 'fldJournaalpostID', type: 'long', required: true },
      { name: 'fldGrootboekID', type: 'long', required: true },
      ...of('long', 'fldFactuurNummerID'),
      { name: 'fldDebet', type: 'currency', required: true, default: '0' },
      { name: 'fldCredit', type: 'currency', required: true, default: '0' },
      ...of('text(255)', 'fldOmschrijving'),
    ],
  },
  {
    name: 'tblVerkoopFactuur',
    primaryKey: ['fldVerkoopFactuurID'],
    foreignKeys: [to('fldFactuurNummerID', 'tblFactuurNummer')],
    columns: [id('fldVerkoopFactuurID'), ...of('long', 'fldFactuurNummerID'), ...of('datetime', 'fldDatum')],
  },
  {
    name: 'tblVerkoopOrder',
    primaryKey: ['fldVerkoopOrderID'],
    foreignKeys: [to('fldVerkoopFactuurID', 'tblVerkoopFactuur')],
    columns: [
      id('fldVerkoopOrderID'),
      ...of('long', 'fldVerkoopFactuurID', 'fldRelatieID', 'fldOrdernummer'),
      // A guess: the field is on the order, its name is not public.
      ...of('text(50)', 'fldBetalingskenmerk'),
    ],
  },
]
