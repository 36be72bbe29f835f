// A debtor whose booking stands in an import file: until SnelStart has read the file, its balance says nothing.

import { addDays } from '../calendar-date.ts'
import { cents } from '../cents.ts'
import type { Rule } from './decide-group.ts'

/** From then on the file was probably forgotten, or thrown away. */
const FORGOTTEN_AFTER_DAYS = 14

/** Also when more money came in: what the invoice is open for is only known once the file was imported. */
export const waitsInFile: Rule = ({ group, position, run }) => {
  const { waitingInFiles } = run.covered
  if (!waitingInFiles || waitingInFiles.size === 0) return undefined
  const waiting = group.members.flatMap(({ debtor }) => waitingInFiles.get(debtor.id) ?? [])
  const [first] = waiting.map(({ since }) => since).sort()
  if (first === undefined) return undefined
  const waitingCents = cents(waiting.reduce((total, file) => total + file.cents, 0))
  return {
    outcome: 'already-booked',
    reasonCode: 'waits-in-file',
    reasonValues: { waitingCents, openCents: position.openCents, since: first },
    attention: addDays(first, FORGOTTEN_AFTER_DAYS) < run.today,
  }
}
