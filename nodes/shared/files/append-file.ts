// A file that only grows: what `append` has returned from is on the disk, and a failed append leaves nothing behind.

import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'

export interface AppendFile {
  /** One write, flushed. @throws the system's error; FileTakenError */
  append(text: string): Promise<void>
  close(): Promise<void>
}

/** Somebody else wrote to the file, or put another in its place. */
export class FileTakenError extends Error {
  override readonly name = 'FileTakenError'
  readonly code = 'FILE_TAKEN'
}

/**
 * @param keepBytes the part of the file that is known to be whole; a torn line after it is cut off
 * @throws the system's error, such as ENOENT; FileTakenError when it became shorter meanwhile
 */
export async function openToAppend(path: string, keepBytes: number): Promise<AppendFile> {
  const file = await open(path, constants.O_RDWR | constants.O_APPEND)
  try {
    const { size } = await file.stat()
    if (size < keepBytes) throw new FileTakenError(path)
    if (size > keepBytes) await cutTo(file, keepBytes)
  } catch (error) {
    await file.close()
    throw error
  }
  return new GrowingFile(path, file, keepBytes)
}

class GrowingFile implements AppendFile {
  readonly #path: string
  readonly #file: FileHandle
  #bytes: number
  #broken: Error | undefined

  constructor(path: string, file: FileHandle, bytes: number) {
    this.#path = path
    this.#file = file
    this.#bytes = bytes
  }

  async append(text: string): Promise<void> {
    if (this.#broken) throw this.#broken
    const { size } = await this.#file.stat()
    // Cutting back after a failure would take somebody else's line with it, so there must be none.
    if (size !== this.#bytes) throw new FileTakenError(this.#path)
    try {
      await this.#file.appendFile(text)
      await this.#file.datasync()
    } catch (error) {
      await this.#undo(error)
      throw error
    }
    this.#bytes += Buffer.byteLength(text)
    await this.#assertInPlace()
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  async #undo(because: unknown): Promise<void> {
    try {
      await cutTo(this.#file, this.#bytes)
    } catch {
      this.#broken = new Error(`${this.#path} could not be restored after a failed write`, { cause: because })
    }
  }

  async #assertInPlace(): Promise<void> {
    const [mine, there] = await Promise.all([this.#file.stat({ bigint: true }), stat(this.#path, { bigint: true })])
    if (mine.ino === there.ino) return
    this.#broken = new FileTakenError(this.#path)
    throw this.#broken
  }
}

async function cutTo(file: FileHandle, bytes: number): Promise<void> {
  await file.truncate(bytes)
  await file.datasync()
}
