// Writes a file whole or not at all: a kill or a power cut leaves either the old one or the new one.

import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import type { Clock } from '../../reconcile/domain/clock.ts'
import { removeLeftovers } from './leftovers.ts'
import { stubbornly } from './stubbornly.ts'
import { systemCode } from './system-code.ts'

const PORTION_CHARACTERS = 256 * 1024

/**
 * @param justBefore a last look before the new file takes the old one's place; when it throws, the old one stays
 * @throws the system's error, such as ENOSPC; the old file is untouched then
 */
export async function writeWhole(
  path: string,
  texts: Iterable<string>,
  clock: Pick<Clock, 'sleep'>,
  justBefore?: () => Promise<void>,
): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const isNew = !(await exists(path))
  const unfinished = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await writeAll(file, texts)
      await file.sync()
    } finally {
      await file.close()
    }
    await justBefore?.()
    await stubbornly(() => rename(unfinished, path), clock)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
  await flushFolder(folder)
  // Whoever made the folders may not have flushed their names, and a power cut then takes the file along with them.
  if (isNew) await flushFoldersAbove(folder)
  await removeLeftovers(path)
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

async function writeAll(file: FileHandle, texts: Iterable<string>): Promise<void> {
  let portion = ''
  for (const text of texts) {
    portion += text
    if (portion.length < PORTION_CHARACTERS) continue
    await file.appendFile(portion)
    portion = ''
  }
  await file.appendFile(portion)
}

/** Up to the first that is not ours to open: it was there before us. */
async function flushFoldersAbove(folder: string): Promise<void> {
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
    try {
      await flushFolder(above)
    } catch (error) {
      if (['EACCES', 'EPERM'].includes(systemCode(error))) return
      throw error
    }
  }
}

/** Without this a power cut can undo the rename. Windows has no such call: it refuses to open a folder. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } catch (error) {
    // Some network file systems have no way to flush a folder; the file itself is flushed.
    if (!['EINVAL', 'ENOTSUP'].includes(systemCode(error))) throw error
  } finally {
    await opened.close()
  }
}
