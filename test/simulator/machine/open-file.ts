// A file that a process has open: it stays the same file when another takes its name.

import { constants } from 'node:fs'

import { cut, existing, factsOf, type MakeCall, refuseIfReadOnly } from './file-calls.ts'
import { diskError, type StoredFile, type StoredFolder } from './virtual-disk.ts'
import type { VirtualProcess } from './virtual-process.ts'

export type OpenFile = ReturnType<typeof handleOf>

/** @throws the system's error */
export function openFile(by: VirtualProcess, path: string, flags: string | number, call: MakeCall): OpenFile {
  const mayMake = typeof flags === 'string' && /[aw]/.test(flags)
  const found = by.disk.find(by.placeOf(path))
  if (found && flags === 'wx') throw diskError('EEXIST', path)
  if (found?.kind === 'folder') return handleOf(by, found, path, false, call)
  if (flags !== 'r') refuseIfReadOnly(by, path)
  const isAppending = typeof flags === 'string' ? flags.startsWith('a') : (flags & constants.O_APPEND) !== 0
  if (!found && mayMake) {
    if (by.disk.trouble === 'full') throw diskError('ENOSPC', path)
    const { folder, name } = by.disk.folderOf(by.placeOf(path))
    const made = by.disk.newFile(by.time.nowMs)
    folder.entries.set(name, made)
    return handleOf(by, made, path, isAppending, call)
  }
  return handleOf(by, existing(by, path), path, isAppending, call)
}

function handleOf(
  owner: VirtualProcess,
  stored: StoredFile | StoredFolder,
  path: string,
  isAppending: boolean,
  call: MakeCall,
) {
  const file = (): StoredFile => {
    if (stored.kind === 'folder') throw diskError('EISDIR', path)
    return stored
  }
  const write = (by: VirtualProcess, bytes: Buffer, position: number): void => {
    refuseIfReadOnly(by, path)
    const { content } = file()
    const end = position + bytes.length
    if (end > content.length && by.disk.trouble === 'full') {
      put(file(), bytes.subarray(0, Math.floor(bytes.length / 2)), position, by.time.nowMs)
      throw diskError('ENOSPC', path)
    }
    put(file(), bytes, position, by.time.nowMs)
  }
  let endOfOwn = 0
  owner.openFiles += 1
  return {
    stat: (options?: { bigint?: boolean }) => call(() => factsOf(stored, options?.bigint)),
    appendFile(text: string) {
      const bytes = Buffer.from(text)
      const position = (): number => (isAppending ? file().content.length : endOfOwn)
      const torn = (): void => put(file(), owner.torn(bytes), position(), owner.time.nowMs)
      return call((by) => {
        write(by, bytes, position())
        endOfOwn += bytes.length
      }, torn)
    },
    write(text: string, position: number) {
      const bytes = Buffer.from(text)
      const torn = (): void => put(file(), owner.torn(bytes), position, owner.time.nowMs)
      return call((by) => write(by, bytes, position), torn)
    },
    read: (buffer: Buffer, offset: number, length: number, position: number) =>
      call(() => ({ bytesRead: file().content.copy(buffer, offset, position, position + length), buffer })),
    truncate: (bytes: number) =>
      call((by) => {
        refuseIfReadOnly(by, path)
        cut(file(), bytes)
      }),
    sync: () => call(() => flush(stored)),
    datasync: () => call(() => flush(stored)),
    close: () => call((by) => void (by.openFiles -= 1)),
  }
}

function put(file: StoredFile, bytes: Buffer, position: number, nowMs: number): void {
  const before = file.content
  const gap = Buffer.alloc(Math.max(0, position - before.length))
  file.content = Buffer.concat([before.subarray(0, position), gap, bytes, before.subarray(position + bytes.length)])
  file.changedAtMs = nowMs
}

function flush(stored: StoredFile | StoredFolder): void {
  if (stored.kind === 'file') stored.flushed = stored.content
  else stored.flushed = new Map(stored.entries)
}
