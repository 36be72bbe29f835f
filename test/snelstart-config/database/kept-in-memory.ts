// Kept rows that last as long as the test.

import type { KeptFolder, KeptRows } from '../../../nodes/reconcile/domain/kept-rows.ts'

export function keptInMemory(rows: readonly unknown[] = []): KeptRows {
  let kept = [...rows]
  return {
    async *read() {
      yield* await Promise.resolve(kept)
    },
    append: (more) => {
      kept.push(...more)
      return Promise.resolve()
    },
    replace: (others) => {
      kept = [...others]
      return Promise.resolve()
    },
  }
}

export function folderInMemory(): KeptFolder {
  const rows = new Map<string, KeptRows>()
  return {
    rows(name) {
      const known = rows.get(name) ?? keptInMemory()
      rows.set(name, known)
      return known
    },
  }
}
