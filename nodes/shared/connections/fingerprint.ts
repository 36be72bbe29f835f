// A name for a set of keys and hosts that tells nothing of the keys.

import { createHash } from 'node:crypto'

/** The keys are long and random: their hash can't be turned back by trying. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(['snelstart-multisafepay', ...parts]))
    .digest('hex')
    .slice(0, 24)
}
