// The packs that the seeds of one thread use in turn.

import type { PackShelf } from './house.ts'
import { type LoadedPack, packCode, type Surroundings } from './machine/pack-code.ts'

/** @param folder of the built pack */
export function packShelf(folder: string): PackShelf & { clear(): void } {
  const surroundings = {} as Surroundings
  const load = packCode(folder, surroundings)
  const loaded: LoadedPack[] = []
  let houses = 0
  return {
    surroundings,
    newNumber: () => (houses += 1),
    pack(nth) {
      const pack = loaded[nth] ?? load()
      loaded[nth] = pack
      return pack
    },
    /** What killed processes left waiting in their memory is let go. */
    clear: () => void (loaded.length = 0),
  }
}
