// Which table and column of the database holds what: logical names to real ones, as found in its catalogue.
// What nobody on our side has seen in a real database is a guess here, probed at the connection test (docs/database.md).

/** The names of one administration, each found in its catalogue and spelled as there. */
export interface SchemaProfile {
  readonly ledger: Mapped<'id' | 'number' | 'name' | 'function', 'inactive'>
  readonly relation: Mapped<'id' | 'code', 'name' | 'kind' | 'creditDays'>
  readonly invoice: Mapped<'id' | 'number' | 'relation', 'kind'>
  readonly entry: Mapped<'id' | 'date' | 'document', 'journal' | 'description'>
  readonly line: Mapped<'entry' | 'ledger' | 'invoice' | 'debit' | 'credit', 'id' | 'text'>
  readonly sale: Mapped<'id' | 'invoice', 'date'>
  readonly order: Mapped<'id' | 'sale', 'relation' | 'orderReference' | 'text'>
  /** The betalingskenmerk; absent when no column was found and confirmed. */
  readonly reference?: { readonly on: 'order' | 'sale' | 'invoice'; readonly column: string }
}

export interface Mapped<Needed extends string, Optional extends string = never> {
  /** `dbo` on SQL Server, blank in Access. */
  readonly schema: string
  readonly table: string
  readonly kind: 'table' | 'view'
  readonly columns: Readonly<Record<Needed, string>> & Readonly<Partial<Record<Optional, string>>>
}
