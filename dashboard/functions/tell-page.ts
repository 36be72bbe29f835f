// What the page is told: the state of all tasks, the lines of one, or the whole story of one line.

import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { Failure, FlowContext, FlowMessage, KeptRun, Plan, Running, Task } from './function-node.ts'

export function tellPage(msg: FlowMessage, flow: FlowContext, now: Date): FlowMessage {
  const asked = (msg.payload ?? {}) as { ask?: string; task?: string; ids?: string[]; why?: string; message?: string }
  const { ask = '', task = '', ids = [] } = asked
  const shown = msg['shown'] as KeptRun | undefined
  const run = shown ?? ((flow.get('runs') ?? {}) as Record<string, KeptRun | undefined>)[task]
  const answer = (topic: string, payload: object): FlowMessage => ({
    topic,
    payload: { ask, task, ...payload },
    ...(msg['_client'] === undefined ? {} : { _client: msg['_client'] }),
  })
  switch (msg.topic ?? 'state') {
    case 'lines':
      return answer('lines', run ? { version: run.version, run: run.run, rows: run.lines.map(rowOf) } : { rows: [] })
    case 'detail':
      return answer('detail', { line: run?.lines.find(({ debtor }) => debtor.id === ids[0]) })
    case 'refused':
      return answer('refused', { why: asked.why, message: asked.message })
    default:
      return answer('state', stateOf(flow, now))
  }
}

function stateOf(flow: FlowContext, now: Date): object {
  const kept = <Kind>(key: string): Record<string, Kind | undefined> => (flow.get(key) ?? {}) as Record<string, Kind>
  const tasks = Object.entries(kept<Task>('tasks')).map(([id, task]) => {
    const last = kept<KeptRun>('runs')[id]
    return {
      ...task,
      id,
      plan: kept<Plan>('plans')[id],
      running: kept<Running>('running')[id],
      failed: kept<Failure>('failed')[id],
      ...(last ? { version: last.version, run: last.run, figures: figuresOf(last) } : {}),
    }
  })
  return { now: now.toISOString(), tasks, planningDamage: flow.get('planningDamage') }
}

/** Counted over the lines themselves: the same lines that stand in the table. */
function figuresOf({ lines, run }: KeptRun): object {
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  return {
    lines: lines.length,
    attention: lines.filter(needsPerson).length,
    openCents: sum(lines.map(({ debtor }) => debtor.openCents)),
    bookedCents: sum(lines.map((line) => writtenOff(line, 'booked'))),
    bookedLines: lines.filter((line) => writtenOff(line, 'booked') !== 0).length,
    previewCents: sum(lines.map((line) => writtenOff(line, 'preview'))),
    previewLines: lines.filter((line) => writtenOff(line, 'preview') !== 0).length,
    unmatched: run.unmatched?.length ?? 0,
    returned: run.returnedAfterBooking?.length ?? 0,
  }
}

function rowOf(line: ReconcileLine): object {
  const { debtor, reference, payments = [], outcome, reason, reasonCode, reasonValues, booking, bookings = [] } = line
  return {
    id: debtor.id,
    invoice: debtor.invoiceNumber,
    date: debtor.invoiceDate,
    due: debtor.dueDate,
    customer: debtor.customer.name ?? debtor.customer.code ?? '',
    openCents: debtor.openCents,
    reference: reference?.value ?? debtor.references.betalingskenmerk ?? '',
    method: payments.find(({ method }) => method !== undefined)?.method,
    outcome,
    attention: needsPerson(line),
    ...(reasonCode ? { reasonCode, reasonValues } : { reason }),
    state: booking?.state,
    bookedCents: writtenOff(line, 'booked'),
    previewCents: writtenOff(line, 'preview'),
    booked: bookings.map(({ state, date, writeOffCents }) => ({ state, date, cents: writeOffCents ?? 0 })),
  }
}

function writtenOff({ bookings = [] }: ReconcileLine, wanted: string): number {
  return bookings.reduce((total, { state, writeOffCents = 0 }) => (state === wanted ? total + writeOffCents : total), 0)
}

function needsPerson({ attention, booking }: ReconcileLine): boolean {
  return attention === true || booking?.state === 'refused' || booking?.state === 'unknown'
}
