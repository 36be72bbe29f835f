// What the pack adds to a start of Node-RED.

import { atMost, type Figure, rounded } from './figure.ts'
import { median } from './median.ts'
import { emptyUserFolder, type Start, startOnce } from './node-red/measured-node-red.ts'
import type { BenchSizes } from './options.ts'
import type { Workshop } from './workshop.ts'

const ADDED_MAX_PERCENT = 3

export async function startOfNodeRed(workshop: Workshop, { starts }: BenchSizes): Promise<readonly Figure[]> {
  const withPack: Start[] = []
  const without: Start[] = []
  const folders = [await emptyUserFolder(workshop, true), await emptyUserFolder(workshop, false)] as const
  // The first start writes its settings, and fills the caches of the disk.
  for (const folder of folders) await startOnce(workshop, folder)
  for (let index = 0; index < starts; index += 1) {
    withPack.push(await startOnce(workshop, folders[0]))
    without.push(await startOnce(workshop, folders[1]))
  }
  const inProcess = withPack.map(({ packMs, wholeMs }) => (100 * packMs) / wholeMs)
  const addedPercent = 100 * (quickThirdMs(withPack) / quickThirdMs(without) - 1)
  const alsoWithout = new Set(without.flatMap(({ heavyLoaded }) => heavyLoaded))
  const heavy = new Set(withPack.flatMap(({ heavyLoaded }) => heavyLoaded).filter((name) => !alsoWithout.has(name)))
  const percent = (name: string, figure: number): Figure =>
    atMost(ADDED_MAX_PERCENT, { name: `start: ${name}`, figure: rounded(figure), unit: '%' })
  return [
    percent('time in the files of the pack', median(inProcess)),
    percent('processor time that the pack adds', addedPercent),
    atMost(0, { name: 'start: heavy libraries loaded', figure: heavy.size, unit: 'libraries' }),
  ]
}

/** The mean of the quickest third: other work on the machine can only add to a start, and by more than we look for. */
function quickThirdMs(starts: readonly Start[]): number {
  const quickest = starts.map(({ cpuMs }) => cpuMs).sort((one, other) => one - other)
  const third = quickest.slice(0, Math.ceil(starts.length / 3))
  return third.reduce((sum, cpuMs) => sum + cpuMs, 0) / third.length
}
