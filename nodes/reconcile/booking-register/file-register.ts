// The booking register as files: one that only grows, and a lock beside it.

import { join } from 'node:path'

import type { Clock } from '../domain/clock.ts'
import type { BookingRegister } from './booking-register.ts'
import { createFileLock } from './file-lock.ts'
import { openHeldRegister } from './held-file-register.ts'
import { readRegister } from './read-register.ts'
import type { RegisterDisk } from './register-disk.ts'

export interface FileRegisterParts {
  /** Belongs to this administration alone. */
  readonly folder: string
  readonly administrationId: string
  readonly clock: Clock
  readonly disk: RegisterDisk
}

export function createFileRegister({ folder, administrationId, clock, disk }: FileRegisterParts): BookingRegister {
  const file = join(folder, 'bookings.jsonl')
  const lock = createFileLock({ folder: join(folder, 'lock'), clock })
  return {
    async entries() {
      const reading = await readRegister(disk, file, administrationId)
      return reading?.entries ?? new Map()
    },
    async hold(signal) {
      const held = await lock.acquire(signal)
      try {
        return await openHeldRegister({ file, administrationId, clock, disk, lock: held })
      } catch (error) {
        await held.release()
        throw error
      }
    },
  }
}
