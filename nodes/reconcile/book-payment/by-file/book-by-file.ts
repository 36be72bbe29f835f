// Books by import file: every booking of the run is claimed, written to one file and noted, and then the file appears.
//
// A kill before it appears leaves keys that the next run frees (take-back.ts); one after it, keys that wait as `file`.

import { basename, extname } from 'node:path'

import type { Administration } from '../../domain/administration.ts'
import { instantOf } from '../../domain/amsterdam.ts'
import { type Cents, NO_CENTS } from '../../domain/cents.ts'
import type { Clock } from '../../domain/clock.ts'
import type { ReconcileError } from '../../domain/reconcile-error.ts'
import type { ImportFileSummary } from '../../domain/reconcile-run.ts'
import type { HeldRegister } from '../../booking-register/booking-register.ts'
import type { Booked } from '../book-groups.ts'
import type { BookRun } from '../book-run.ts'
import { bookingOrder } from '../booking-order.ts'
import { claimOf } from '../claim.ts'
import { changedBalance } from '../fresh-balances.ts'
import { lineBookings } from '../line-booking.ts'
import type { BookingGroup } from '../plan-run.ts'
import { createTally, type Tally } from '../tally.ts'
import { whyStopped } from '../why-stopped.ts'
import { type FileTarget, fileText, ordersOf, summaryOf } from './file-content.ts'
import { notWritten } from './file-errors.ts'
import type { ImportFiles } from './import-files.ts'
import { takeBack } from './take-back.ts'

export interface ByFileParts {
  readonly administration: Pick<Administration, 'currentOpenCents'>
  readonly register: HeldRegister
  readonly files: ImportFiles
  readonly clock: Clock
}

export interface BookedByFile extends Booked {
  readonly importFile?: ImportFileSummary
}

/** Never throws once it has begun: what was written is in the answer, whatever ended it. */
export async function bookByFile(
  run: BookRun,
  target: FileTarget,
  parts: ByFileParts,
  signal: AbortSignal,
): Promise<BookedByFile> {
  const tally = createTally(run)
  let importFile: ImportFileSummary | undefined
  let stopped: ReconcileError | undefined
  try {
    const ids = run.groups.flatMap(({ debtorIds }) => debtorIds)
    const balances =
      ids.length === 0 ? new Map<string, Cents>() : await parts.administration.currentOpenCents(ids, signal)
    const groups = run.groups.filter((group) => isAsPlanned(group, run, balances, tally))
    if (groups.length > 0) importFile = await writeFile({ groups, run, target, balances }, parts, tally, signal)
  } catch (error) {
    stopped = whyStopped(error, signal)
    for (const group of run.groups) {
      if (!tally.isDecided(group)) {
        tally.holdBack(group, { reasonCode: 'run-stopped', reasonValues: {}, attention: true })
      }
    }
  }
  return { bookings: tally.bookings, heldBack: tally.heldBack, stopped, ...(importFile ? { importFile } : {}) }
}

function isAsPlanned(
  group: BookingGroup,
  { context }: BookRun,
  balances: ReadonlyMap<string, Cents>,
  tally: Tally,
): boolean {
  const planned = (id: string): Cents => context.debtors.get(id)?.openCents ?? NO_CENTS
  const changed = changedBalance(group.debtorIds, planned, balances)
  if (changed) tally.holdBack(group, changed)
  return !changed
}

interface FileToWrite {
  readonly groups: readonly BookingGroup[]
  readonly run: BookRun
  readonly target: FileTarget
  readonly balances: ReadonlyMap<string, Cents>
}

/** @throws ReconcileError; the file did not appear, and its keys are free or will be freed by the next run */
async function writeFile(
  file: FileToWrite,
  parts: ByFileParts,
  tally: Tally,
  signal: AbortSignal,
): Promise<ImportFileSummary> {
  const { groups, run, target } = file
  const { context } = run
  const { folder, layout } = target
  const now = parts.clock.now()
  const stem = `snelstart-boekingen-${instantOf(now).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`
  const path = await parts.files
    .reserve(folder, stem, layout.format === 'camt053' ? 'xml' : 'csv')
    .catch((error: unknown) => {
      throw notWritten(folder, error)
    })
  const orders = ordersOf(groups, context)
  try {
    await claimAll(file, path, parts, signal)
    const name = basename(path, extname(path))
    await parts.files.write(path, fileText(orders, target, { context, name, now }))
    signal.throwIfAborted()
    for (const { key } of orders) await parts.register.settle(key, { state: 'file' })
    await parts.register.assertHeld()
    await parts.files.publish(path)
  } catch (error) {
    if (await isTakenBack(path, parts)) throw notWritten(path, error)
    tallyFile(groups, run, path, tally)
    throw notWritten(path, error)
  }
  tallyFile(groups, run, path, tally)
  return { ...summaryOf(orders, target), path }
}

async function claimAll(
  { groups, run, balances }: FileToWrite,
  path: string,
  { register, clock }: ByFileParts,
  signal: AbortSignal,
): Promise<void> {
  const promised = { balances, runId: run.runId, claimedAt: clock.now(), answeredWithinMs: 0 }
  for (const [done, { bookings }] of groups.entries()) {
    for (const planned of bookings) {
      signal.throwIfAborted()
      const { postedUntil: _, ...claim } = claimOf(bookingOrder(planned, run.context), planned, promised)
      await register.claim({ ...claim, importFile: path })
    }
    run.onProgress(done + 1, run.groups.length)
  }
}

/** False when the file appeared in spite of the failure, so that its bookings wait to be imported. */
async function isTakenBack(path: string, parts: ByFileParts): Promise<boolean> {
  try {
    await takeBack(path, parts)
    const entries = await parts.register.entries()
    return ![...entries.values()].some(({ importFile, state }) => importFile === path && state === 'file')
  } catch {
    return true // the register can't be written: the next run takes the file back
  }
}

function tallyFile(groups: readonly BookingGroup[], run: BookRun, importFile: string, tally: Tally): void {
  for (const { bookings, debtorIds } of groups) {
    for (const planned of bookings) {
      const order = bookingOrder(planned, run.context)
      const end = { state: 'file', importFile } as const
      for (const [id, booking] of lineBookings(planned, order, debtorIds, end)) tally.add(id, booking)
    }
  }
}
