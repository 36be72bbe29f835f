// What the record asks of files. They are handed in, so that a test can let each of them fail.

export interface RecordDisk {
  /** Whole lines only, each with where it ends in bytes. @throws the system's error, such as ENOENT */
  linesOf(path: string): AsyncIterable<readonly { readonly text: string; readonly endsAt: number }[]>
  /** Whole or not at all. */
  writeWhole(path: string, texts: Iterable<string>): Promise<void>
  openToAppend(path: string, keepBytes: number): Promise<RecordAppend>
}

export interface RecordAppend {
  /** On disk when it returns. */
  append(text: string): Promise<void>
  close(): Promise<void>
}
