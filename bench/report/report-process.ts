// A process of its own that writes a large report as Excel, and watches its event loop and its memory meanwhile.

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'
import { breathingSpace } from '../../nodes/reconcile/reconcile-report/breathing-space.ts'
import { excelReport } from '../../nodes/reconcile/reconcile-report/excel/excel-report.ts'
import { reportLists } from '../../nodes/reconcile/reconcile-report/report-lists.ts'
import { reportMessage } from '../../nodes/reconcile/reconcile-report/report-message.ts'
import { reportOf } from '../../nodes/reconcile/reconcile-report/report.ts'
import { answering, taskOf } from '../processes/answering.ts'
import { paidMessage } from './paid-message.ts'

const task = z.object({ lines: z.number(), times: z.number() })

/** How closely the event loop is watched. */
const RESOLUTION_MS = 2
const MEMORY_EACH_MS = 25

async function reportOnce(message: object) {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('start with --expose-gc')
  gc()
  const idleMb = residentMb()
  let peakMb = idleMb
  const watcher = setInterval(() => (peakMb = Math.max(peakMb, residentMb())), MEMORY_EACH_MS)
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  const began = performance.now()
  const space = breathingSpace(new AbortController().signal)
  const { lines, run } = await reportMessage([message], space)
  const report = await reportOf({ lines, run, language: 'nl' }, space)
  const file = await excelReport(report, space)
  const milliseconds = performance.now() - began
  delays.disable()
  clearInterval(watcher)
  const rows = reportLists(report).reduce((sum, { count }) => sum + count, 0)
  return {
    rowsASecond: rows / (milliseconds / 1000),
    heldUpMs: delays.max / 1e6,
    aboveIdleMb: Math.max(peakMb, residentMb()) - idleMb,
    fileMb: file.length / 1024 / 1024,
  }
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1024 / 1024
}

async function measure({ lines, times }: z.output<typeof task>) {
  const message = paidMessage(lines)
  // The first time loads the library and warms up, as a Node-RED that has reported before.
  await reportOnce(paidMessage(Math.ceil(lines / 20)))
  const measured = []
  for (let index = 0; index < times; index += 1) measured.push(await reportOnce(message))
  return measured
}

const given = taskOf(task)
answering({ measure: () => measure(given) })
