// Whether the data folder can be used, without saying where it is: a path often holds the name of a person.

import { mkdtemp, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodeAPI } from 'node-red'
import { dataFolderOf } from '../connections/data-folder-of.ts'
import { systemCode } from '../files/system-code.ts'

export type DataFolderState =
  | { readonly state: 'writable' | 'not-made' | 'refused' }
  /** The operating system's own word, such as EACCES. */
  | { readonly state: 'not-writable'; readonly system: string }

/** Asks the disk, by making a folder in it and taking it away: rights alone do not tell on Windows. */
export async function dataFolderState(RED: Pick<NodeAPI, 'settings'>): Promise<DataFolderState> {
  const root = rootOf(RED)
  if (root === undefined) return { state: 'refused' }
  try {
    await stat(root)
    await rmdir(await mkdtemp(join(root, 'about-')))
    return { state: 'writable' }
  } catch (error) {
    const system = systemCode(error)
    return system === 'ENOENT' ? { state: 'not-made' } : { state: 'not-writable', system }
  }
}

function rootOf(RED: Pick<NodeAPI, 'settings'>): string | undefined {
  try {
    return dataFolderOf(RED).root
  } catch {
    return undefined
  }
}
