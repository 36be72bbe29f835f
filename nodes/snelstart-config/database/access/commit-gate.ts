// Who decides that a transaction is committed. The actuator makes this file just before CommitTrans, and Node makes it
// when it gives up: making a file that must not exist yet succeeds for one of them only. So a transaction that was given
// up is never committed, and a commit that began is never cut short.

import { mkdtemp, open, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

export interface CommitGate {
  readonly file: string
  /** True when the commit has not begun, and from now on can't begin. */
  shut(): Promise<boolean>
  /** By an actuator that ends then. */
  usedUntil(ended: Promise<unknown>): void
  /** Removes it as soon as the actuator has ended: without the file it could still begin. */
  leave(): void
}

export async function makeCommitGate(): Promise<CommitGate> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'snelstart-commit-'))
  const file = path.join(folder, 'decided')
  let isShut = false
  let ended: Promise<unknown> = Promise.resolve()
  return {
    file,
    async shut() {
      if (isShut) return true
      try {
        await (await open(file, 'wx')).close()
        isShut = true
      } catch {
        isShut = false
      }
      return isShut
    },
    usedUntil(end) {
      ended = end
    },
    leave() {
      // A folder of a few bytes that can't be removed hurts nobody.
      void ended.then(() => rm(folder, { recursive: true, force: true })).catch(() => undefined)
    },
  }
}
