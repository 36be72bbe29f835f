// `node:fs/promises` and the part of `node:fs` that the pack uses, on a virtual disk. Each call takes its time, and the
// process that made it may be dead before it is done, or halfway through a write.

import { constants } from 'node:fs'

import { type OpenFile, openFile } from './open-file.ts'
import type { VirtualProcess } from './virtual-process.ts'
import { diskError, partsOf, type StoredFile, type StoredFolder } from './virtual-disk.ts'

/** How a call is made: by whoever is running, after a while, with what is half done when he dies then. */
export type MakeCall = <Result>(work: (by: VirtualProcess) => Result, halfway?: () => void) => Promise<Result>

const CHUNK_BYTES = 256 * 1024

export function fileCalls(call: MakeCall) {
  const open = (path: string, flags: string | number): Promise<OpenFile> =>
    call((by) => openFile(by, path, flags, call))

  async function* readInChunks(path: string): AsyncGenerator<Buffer> {
    let start = 0
    const file = await call((by) => existing(by, path))
    for (;;) {
      const content = await call(() => file.content.subarray(start, start + CHUNK_BYTES))
      if (content.length === 0) return
      start += content.length
      yield content
    }
  }

  const promises = {
    open,
    stat: (path: string, options?: { bigint?: boolean }) =>
      call((by) => factsOf(existing(by, path, 'or a folder'), options?.bigint)),
    access: (path: string) => call((by) => void existing(by, path, 'or a folder')),
    readFile: (path: string) => call((by) => existing(by, path).content.toString('utf8')),
    readdir: (path: string) => call((by) => [...folder(by, path).entries.keys()]),
    truncate: (path: string, bytes: number) =>
      call((by) => {
        refuseIfReadOnly(by, path)
        cut(existing(by, path), bytes)
      }),
    mkdir: (path: string) => call((by) => makeFolders(by, path)),
    rm: (path: string) =>
      call((by) => {
        refuseIfReadOnly(by, path)
        const place = by.disk.find(by.placeOf(path))
        if (!place) return
        const { folder: parent, name } = by.disk.folderOf(by.placeOf(path))
        parent.entries.delete(name)
      }),
    rename: (from: string, to: string) =>
      call((by) => {
        refuseIfReadOnly(by, from)
        const source = by.disk.folderOf(by.placeOf(from))
        const moved = source.folder.entries.get(source.name)
        if (!moved) throw diskError('ENOENT', from)
        const target = by.disk.folderOf(by.placeOf(to))
        source.folder.entries.delete(source.name)
        target.folder.entries.set(target.name, moved)
      }),
  }
  return { promises, fs: { constants, createReadStream: readInChunks } }
}

function makeFolders(by: VirtualProcess, path: string): string | undefined {
  let here: StoredFolder = by.disk.root
  let made: string | undefined
  let reached = by.mount
  for (const part of partsOf(by.placeOf(path))) {
    reached = `${reached}/${part}`
    const next = here.entries.get(part)
    if (next?.kind === 'file') throw diskError('ENOTDIR', path)
    if (!next) {
      refuseIfReadOnly(by, path)
      if (by.disk.trouble === 'full') throw diskError('ENOSPC', path)
      made ??= reached
    }
    const folderHere = next ?? by.disk.newFolder()
    here.entries.set(part, folderHere)
    here = folderHere
  }
  return made
}

export function existing(by: VirtualProcess, path: string): StoredFile
export function existing(by: VirtualProcess, path: string, or: 'or a folder'): StoredFile | StoredFolder
export function existing(by: VirtualProcess, path: string, or?: 'or a folder'): StoredFile | StoredFolder {
  const found = by.disk.find(by.placeOf(path))
  if (!found) throw diskError('ENOENT', path)
  if (found.kind === 'folder' && !or) throw diskError('EISDIR', path)
  return found
}

function folder(by: VirtualProcess, path: string): StoredFolder {
  const found = existing(by, path, 'or a folder')
  if (found.kind !== 'folder') throw diskError('ENOTDIR', path)
  return found
}

export function refuseIfReadOnly({ disk }: VirtualProcess, path: string): void {
  if (disk.trouble === 'read-only') throw diskError('EROFS', path)
}

export function cut(file: StoredFile, bytes: number): void {
  file.content = file.content.subarray(0, bytes)
}

export function factsOf(stored: StoredFile | StoredFolder, bigint = false) {
  const size = stored.kind === 'file' ? stored.content.length : 0
  const mtimeMs = stored.kind === 'file' ? stored.changedAtMs : 0
  const isFolder = stored.kind === 'folder'
  return {
    ino: bigint ? stored.ino : Number(stored.ino),
    size: bigint ? BigInt(size) : size,
    mtimeMs,
    isFile: () => !isFolder,
    isDirectory: () => isFolder,
  }
}
