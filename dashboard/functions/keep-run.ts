// What came back from a task: 1 news for the page, 2 the lines for the report's history, 3 which run was the last, to keep.
// Lines that were chosen and booked take the place of the same lines in the preview; the others stay as they were.

import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'
import type { Failure, FlowContext, FlowMessage, KeptRun } from './function-node.ts'

type Lines = KeptRun['lines']

export function keepRun(
  msg: FlowMessage,
  flow: FlowContext,
  now: Date,
): [FlowMessage, FlowMessage | null, FlowMessage | null] {
  const task = String(msg['task'])
  const kept = <Kind>(key: string): Record<string, Kind | undefined> => (flow.get(key) ?? {}) as Record<string, Kind>
  const put = (key: string, value: unknown): void => flow.set(key, { ...kept(key), [task]: value })
  const news: FlowMessage = { topic: 'state', payload: {} }
  const failed = msg['failed'] as Omit<Failure, 'at'> | undefined
  put('running', undefined)
  if (failed) {
    put('failed', { at: now.toISOString(), ...failed })
    return [news, null, null]
  }
  const run = msg['reconcile'] as ReconcileRun
  const last = kept<KeptRun>('runs')[task]
  const result =
    msg['wish'] === 'selected' && last ? together(last, msg.payload as Lines, run) : whole(msg.payload as Lines, run)
  const version = `${run.runId}-${now.getTime()}`
  put('failed', undefined)
  put('runs', { version, ...result })
  put('lastRuns', run.runId)
  return [news, { topic: '', payload: result.lines, reconcile: result.run }, { payload: 'planning' }]
}

function whole(lines: Lines, run: ReconcileRun): Omit<KeptRun, 'version'> {
  return { lines, run, ...(run.mode === 'preview' ? { previewed: run } : {}) }
}

function together(last: KeptRun, booked: Lines, run: ReconcileRun): Omit<KeptRun, 'version'> {
  const now = new Map(booked.map((line) => [line.debtor.id, line]))
  const lines = last.lines.map((line) => now.get(line.debtor.id) ?? line)
  const counts: Record<string, number> = {}
  let bookedCents = 0
  for (const { outcome, bookings = [] } of lines) {
    if (outcome) counts[outcome] = (counts[outcome] ?? 0) + 1
    for (const { state, writeOffCents } of bookings) if (state === 'booked') bookedCents += writeOffCents ?? 0
  }
  const totals = { counts, openCents: last.run.openCents, bookedCents: bookedCents as ReconcileRun['bookedCents'] }
  return { lines, run: { ...run, ...totals }, ...(last.previewed ? { previewed: last.previewed } : {}) }
}
