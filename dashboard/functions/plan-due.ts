// Every minute: 1 a run for each task whose time has come, 2 news for the page, 3 the planning to keep.
// A run that was missed because Node-RED was off is done once, at the first minute.

import type { FlowContext, FlowMessage, Plan, Running, Task } from './function-node.ts'

/** A run that has not come back after this was ended by a restart of something. */
const RUN_HOURS_MAX = 24

export function planDue(flow: FlowContext, now: Date): [FlowMessage[], FlowMessage | null, FlowMessage | null] {
  const tasks = (flow.get('tasks') ?? {}) as Record<string, Task | undefined>
  const plans = { ...(flow.get('plans') as Record<string, Plan> | undefined) }
  const running = { ...(flow.get('running') as Record<string, Running | undefined> | undefined) }
  const runs: FlowMessage[] = []
  for (const [name, plan] of Object.entries(plans)) {
    const busySince = Date.parse(running[name]?.since ?? '')
    const isBusy = now.getTime() - busySince < RUN_HOURS_MAX * 3_600_000
    if (!tasks[name] || !plan.on || isBusy || Date.parse(plan.nextAt) > now.getTime()) continue
    plans[name] = { ...plan, nextAt: nextAfter(plan, now).toISOString() }
    running[name] = { since: now.toISOString(), wish: 'run' }
    runs.push({ topic: '', payload: '', target: name, task: name, wish: 'run' })
  }
  if (runs.length === 0) return [[], null, null]
  flow.set('plans', plans)
  flow.set('running', running)
  return [runs, { topic: 'state', payload: {} }, { payload: 'planning' }]
}

/** The first planned time after now. Whole days keep the time of day in the Netherlands, also when the clock changes. */
export function nextAfter(plan: Plan, now: Date): Date {
  const stepMs = plan.everyMinutes * 60_000
  const first = new Date(plan.nextAt)
  const steps = Math.max(1, Math.floor((now.getTime() - first.getTime()) / stepMs))
  for (let step = steps; ; step += 1) {
    const next = new Date(first.getTime() + step * stepMs)
    if (plan.everyMinutes % 1440 === 0) next.setTime(next.getTime() + dutchOffsetMs(first) - dutchOffsetMs(next))
    const isWeekend = /^(Sat|Sun)/.test(
      next.toLocaleString('en-US', { weekday: 'short', timeZone: 'Europe/Amsterdam' }),
    )
    if (next > now && !(plan.weekdaysOnly && isWeekend)) return next
  }
}

function dutchOffsetMs(at: Date): number {
  const wall = at.toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).replace(' ', 'T')
  return Date.parse(`${wall}Z`) - Math.floor(at.getTime() / 1000) * 1000
}
