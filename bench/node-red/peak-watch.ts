// The most memory that this process held in RAM (RSS) while something went on.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface PeakWatch {
  /** Megabytes, from the moment at which watching began. */
  begin(): number
  peakMb(): number
  end(): Promise<void>
}

export async function watchPeak(watcherFile: string): Promise<PeakWatch> {
  const shared = new SharedArrayBuffer(16)
  const peak = new Float64Array(shared, 0, 1)
  const stopped = new Int32Array(shared, 8, 1)
  const worker = new Worker(watcherFile, { workerData: shared })
  await once(worker, 'online')
  return {
    begin() {
      const now = process.memoryUsage.rss() / 1024 ** 2
      peak[0] = now
      return now
    },
    peakMb: () => peak[0] ?? 0,
    async end() {
      Atomics.store(stopped, 0, 1)
      Atomics.notify(stopped, 0)
      await once(worker, 'exit')
    },
  }
}
