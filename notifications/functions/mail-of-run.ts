// A run has come to its end, and msg.payload is its report: 1 mails, when there is something new to look at or when what
// went wrong before is over; 2 what was said, to be kept.

import type { Environment, FlowContext, FlowMessage } from '../../dashboard/functions/function-node.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import { isToBeTold } from './again-after.ts'
import { momentOf } from './moment-of.ts'
import type { Mail, Told, WhenTold } from './told.ts'
import { type ReportedRun, whatMatters } from './what-matters.ts'

export function mailOfRun(
  msg: FlowMessage,
  env: Environment,
  flow: FlowContext,
  now: Date,
): [Mail[], FlowMessage | null] {
  const run = msg['reconcile'] as ReportedRun
  const isEnglish = env.get('LANGUAGE') === 'en'
  const { begin = now.toISOString(), when = {}, run: before } = (flow.get('told') ?? {}) as Partial<Told>
  const { names, subject } = whatMatters(run, msg['lines'] as readonly ReconcileLine[], isEnglish)
  const isNew = names.some((name) => when[name] === undefined)
  const isTold = !names.some((name) => isToBeTold(name, when[name], env, now))
  const wrong = Object.keys(when).filter((name) => /^(late$|failure |stopped )/.test(name))
  const isOver = run.stopped === undefined && wrong.length > 0
  const told: Told = {
    begin,
    when: {
      ...(run.stopped ? pick(when, wrong) : {}),
      ...(isTold ? pick(when, names) : Object.fromEntries(names.map((name) => [name, now.toISOString()]))),
    },
    ...(run.stopped ? (before ? { run: before } : {}) : { run: endedRun(run, now) }),
  }
  flow.set('told', told)
  const again = isNew ? '' : isEnglish ? 'still: ' : 'nog steeds: '
  const topic = `${run.administration.name} · ${again}${subject.join(', ')}`
  const mails = [
    ...(isOver ? [recovered(run, wrong, isEnglish)] : []),
    ...(isTold ? [] : [{ topic, payload: String(msg.payload) }]),
  ]
  return [mails, { payload: 'told' }]
}

function endedRun({ administration, mode }: ReportedRun, now: Date): NonNullable<Told['run']> {
  const { id } = administration
  return { at: now.toISOString(), ...(id ? { administration: id } : {}), ...(mode ? { mode } : {}) }
}

function recovered(
  { administration, startedAt, finishedAt = startedAt }: ReportedRun,
  wrong: readonly string[],
  isEnglish: boolean,
): Mail {
  const codes = wrong.map((name) => name.split(' ')[1] ?? '').filter((code) => code !== '')
  const was = codes.length > 0 ? ` (${[...new Set(codes)].join(', ')})` : ''
  const at = momentOf(Date.parse(finishedAt))
  return isEnglish
    ? {
        topic: `${administration.name} · in order again`,
        payload: `A run came to its end at ${at}. What went wrong before${was} is over; nothing was lost.`,
      }
    : {
        topic: `${administration.name} · weer in orde`,
        payload: `Op ${at} is een uitvoering afgerond. Wat er misging${was}, is voorbij; er is niets zoekgeraakt.`,
      }
}

function pick(when: WhenTold, names: readonly string[]): WhenTold {
  return Object.fromEntries(names.flatMap((name) => (when[name] === undefined ? [] : [[name, when[name]]])))
}
