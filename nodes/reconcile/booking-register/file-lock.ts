// Acquires the lock of an administration in a folder that several processes and machines may share.

import { randomUUID } from 'node:crypto'

import type { Clock } from '../domain/clock.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { AdministrationLock, HeldLock } from './administration-lock.ts'
import { HeldFileLock } from './held-file-lock.ts'
import { highestLock, makeLock, removeBelow } from './lock-files.ts'
import { notPossible } from './register-errors.ts'
import { asText, parseSign, type SignOfLife } from './sign-of-life.ts'
import { busy, SilenceWatch } from './silence.ts'

export function createFileLock({
  folder,
  clock,
}: {
  readonly folder: string
  readonly clock: Clock
}): AdministrationLock {
  const watch = new SilenceWatch(folder, clock)
  return {
    async acquire(signal) {
      signal.throwIfAborted()
      try {
        return await acquire({ folder, clock, watch }, signal)
      } catch (error) {
        if (error instanceof ReconcileError || signal.aborted) throw error
        throw notPossible('not-writable', folder, error)
      }
    },
  }
}

async function acquire(
  { folder, clock, watch }: { readonly folder: string; readonly clock: Clock; readonly watch: SilenceWatch },
  signal: AbortSignal,
): Promise<HeldLock> {
  const last = await highestLock(folder)
  const tookOver = last !== undefined && parseSign(last.text)?.state !== 'free'
  if (tookOver) await watch.assertSilent(last, signal)

  const now = clock.now()
  const first: SignOfLife = { owner: randomUUID(), state: 'held', beat: 0, since: now, at: now }
  const own = await makeLock(folder, (last?.number ?? 0) + 1, asText(first))
  if (!own) throw busy(await highestLock(folder), now)
  await removeBelow(folder, own.number)
  return new HeldFileLock({ folder, clock, own, first, tookOver })
}
