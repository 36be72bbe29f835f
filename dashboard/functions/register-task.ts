// On Start of *Deze taak*: says which task this group is, and whether it may book.
// A deploy has ended whatever this task was doing.

import type { Environment, FlowContext, Task } from './function-node.ts'

export function registerTask(env: Environment, flow: FlowContext): void {
  const text = (name: string): string => String(env.get(name) ?? '').trim()
  const wellFormed: Record<string, RegExp> = {
    BOOK_FROM: /^\d{4}-\d{2}-\d{2}$/,
    JOURNAL: /^[1-9]\d*$/,
    CLEARING_ACCOUNT: /^[1-9]\d*$/,
  }
  const missing = Object.keys(wellFormed).filter((name) => !wellFormed[name]?.test(text(name)))
  const task: Task = {
    name: text('TASK'),
    missing,
    runsBook: missing.length === 0 && text('RUNS_BOOK') === 'true',
  }
  const put = (key: string, value: unknown): void =>
    flow.set(key, { ...(flow.get(key) as object | undefined), [task.name]: value })
  put('tasks', task)
  put('running', undefined)
}
