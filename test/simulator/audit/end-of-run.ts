// How a message must end, whatever happened to it: with lines that each say what became of them and why, or with an error
// that a Catch node can tell apart. Never with nothing.

import type { HouseRun } from '../house.ts'
import type { Finding } from './finding.ts'
import { type ToldRun, toldIn } from './told.ts'

/** Every code that a flow may be built on, but for the one that says that nobody foresaw it. */
const FORESEEN = /^(SNELSTART|MULTISAFEPAY|CONFIG|REGISTER|RECORD)_[A-Z_]+$|^(RUN_BUSY|CANCELLED|BALANCE_UNEXPECTED)$/

export function judgeEnd(run: HouseRun): Finding[] {
  const { arrived, failures, by, what } = run
  const strange = failures
    .filter(({ code }) => !FORESEEN.test(code))
    .map(({ code, error }) => unexplained(`${what} ended with ${code}: ${error.stack ?? error.message}`))
  // A release is no run: it answers by ending well.
  const isSilent = by.process.isAlive && failures.length === 0 && arrived.length === 0 && !run.mayBeSilent
  const silent = isSilent ? [unexplained(`${what} ended without a word`)] : []
  return [...strange, ...silent, ...toldIn(arrived).lines.flatMap(judgeLine)]
}

function judgeLine({ debtor, outcome, reason, bookings = [] }: ToldRun['lines'][number]): Finding[] {
  const isTold =
    outcome !== undefined && typeof reason === 'string' && reason !== '' && !/__|undefined|NaN/.test(reason)
  const line = `the line of ${debtor.invoiceNumber} (${outcome ?? 'no outcome'})`
  const unclear = isTold ? [] : [unexplained(`${line} has no clear reason: ${String(reason)}`)]
  const wordless = bookings.filter(({ state, error }) => state === 'refused' && !error?.message)
  return [...unclear, ...wordless.map(({ key }) => unexplained(`${line} does not say why ${key} was refused`))]
}

const unexplained = (what: string): Finding => ({ kind: 'unexplained', what })
