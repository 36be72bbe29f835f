// A disk as a power cut finds it: what was flushed is there, what was not may be there, half there, or not at all.
// POSIX as it is written: flushing a file says nothing of its name, which is flushed with its folder.

import { randomInt } from '../chance.ts'

export interface StoredFile {
  readonly kind: 'file'
  readonly ino: bigint
  content: Buffer
  flushed: Buffer
  changedAtMs: number
}

export interface StoredFolder {
  readonly kind: 'folder'
  readonly ino: bigint
  entries: Map<string, Stored>
  flushed: Map<string, Stored>
}

export type Stored = StoredFile | StoredFolder

export class VirtualDisk {
  readonly root: StoredFolder
  /** `full`: whatever needs room fails with ENOSPC. `read-only`: whatever changes something with EROFS. */
  trouble: 'none' | 'full' | 'read-only' = 'none'
  #numbers = 0n

  constructor() {
    this.root = this.newFolder()
  }

  newFile(nowMs: number): StoredFile {
    this.#numbers += 1n
    const nothing = Buffer.alloc(0)
    return { kind: 'file', ino: this.#numbers, content: nothing, flushed: nothing, changedAtMs: nowMs }
  }

  newFolder(): StoredFolder {
    this.#numbers += 1n
    return { kind: 'folder', ino: this.#numbers, entries: new Map(), flushed: new Map() }
  }

  /** Undefined when there is none. @throws ENOTDIR where a file stands in the way */
  find(path: string): Stored | undefined {
    let here: Stored = this.root
    for (const part of partsOf(path)) {
      if (here.kind !== 'folder') throw diskError('ENOTDIR', path)
      const next = here.entries.get(part)
      if (!next) return undefined
      here = next
    }
    return here
  }

  /** @throws ENOENT, ENOTDIR */
  folderOf(path: string): { readonly folder: StoredFolder; readonly name: string } {
    const parts = partsOf(path)
    const name = parts.pop()
    const folder = this.find(parts.join('/'))
    if (name === undefined || !folder) throw diskError('ENOENT', path)
    if (folder.kind !== 'folder') throw diskError('ENOTDIR', path)
    return { folder, name }
  }

  /** Every file, by its path. */
  files(folder = this.root, path = ''): [path: string, file: StoredFile][] {
    return [...folder.entries].flatMap(([name, stored]): [string, StoredFile][] =>
      stored.kind === 'file' ? [[`${path}/${name}`, stored]] : this.files(stored, `${path}/${name}`),
    )
  }

  /** The machine that holds the disk loses its power, and starts again. */
  losePower(chance: () => number): void {
    settle(this.root, chance)
  }
}

function settle(folder: StoredFolder, chance: () => number): void {
  for (const name of new Set([...folder.entries.keys(), ...folder.flushed.keys()])) {
    const flushed = folder.flushed.get(name)
    if (folder.entries.get(name) === flushed || chance() < 0.5) continue
    if (flushed) folder.entries.set(name, flushed)
    else folder.entries.delete(name)
  }
  folder.flushed = new Map(folder.entries)
  for (const stored of folder.entries.values()) {
    if (stored.kind === 'folder') settle(stored, chance)
    else settleFile(stored, chance)
  }
}

function settleFile(file: StoredFile, chance: () => number): void {
  const { content, flushed } = file
  if (content !== flushed) {
    const isLonger = content.length > flushed.length && content.subarray(0, flushed.length).equals(flushed)
    if (isLonger) file.content = content.subarray(0, randomInt(chance, flushed.length, content.length))
    else if (chance() < 0.5) file.content = flushed
  }
  file.flushed = file.content
}

export function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

/** As Node.js throws it. */
export function diskError(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'disk' })
}
