// A thread that looks at the memory of its process every 20 ms, also while the main thread is busy.

import { workerData } from 'node:worker_threads'

const [shared] = [workerData as SharedArrayBuffer]
const peakMb = new Float64Array(shared, 0, 1)
const stopped = new Int32Array(shared, 8, 1)

do {
  peakMb[0] = Math.max(peakMb[0] ?? 0, process.memoryUsage.rss() / 1024 ** 2)
} while (Atomics.wait(stopped, 0, 0, 20) === 'timed-out')
