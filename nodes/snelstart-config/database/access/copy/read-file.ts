// The bytes of an Access file that somebody may be working in, as it stood at one moment. They are copied into memory,
// not onto a disk: so no second file with customers in it is left anywhere.

import { readFile, stat } from 'node:fs/promises'
import type { Clock } from '../../../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../../../reconcile/domain/reconcile-error.ts'

/** The two things that are asked of the disk. */
export interface Disk {
  stat(file: string): Promise<{ readonly size: number; readonly mtimeMs: number }>
  readFile(file: string, options: { readonly signal: AbortSignal }): Promise<Buffer>
}

export interface CopiedFile {
  readonly bytes: Buffer
  /** When the file was last written, in milliseconds since 1970. */
  readonly writtenMs: number
}

/** A larger one belongs in the hands of Access itself: reading takes several times as much memory. */
const SIZE_MAX = 256 * 1024 * 1024
const TRIES = 5
const WAIT_MS = 500

/** @throws ReconcileError SNELSTART_UNREACHABLE, SNELSTART_SCOPE, SNELSTART_LOCKED, CANCELLED */
export async function copiedFile(
  file: string,
  clock: Clock,
  signal: AbortSignal,
  disk: Disk = { stat, readFile },
): Promise<CopiedFile> {
  for (let tried = 1; tried <= TRIES; tried++) {
    const copy = await copyOnce(file, signal, disk)
    if (copy) return copy
    await clock.sleep(WAIT_MS, signal).catch((reason: unknown) => {
      throw new ReconcileError('CANCELLED', 'any', {}, reason)
    })
  }
  throw new ReconcileError('SNELSTART_LOCKED', 'copy-torn', { file })
}

/** @returns nothing when it was written meanwhile: half of it would be older than the other half */
async function copyOnce(file: string, signal: AbortSignal, disk: Disk): Promise<CopiedFile | undefined> {
  try {
    const before = await disk.stat(file)
    if (before.size > SIZE_MAX) throw tooLarge(file)
    const bytes = await disk.readFile(file, { signal })
    const after = await disk.stat(file)
    const isWhole = before.mtimeMs === after.mtimeMs && before.size === after.size && bytes.length === after.size
    return isWhole ? { bytes, writtenMs: after.mtimeMs } : undefined
  } catch (error) {
    throw signal.aborted ? new ReconcileError('CANCELLED', 'any', {}, error) : fileError(file, error)
  }
}

function tooLarge(file: string): ReconcileError {
  return new ReconcileError('SNELSTART_UNREACHABLE', 'copy-too-large', { file, megabytes: SIZE_MAX / 1024 / 1024 })
}

function fileError(file: string, cause: unknown): ReconcileError {
  if (cause instanceof ReconcileError) return cause
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'EBUSY') return new ReconcileError('SNELSTART_LOCKED', 'file-in-use', { file }, cause)
  if (code === 'EACCES' || code === 'EPERM')
    return new ReconcileError('SNELSTART_SCOPE', 'file-not-readable', { file }, cause)
  return new ReconcileError('SNELSTART_UNREACHABLE', 'file-not-found', { file }, cause)
}
