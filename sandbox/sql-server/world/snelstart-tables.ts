// The tables of a SnelStart database as far as public sources show them, and what nobody outside has seen, as a guess that
// a test can switch on or off. Source: docs/database.md.

import { type Table, tableOf, type TableText, viewOf } from '../books/table.ts'

export interface SchemaOptions {
  /** `tbl`: base tables with it; `views`: base tables without it, and a view with it for each; `plain`: none at all. */
  readonly names?: 'tbl' | 'views' | 'plain'
  /** Where the betalingskenmerk stands; null for nowhere. */
  readonly reference?: { readonly on: ReferenceTable; readonly column: string } | null
  /** The column of an entry that holds its dagboek; null when there is none. */
  readonly journalColumn?: string | null
  /** Columns that must be filled and of which nobody outside knows how. */
  readonly unknownColumns?: boolean
  /** A rowversion on entries and lines. */
  readonly rowVersion?: boolean
  /** The balance of a line, computed. */
  readonly computedColumn?: boolean
  /** A trigger on lines that logs each change in a table of its own. */
  readonly trigger?: boolean
  /** An index on the invoice of the lines, as a foreign key has in most databases. */
  readonly lineIndex?: boolean
}

export type ReferenceTable = 'VerkoopOrder' | 'VerkoopFactuur' | 'FactuurNummer'

/** In an order in which each can point to those before it. */
export function snelStartTables(options: SchemaOptions = {}): readonly Table[] {
  const { names = 'tbl' } = options
  const prefix = names === 'tbl' ? 'tbl' : ''
  const tables = [
    ...tableTexts(options).map((text) =>
      tableOf({
        ...text,
        name: prefix + text.name,
        foreignKeys: (text.foreignKeys ?? []).map((key) => ({ ...key, to: prefix + key.to })),
      }),
    ),
    ...(options.trigger ? [CHANGE_LOG] : []),
  ]
  if (names !== 'views') return tables
  return [
    ...tables,
    ...tables.filter((table) => table !== CHANGE_LOG).map((table) => viewOf(table, `tbl${table.name}`)),
  ]
}

const CHANGE_LOG = tableOf({
  name: 'tblMutatieLog',
  columns: ['fldMutatieLogID int identity', 'fldTabel nvarchar(128)', 'fldHandeling nvarchar(20)'],
  primaryKey: ['fldMutatieLogID'],
})

function tableTexts(options: SchemaOptions): readonly TableText[] {
  const { reference = { on: 'VerkoopOrder', column: 'fldBetalingskenmerk' } } = options
  const own = (on: ReferenceTable): readonly string[] =>
    reference?.on === on ? [`${reference.column} nvarchar(50)`] : []
  return [
    ...ledgerTables(),
    ...relationTables(own),
    entryTable(options),
    lineTable(options),
    ...salesTables(own),
    {
      name: 'Instelling',
      columns: ['fldInstellingID int identity', 'fldNaam nvarchar(100) not null', 'fldWaarde nvarchar(max)'],
      primaryKey: ['fldInstellingID'],
    },
  ]
}

function ledgerTables(): readonly TableText[] {
  return [
    {
      name: 'GrootboekFunctie',
      columns: ['fldGrootboekFunctieID int not null', 'fldOmschrijving nvarchar(100)'],
      primaryKey: ['fldGrootboekFunctieID'],
    },
    {
      name: 'Grootboek',
      columns: [
        'fldGrootboekID int identity',
        'fldNummer int not null',
        'fldOmschrijving nvarchar(50)',
        'fldGrootboekFunctieID int',
        'fldNonactief bit not null default 0',
      ],
      primaryKey: ['fldGrootboekID'],
      foreignKeys: [key('fldGrootboekFunctieID', 'GrootboekFunctie')],
    },
  ]
}

function relationTables(own: (on: ReferenceTable) => readonly string[]): readonly TableText[] {
  return [
    {
      name: 'Relatie',
      columns: [
        'fldRelatieID int identity',
        'fldRelatieSoort int not null',
        'fldRelatiecode int not null',
        'fldNaam nvarchar(50)',
        'fldContactpersoon nvarchar(50)',
        'fldEmail nvarchar(100)',
        'fldKrediettermijn int',
        'fldNonactief bit not null default 0',
      ],
      primaryKey: ['fldRelatieID'],
      indexes: [{ columns: ['fldRelatiecode'] }],
    },
    {
      name: 'FactuurNummer',
      columns: [
        'fldFactuurNummerID int identity',
        'fldFactuurnummer nvarchar(20)',
        'fldRelatieID int',
        'fldFactuurSoort int not null default 1',
        ...own('FactuurNummer'),
      ],
      primaryKey: ['fldFactuurNummerID'],
      indexes: [{ columns: ['fldRelatieID'] }],
      foreignKeys: [key('fldRelatieID', 'Relatie')],
    },
  ]
}

