// Rows that are kept on disk between runs. What is kept can be read again from its source, so it may be lost.

export interface KeptRows {
  /** In the order in which they were kept; a torn last row is left out. */
  read(): AsyncIterable<unknown>
  append(rows: readonly unknown[]): Promise<void>
  /** Replaces all rows at once: a kill leaves either the old or the new ones. */
  replace(rows: Iterable<unknown>): Promise<void>
}

/** A place in the data folder that belongs to one administration or one account. */
export interface KeptFolder {
  rows(name: string): KeptRows
}
