// Half-written files that a kill left behind. Another process can be writing one at this moment, so only old ones go.

import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const OLD_MS = 3_600_000

/**
 * Only tidies up: never throws.
 *
 * @param written a file that was written just now: its time is by the same clock as theirs, also on a network drive
 */
export async function removeLeftovers(written: string): Promise<void> {
  try {
    const folder = dirname(written)
    const now = (await stat(written)).mtimeMs
    for (const name of await readdir(folder)) {
      if (!name.startsWith(`${basename(written)}.`) || !name.endsWith('.tmp')) continue
      const leftover = join(folder, name)
      if (now - (await stat(leftover)).mtimeMs > OLD_MS) await rm(leftover, { force: true })
    }
  } catch {
    return
  }
}
