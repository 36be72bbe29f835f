// The open debtors themselves: how many carry each kind of reference, and what is wrong with the references in use.

import { collectDebtors } from '../fetch-open-debtors/collect-debtors.ts'
import { REFERENCE_SOURCES } from '../domain/open-debtor.ts'
import { chooseReference } from '../domain/reference.ts'
import { openCentsOf } from '../domain/reconcile-run.ts'
import { doubtful, fine, type Finding } from './finding.ts'
import { standingOn } from './ground.ts'
import { referenceOf } from './known-references.ts'
import type { Looking } from './look.ts'
import { referenceFindings } from './reference-findings.ts'

const EVERY_DEBTOR = {
  salesJournal: undefined,
  onlyWithReference: false,
  invoicedSince: undefined,
  customerNames: false,
}

export async function* lookAtDebtors({ ground, signal }: Looking): AsyncGenerator<Finding> {
  standingOn(ground.description, 'description')
  const { administration } = standingOn(ground.books, 'description')
  const { all: debtors } = await collectDebtors(administration, EVERY_DEBTOR, signal)
  ground.debtors = debtors
  if (debtors.length === 0) {
    yield fine('debtors-none')
    return
  }
  yield fine('debtors-open', { debtors: debtors.length, openCents: openCentsOf(debtors.map((debtor) => ({ debtor }))) })
  const { match } = standingOn(ground.matching, 'matching')
  for (const source of REFERENCE_SOURCES) {
    const filled = debtors.filter((debtor) => referenceOf(debtor, source, match.pattern) !== undefined).length
    if (filled > 0) yield fine('source-filled', { source, filled, debtors: debtors.length })
  }
  const without = debtors.filter((debtor) => !chooseReference(debtor, match.references, match.pattern)).length
  const tell = without * 2 > debtors.length ? doubtful : fine
  const sources = match.references.join(',')
  if (without > 0) yield tell('without-reference', { without, debtors: debtors.length, sources })
  yield* referenceFindings(debtors, match)
}
