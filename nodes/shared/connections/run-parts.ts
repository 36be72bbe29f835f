// What the nodes of a run share beside their connections: the clock, what was read, and what is kept on disk.

import { join } from 'node:path'
import type { NodeAPI } from 'node-red'
import type { BookingRegister } from '../../reconcile/booking-register/booking-register.ts'
import type { Clock } from '../../reconcile/domain/clock.ts'
import { recordedRegister } from '../../reconcile/run-record/recorded-register.ts'
import { registerStateOf } from '../../reconcile/run-record/register-state.ts'
import { createRunRecord, type RunRecord } from '../../reconcile/run-record/run-record.ts'
import { createRunMemory, type RunMemory } from '../../reconcile/runs/run-memory.ts'
import { createRunRecords, type RunRecords } from '../../reconcile/runs/run-records.ts'
import { createFileRegister } from '../../reconcile/booking-register/file-register.ts'
import { durableDisk } from '../files/durable-disk.ts'
import { keptFolder } from '../files/kept-folder.ts'
import { systemClock } from '../http/system-clock.ts'
import { SNELSTART_WRITE_LIMIT_MS } from './administrations.ts'
import { dataFolderOf, operatorOf } from './data-folder-of.ts'
import { PACK_VERSION } from './pack-version.ts'

export interface RunParts {
  readonly clock: Clock
  readonly memory: RunMemory
  /** Milliseconds after a request can't be carried out any more until its absence in SnelStart may count. */
  readonly absenceCountsAfterMs: number
  /** How long one write can take in all, in milliseconds. */
  readonly writeLimitMs: number
  recordsOf(administrationId: string | undefined): RunRecords
  /** What goes through it is told to the run record. */
  registerOf(administrationId: string | undefined): BookingRegister
  runRecordOf(administrationId: string | undefined): RunRecord
}

/** Where nothing can be booked: an administration that does not tell who it is. */
const UNIDENTIFIED = 'unidentified'

const memory = createRunMemory()
/** One a folder: a register remembers how long another run's lock has been silent. */
const registers = new Map<string, BookingRegister>()
/** One a folder: a process writes one file. */
const runRecords = new Map<string, RunRecord>()

export function runParts(RED: Pick<NodeAPI, 'settings'>): RunParts {
  const folder = dataFolderOf(RED)
  return {
    clock: systemClock,
    memory,
    absenceCountsAfterMs: operatorOf(RED).readBackSeconds * 1000,
    writeLimitMs: SNELSTART_WRITE_LIMIT_MS,
    recordsOf: (id = UNIDENTIFIED) =>
      createRunRecords(keptFolder(folder.administrationFolder(id), { clock: systemClock }).rows('runs')),
    registerOf: (id = UNIDENTIFIED) => {
      const place = folder.administrationFolder(id)
      return recordedRegister(registerIn(place, id), runRecordIn(place, id))
    },
    runRecordOf: (id = UNIDENTIFIED) => runRecordIn(folder.administrationFolder(id), id),
  }
}

function registerIn(administrationFolder: string, administrationId: string): BookingRegister {
  const folder = join(administrationFolder, 'register')
  const parts = { folder, administrationId, clock: systemClock, disk: durableDisk(systemClock) }
  const register = registers.get(folder) ?? createFileRegister(parts)
  registers.set(folder, register)
  return register
}

function runRecordIn(administrationFolder: string, administrationId: string): RunRecord {
  const folder = join(administrationFolder, 'record')
  const parts = { folder, administrationId, version: PACK_VERSION, clock: systemClock, disk: durableDisk(systemClock) }
  const registerState = async () => registerStateOf(await registerIn(administrationFolder, administrationId).entries())
  const record = runRecords.get(folder) ?? createRunRecord({ ...parts, registerState })
  runRecords.set(folder, record)
  return record
}
