// Whether the run record is whole, and tells all that the booking register knows, after whatever died.

import { join } from 'node:path'

import { createFileRegister } from '../../../nodes/reconcile/booking-register/file-register.ts'
import { factsMissing } from '../../../nodes/reconcile/run-record/catch-up.ts'
import { verifyRecord } from '../../../nodes/reconcile/run-record/verify-record.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { systemClock } from '../../../nodes/shared/http/system-clock.ts'

/** @returns what is wrong; undefined when nothing is */
export async function recordAudit(folder: string): Promise<string | undefined> {
  const place = join(folder, 'record')
  const disk = durableDisk(systemClock)
  const { breaks } = await verifyRecord(place, disk, new AbortController().signal)
  if (breaks.length > 0) return `the record is broken: ${JSON.stringify(breaks)}`
  const register = { folder: join(folder, 'register'), administrationId: 'administration', clock: systemClock, disk }
  const missing = await factsMissing(place, disk, await createFileRegister(register).entries())
  return missing.length === 0 ? undefined : `the record does not tell: ${JSON.stringify(missing)}`
}
