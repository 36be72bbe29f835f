// Every ten minutes, with the kept runs of the report node: 1 a mail when none came to its end for longer than planned, and
// one when that is over; 2 what was said, to be kept.

import type { Environment, FlowContext, FlowMessage } from '../../dashboard/functions/function-node.ts'
import { isToBeTold } from './again-after.ts'
import { momentOf } from './moment-of.ts'
import type { Mail, Told } from './told.ts'

/** An entry of the report node's answer to `history`. */
interface KeptRun {
  readonly finishedAt?: string
  readonly mode?: string
  readonly administration: { readonly id?: string; readonly name: string }
  readonly stopped?: object
}

/** A night, and two hours for the run itself. */
const LATE_HOURS = 26

export function mailWhenLate(
  msg: FlowMessage,
  env: Environment,
  flow: FlowContext,
  now: Date,
): [Mail | null, FlowMessage | null] {
  const told = flow.get('told') as Told | undefined
  // The files have not been read yet.
  if (!told) return [null, null]
  const { late, ...others } = told.when
  const lastAt = lastEnd(told, msg.payload as readonly KeptRun[], now)
  const hours = Number(env.get('LATE_AFTER_HOURS'))
  const isLate = now.getTime() - lastAt > (hours > 0 ? hours : LATE_HOURS) * 3_600_000
  const isEnglish = env.get('LANGUAGE') === 'en'
  if (isLate && isToBeTold('late', late, env, now)) {
    flow.set('told', { ...told, when: { ...others, late: now.toISOString() } })
    return [lateMail(lastAt, others, isEnglish), { payload: 'told' }]
  }
  if (isLate || late === undefined) return [null, null]
  flow.set('told', { ...told, when: others })
  return [overMail(lastAt, isEnglish), { payload: 'told' }]
}

/** Of this administration; a preview does not count where the flow books, and neither does a run that stopped halfway. */
function lastEnd({ begin, run }: Told, kept: readonly KeptRun[], now: Date): number {
  const ends = kept
    .filter(({ administration, mode, stopped }) => {
      const isOurs = run !== undefined && administration.id === run.administration
      return isOurs && stopped === undefined && (mode === 'book' || run.mode !== 'book')
    })
    .map(({ finishedAt }) => Date.parse(finishedAt ?? ''))
  // A moment that is still to come is of a clock that was wrong.
  const past = [...ends, Date.parse(run?.at ?? '')].filter((at) => at <= now.getTime())
  return Math.max(Date.parse(begin), ...past)
}

function lateMail(lastAt: number, when: Told['when'], isEnglish: boolean): Mail {
  const since = momentOf(lastAt)
  const failures = Object.keys(when).filter((name) => /^(failure|stopped) /.test(name))
  const codes = failures.map((name) => name.split(' ')[1]).join(', ')
  if (isEnglish) {
    const why = codes === '' ? 'None began, or one is still hanging.' : `What went wrong: ${codes}.`
    const payload = `Since ${since} no run came to its end. ${why} Look in Node-RED whether the flow is switched on and what the nodes say. Nothing is lost: the next run picks everything up.`
    return { topic: `SnelStart · MultiSafepay: no run since ${since}`, payload }
  }
  const why = codes === '' ? 'Er is er geen begonnen, of er hangt er nog een.' : `Wat er misging: ${codes}.`
  const payload = `Sinds ${since} is er geen uitvoering afgerond. ${why} Kijk in Node-RED of de flow aan staat en wat er onder de nodes staat. Er raakt niets zoek: de volgende uitvoering pakt alles op.`
  return { topic: `SnelStart · MultiSafepay: geen uitvoering sinds ${since}`, payload }
}

function overMail(lastAt: number, isEnglish: boolean): Mail {
  const at = momentOf(lastAt)
  return isEnglish
    ? {
        topic: 'SnelStart · MultiSafepay: in order again',
        payload: `A run came to its end at ${at}. Nothing was lost.`,
      }
    : {
        topic: 'SnelStart · MultiSafepay: weer in orde',
        payload: `Op ${at} is een uitvoering afgerond. Er is niets zoekgeraakt.`,
      }
}
