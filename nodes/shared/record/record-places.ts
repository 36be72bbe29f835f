// Where the run records are: one beside each booking register. A person may name the data folder, or a part of it.

import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

import type { RegisterEntry } from '../../reconcile/booking-register/booking-register.ts'
import { createFileRegister } from '../../reconcile/booking-register/file-register.ts'
import { recordFilesIn } from '../../reconcile/run-record/record-files.ts'
import { administrationOfRecord } from '../../reconcile/run-record/verify-record.ts'
import { durableDisk } from '../files/durable-disk.ts'
import { systemCode } from '../files/system-code.ts'
import { systemClock } from '../http/system-clock.ts'

export interface RecordPlaceOnDisk {
  /** SnelStart's own identifier, or the folder's name where no file can be read. */
  readonly administration: string
  /** Of the record. */
  readonly folder: string
  /** The booking register beside it, as it is now. */
  readonly registerEntries: () => Promise<ReadonlyMap<string, RegisterEntry>>
}

/** @param folder the data folder, the folder of one administration, or that of its record */
export async function recordPlaces(folder: string): Promise<readonly RecordPlaceOnDisk[]> {
  const root = resolve(folder)
  if ((await recordFilesIn(root)).length > 0) return [await placeAt(root, resolve(root, '..'))]
  const administrations = (await foldersIn(root)).filter((name) => name.startsWith('administration-')).sort()
  const folders = administrations.length > 0 ? administrations.map((name) => join(root, name)) : [root]
  const places = folders.map(async (administration) => {
    const record = join(administration, 'record')
    const isThere = (await foldersIn(administration)).includes('record')
    return isThere ? [await placeAt(record, administration)] : []
  })
  return (await Promise.all(places)).flat()
}

async function placeAt(folder: string, administrationFolder: string): Promise<RecordPlaceOnDisk> {
  const disk = durableDisk(systemClock)
  const known = await administrationOfRecord(folder, disk)
  const administration = known ?? basename(administrationFolder)
  const register = { folder: join(administrationFolder, 'register'), clock: systemClock, disk }
  return {
    administration,
    folder,
    registerEntries: () => createFileRegister({ ...register, administrationId: administration }).entries(),
  }
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}
