// Import files on disk. A file appears under its name whole or not at all, and never in the place of another.
//
// It is made as `<path>.unfinished`; publishing renames it to its path, taking it back renames it to `<path>.withdrawn`.
// A rename succeeds once: whichever of the two comes first, the other finds nothing to rename.

import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Clock } from '../../domain/clock.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { stubbornly } from '../../../shared/files/stubbornly.ts'
import { systemCode } from '../../../shared/files/system-code.ts'

export interface ImportFiles {
  /** @returns a path that nobody else gets, with nothing there yet. @throws the system's error */
  reserve(folder: string, stem: string, extension: 'csv' | 'xml'): Promise<string>
  /** What the file will hold, flushed. @throws the system's error */
  write(path: string, text: string): Promise<void>
  /** @throws the system's error; the file may have appeared nevertheless, which `withdraw` tells */
  publish(path: string): Promise<void>
  /** Never throws. @returns whether it is certain that the file never appeared, and now never will */
  withdraw(path: string): Promise<boolean>
  /** Removes what `withdraw` left. Never throws. */
  discard(path: string): Promise<void>
}

/** Files of one second in one folder. */
const NAMES_MAX = 1000

export function importFiles(clock: Pick<Clock, 'sleep'>): ImportFiles {
  return {
    async reserve(folder, stem, extension) {
      for (let number = 1; number <= NAMES_MAX; number += 1) {
        const path = join(folder, `${stem}${number === 1 ? '' : `-${number}`}.${extension}`)
        if (!(await isReserved(path))) continue
        await removeForgotten(folder, path)
        return path
      }
      throw new RangeError(`no free name for ${stem}`)
    },
    async write(path, text) {
      const file = await open(unfinished(path), 'r+')
      try {
        await file.writeFile(text, 'utf8')
        await file.sync()
      } finally {
        await file.close()
      }
    },
    async publish(path) {
      if (await exists(path)) {
        throw new ReconcileError('CONFIG_INVALID', 'import-file-not-written', { file: path, reason: 'EEXIST' })
      }
      await stubbornly(() => rename(unfinished(path), path), clock)
      await flushFolderOf(path)
    },
    async withdraw(path) {
      try {
        await stubbornly(() => rename(unfinished(path), withdrawn(path)), clock)
        return true
      } catch {
        return exists(withdrawn(path)).catch(() => false)
      }
    },
    async discard(path) {
      await rm(withdrawn(path), { force: true }).catch(() => undefined)
    },
  }
}

const unfinished = (path: string): string => `${path}.unfinished`
const withdrawn = (path: string): string => `${path}.withdrawn`

async function isReserved(path: string): Promise<boolean> {
  if ((await exists(path)) || (await exists(withdrawn(path)))) return false
  try {
    const file = await open(unfinished(path), 'wx')
    await file.close()
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
  // Whoever had the name before may have published in between.
  if (!(await exists(path))) return true
  await rm(unfinished(path), { force: true })
  return false
}

const FORGOTTEN_MS = 86_400_000

/**
 * A kill just after a name was taken leaves an empty file that no key belongs to. Never throws.
 *
 * @param made just now: its time is by the same clock as theirs, also on a network drive
 */
async function removeForgotten(folder: string, made: string): Promise<void> {
  try {
    const now = (await stat(unfinished(made))).mtimeMs
    for (const name of await readdir(folder)) {
      if (!/^snelstart-boekingen-[\d-]+\.(csv|xml)\.unfinished$/.test(name)) continue
      const { size, mtimeMs } = await stat(join(folder, name))
      if (size === 0 && now - mtimeMs > FORGOTTEN_MS) await rm(join(folder, name), { force: true })
    }
  } catch {
    return // tidying up may fail
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

/** Without this a power cut can undo the rename: then the file is taken back by the next run, and made anew. */
async function flushFolderOf(path: string): Promise<void> {
  try {
    const folder = await open(join(path, '..'), 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    return // Windows refuses to open a folder, and some network drives to flush one
  }
}
