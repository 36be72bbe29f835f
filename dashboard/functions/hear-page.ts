// What the page asks: 1 state, lines or detail for the page, 2 a run, 3 planning to keep, 4 a message for the report.

import type { FlowContext, FlowMessage, KeptRun, Plan, Running, Task, Wanted, Wish } from './function-node.ts'

interface Asked {
  /** The page recognises the answer by it. */
  readonly ask: string
  readonly task?: string
  readonly ids?: readonly string[]
  readonly plan?: Plan
  /** Of the lines that the page shows. */
  readonly version?: string
  /** An earlier run; absent: the last one. */
  readonly runId?: string
  readonly confirm?: boolean
}

type Outputs = [FlowMessage | null, FlowMessage | null, FlowMessage | null, FlowMessage | null]

export function hearPage(msg: FlowMessage, flow: FlowContext, now: Date): Outputs {
  const asked = (msg.payload ?? {}) as Asked
  const { ask, task = '' } = asked
  const kept = <Kind>(key: string): Record<string, Kind | undefined> => (flow.get(key) ?? {}) as Record<string, Kind>
  const answer = (topic: string, more: object = {}): FlowMessage => ({ ...msg, topic, payload: { ask, task, ...more } })
  const refuse = (why: string): Outputs => [answer('refused', { why }), null, null, null]

  const last = kept<KeptRun>('runs')[task]
  const administration = last?.run.administration.id

  const run = (wish: Wish, more: object = {}): Outputs => {
    if (!kept<Task>('tasks')[task]) return refuse('no-task')
    if (kept<Running>('running')[task]) return refuse('busy')
    flow.set('running', { ...kept('running'), [task]: { since: now.toISOString(), wish } })
    return [answer('state'), { topic: '', payload: '', target: task, task, wish, ...more }, null, null]
  }

  const fromHistory = (wants: Wanted['topic'], question: FlowMessage): Outputs => {
    const wanted: Wanted = { topic: wants, ask, task, ids: asked.ids ?? [], client: msg['_client'] }
    return [null, null, null, { ...question, wanted }]
  }

  /** Only lines of the last preview that it would book: never more than was shown. */
  const bookSelected = (): Outputs => {
    if ((kept<Task>('tasks')[task]?.missing ?? ['TASK']).length > 0) return refuse('not-set-up')
    if (!last?.previewed || last.version !== asked.version) return refuse('no-preview')
    const chosen = new Set(asked.ids)
    const lines = last.lines.filter(({ debtor, booking }) => chosen.has(debtor.id) && booking?.state === 'preview')
    if (lines.length === 0 || lines.length !== chosen.size) return refuse('not-shown')
    return run('selected', { payload: lines, reconcile: last.previewed })
  }

  const { topic = 'state' } = msg
  switch (topic) {
    case 'run':
    case 'preview':
      return run(topic)
    case 'book':
      return bookSelected()
    case 'plan': {
      if (!kept<Task>('tasks')[task] || !isPlan(asked.plan)) return refuse('no-plan')
      flow.set('plans', { ...kept('plans'), [task]: asked.plan })
      flow.set('planningDamage', undefined)
      return [answer('state'), null, { payload: 'planning' }, null]
    }
    case 'file': {
      if (asked.runId !== undefined) return fromHistory('file', { topic: 'run', runId: asked.runId, format: 'xlsx' })
      if (!last) return refuse('no-lines')
      return fromHistory('file', { topic: '', payload: last.lines, reconcile: last.run })
    }
    case 'clear': {
      if (asked.confirm !== true) return refuse('not-confirmed')
      flow.set('runs', { ...kept('runs'), [task]: undefined })
      flow.set('failed', { ...kept('failed'), [task]: undefined })
      return [answer('state'), null, null, administration ? { topic: 'clear', confirm: true, administration } : null]
    }
    case 'history':
      return administration ? fromHistory('history', { topic, administration }) : [null, null, null, null]
    case 'lines':
    case 'detail':
      if (asked.runId !== undefined) return fromHistory(topic, { topic: 'run', runId: asked.runId })
      return [answer(topic, { ids: asked.ids ?? [] }), null, null, null]
    default:
      return [answer(topic, { ids: asked.ids ?? [] }), null, null, null]
  }
}

function isPlan(plan: Plan | undefined): plan is Plan {
  if (!plan) return false
  const { on, weekdaysOnly, everyMinutes, nextAt } = plan
  const minutes = Number.isInteger(everyMinutes) && everyMinutes >= 5 && everyMinutes <= 10_080
  return typeof on === 'boolean' && typeof weekdaysOnly === 'boolean' && minutes && !Number.isNaN(Date.parse(nextAt))
}
