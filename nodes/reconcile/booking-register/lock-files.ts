// The lock as files `<number>.lock`, of which the highest number counts. To take over is to make the next number,
// which only one can do, and which no late sign of life of the earlier holder can undo.

import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { isMissing } from './register-errors.ts'

export interface LockFile {
  readonly number: number
  /** Its whole content; blank when its maker was killed before the first word. */
  readonly text: string
}

export interface OwnLockFile {
  readonly number: number
  readonly file: FileHandle
}

const LOOKS_MAX = 10

/** 0 when there is none. */
export async function highestNumber(folder: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(folder)))
}

export async function highestLock(folder: string): Promise<LockFile | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let gone: unknown
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const number = await highestNumber(folder)
    if (number === 0) return undefined
    try {
      return { number, text: await readFile(pathOf(folder, number), 'utf8') }
    } catch (error) {
      // Passed and removed between the two looks: a higher one stands there now.
      if (!isMissing(error)) throw error
      gone = error
    }
  }
  throw gone
}

/** Undefined when another was first. @throws the system's error, such as EROFS */
export async function makeLock(folder: string, number: number, text: string): Promise<OwnLockFile | undefined> {
  const file = await openNew(pathOf(folder, number))
  if (!file) return undefined
  let highest: number
  try {
    await file.write(text, 0)
    highest = await highestNumber(folder)
  } catch (error) {
    await drop(file, pathOf(folder, number))
    throw error
  }
  // A number that was passed long ago can be made again by one who looked long ago; a held one is never removed.
  if (highest === number) return { number, file }
  await drop(file, pathOf(folder, number))
  return undefined
}

/** Only tidies up: what can't be removed does no harm, since the highest number counts. */
export async function removeBelow(folder: string, number: number): Promise<void> {
  try {
    const passed = (await numbersIn(folder)).filter((other) => other < number)
    await Promise.all(passed.map((other) => rm(pathOf(folder, other), { force: true })))
  } catch {
    return
  }
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => {
    const digits = /^(\d{1,15})\.lock$/.exec(name)?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
}

function pathOf(folder: string, number: number): string {
  return join(folder, `${String(number)}.lock`)
}

async function drop(file: FileHandle, path: string): Promise<void> {
  await file.close()
  await rm(path, { force: true })
}

async function openNew(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  }
}
