// A file register in a folder, as the nodes put it together.

import { join } from 'node:path'

import type { BookingRegister, HeldRegister } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { createFileRegister } from '../../../nodes/reconcile/booking-register/file-register.ts'
import type { RegisterDisk } from '../../../nodes/reconcile/booking-register/register-disk.ts'
import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { SteppedClock } from './stepped-clock.ts'

export const ADMINISTRATION = '3fa85f64-5717-4562-b3fc-2c963f66afa6'
export const GO_ON = new AbortController().signal

export function aRegister(
  folder: string,
  set: { readonly clock?: Clock; readonly disk?: RegisterDisk; readonly administrationId?: string } = {},
): BookingRegister {
  const clock = set.clock ?? new SteppedClock()
  return createFileRegister({ folder, administrationId: ADMINISTRATION, clock, disk: durableDisk(clock), ...set })
}

export function registerFile(folder: string): string {
  return join(folder, 'bookings.jsonl')
}

/** Holds the register for as long as the work takes. */
export async function holding<T>(register: BookingRegister, work: (held: HeldRegister) => Promise<T>): Promise<T> {
  const held = await register.hold(GO_ON)
  try {
    return await work(held)
  } finally {
    await held.close()
  }
}

/** What `assert.rejects` compares with. */
export function errorOf(code: string, detail: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.code === code && error.detail === detail
}