function entryTable(options: SchemaOptions): TableText {
  const { journalColumn = 'fldDagboekGrootboekID' } = options
  return {
    name: 'Journaalpost',
    columns: [
      'fldJournaalpostID int identity',
      'fldDatum datetime not null',
      'fldBoekstuk nvarchar(50)',
      'fldOmschrijving nvarchar(200)',
      ...(journalColumn === null ? [] : [`${journalColumn} int not null`]),
      ...(options.unknownColumns
        ? [
            'fldVolgnummer int not null',
            'fldBoekjaar int not null',
            'fldPeriode int not null',
            'fldInvoerDatum datetime not null',
            'fldGebruikerID int not null',
            'fldMarkering nvarchar(10)',
          ]
        : []),
      ...(options.rowVersion ? ['fldVersie timestamp'] : []),
    ],
    primaryKey: ['fldJournaalpostID'],
    indexes: [{ columns: ['fldBoekstuk'] }, { columns: ['fldDatum'] }],
    foreignKeys: journalColumn === null ? [] : [{ ...key('fldGrootboekID', 'Grootboek'), column: journalColumn }],
  }
}

function lineTable(options: SchemaOptions): TableText {
  return {
    name: 'JournaalpostRegel',
    columns: [
      'fldJournaalpostRegelID int identity',
      'fldJournaalpostID int not null',
      'fldGrootboekID int not null',
      'fldFactuurNummerID int',
      'fldDebet money not null',
      'fldCredit money not null',
      'fldOmschrijving nvarchar(200)',
      ...(options.unknownColumns
        ? [
            'fldRegelnummer int not null',
            'fldBtwID int not null',
            'fldBtwPercentage decimal(5,2)',
            'fldKostenplaatsID int',
          ]
        : []),
      ...(options.computedColumn ? ['fldSaldo money as (fldDebet - fldCredit)'] : []),
      ...(options.rowVersion ? ['fldVersie timestamp'] : []),
    ],
    primaryKey: ['fldJournaalpostRegelID'],
    indexes: [
      { columns: ['fldJournaalpostID'] },
      ...(options.lineIndex === false ? [] : [{ columns: ['fldFactuurNummerID'] }]),
    ],
    foreignKeys: [
      key('fldJournaalpostID', 'Journaalpost'),
      key('fldGrootboekID', 'Grootboek'),
      key('fldFactuurNummerID', 'FactuurNummer'),
    ],
    triggers: options.trigger ? ['trgJournaalpostRegelMutatie'] : [],
  }
}

function salesTables(own: (on: ReferenceTable) => readonly string[]): readonly TableText[] {
  return [
    {
      name: 'VerkoopFactuur',
      columns: [
        'fldVerkoopFactuurID int identity',
        'fldFactuurNummerID int',
        'fldDatum datetime',
        'fldOrderSjabloonVerkoopID int',
        ...own('VerkoopFactuur'),
      ],
      primaryKey: ['fldVerkoopFactuurID'],
      indexes: [{ columns: ['fldFactuurNummerID'] }],
      foreignKeys: [key('fldFactuurNummerID', 'FactuurNummer')],
    },
    {
      name: 'VerkoopOrder',
      columns: [
        'fldVerkoopOrderID int identity',
        'fldVerkoopFactuurID int',
        'fldRelatieID int',
        'fldOrdernummer int',
        'fldDatum datetime',
        'fldOrderreferentie nvarchar(50)',
        'fldOmschrijving nvarchar(200)',
        'fldAfhandelStatus int not null default 0',
        ...own('VerkoopOrder'),
      ],
      primaryKey: ['fldVerkoopOrderID'],
      indexes: [{ columns: ['fldVerkoopFactuurID'] }],
      foreignKeys: [key('fldVerkoopFactuurID', 'VerkoopFactuur'), key('fldRelatieID', 'Relatie')],
    },
  ]
}

const key = (column: string, to: string) => ({ column, to, toColumn: column })
