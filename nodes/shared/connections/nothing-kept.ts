// A kept folder that keeps nothing: for a test with keys that may never be used.

import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'

export const NOTHING_KEPT: KeptFolder = {
  rows: () => ({
    read: () => nothing(),
    append: () => Promise.resolve(),
    replace: () => Promise.resolve(),
  }),
}

async function* nothing(): AsyncGenerator {
  // Ends at once.
}
