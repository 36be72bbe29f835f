// What the register asks of files. They are handed in, so that a test can let each of them fail.

export interface RegisterDisk {
  /** Whole lines only, each with where it ends in bytes. @throws the system's error, such as ENOENT */
  linesOf(path: string): AsyncIterable<readonly { readonly text: string; readonly endsAt: number }[]>
  /** Whole or not at all; `justBefore` is a last look before the old file is replaced. */
  writeWhole(path: string, texts: Iterable<string>, justBefore?: () => Promise<void>): Promise<void>
  /** What comes after `keepBytes` is a torn line, and is cut off. */
  openToAppend(path: string, keepBytes: number): Promise<RegisterAppend>
}

export interface RegisterAppend {
  /** On disk when it returns; nothing is left in the file when it throws. */
  append(text: string): Promise<void>
  close(): Promise<void>
}
