// The most memory that Node-RED holds during a first run, above what it held before it.

import { atMost, type Figure } from './figure.ts'
import { type MeasuredRun, runsIn, userFolderWithFlow } from './node-red/measured-node-red.ts'
import type { BenchSizes } from './options.ts'
import { openLargeServices } from './services/large-services.ts'
import type { Workshop } from './workshop.ts'

const ABOVE_IDLE_MAX_MB = 150

export async function peakMemory(workshop: Workshop, sizes: BenchSizes): Promise<readonly Figure[]> {
  const services = await openLargeServices(workshop.processes.largeServices, sizes)
  try {
    const runs: MeasuredRun[] = []
    const userFolder = await userFolderWithFlow(workshop, services)
    await runsIn(workshop, userFolder, services, (run) => Promise.resolve(void runs.push(run)), 2)
    return runs.map(({ idleMb, peakMb }, index) =>
      atMost(ABOVE_IDLE_MAX_MB, {
        name: `memory: peak of ${index === 0 ? 'a first' : 'a second'} run above idle`,
        figure: Math.round(peakMb - idleMb),
        unit: 'MB',
      }),
    )
  } finally {
    await services.close()
  }
}
