// Scripting.FileSystemObject, as far as it is used. A file that one process writes can't be opened for writing by
// another until it is closed, also when that process dies.

import { closeSync, existsSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import path from 'node:path'
import { COM } from './com-error.ts'

const FOR_WRITING = 2

export class FileSystemObject {
  OpenTextFile(file: string, mode: number, create: boolean): { Close(): void } {
    if (mode !== FOR_WRITING || !create) throw COM.fileNotFound()
    if (!existsSync(path.dirname(file))) throw COM.pathNotFound()
    const held = `${file}.~held`
    if (!made(held) && (isAlive(Number(readFileSync(held, 'utf8'))) || !remade(held))) throw COM.permissionDenied()
    closeSync(openSync(file, 'a'))
    return { Close: () => unlinkSync(held) }
  }

  CreateTextFile(file: string, overwrite: boolean): { Close(): void } {
    if (!existsSync(path.dirname(file))) throw COM.pathNotFound()
    if (!overwrite && !made(file)) throw COM.fileExists()
    return { Close: () => undefined }
  }

  DeleteFile(file: string): void {
    if (!existsSync(file)) throw COM.fileNotFound()
    if (existsSync(`${file}.~held`)) throw COM.permissionDenied()
    unlinkSync(file)
  }
}

function made(file: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch {
    return false
  }
}

function remade(held: string): boolean {
  unlinkSync(held)
  return made(held)
}

function isAlive(processId: number): boolean {
  if (processId === 0) return true
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}
