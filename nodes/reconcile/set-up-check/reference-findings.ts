// What can be seen to be wrong with the references of open debtors, without asking anybody.

import type { OpenDebtor, ReferenceSource } from '../domain/open-debtor.ts'
import type { ReferencePattern } from '../domain/pattern/reference-pattern.ts'
import { chooseReference, normalReference } from '../domain/reference.ts'
import { referencesWithLostZeros } from '../domain/reference-shape/lost-zeros.ts'
import {
  mistypedReferences,
  REFERENCE_FAULTS,
  type ReferenceFault,
  referenceFault,
} from '../domain/reference-shape/reference-fault.ts'
import { doubtful, type Finding } from './finding.ts'
import { type ShownReference, shownReferences } from './shown-references.ts'

interface Chosen {
  readonly invoiceNumber: string
  readonly value: string
  readonly openCents: number
}

export function* referenceFindings(
  debtors: readonly OpenDebtor[],
  { references, pattern }: { readonly references: readonly ReferenceSource[]; readonly pattern?: ReferencePattern },
): Generator<Finding> {
  const chosen = debtors.flatMap((debtor): readonly Chosen[] => {
    const value = chooseReference(debtor, references, pattern)?.value
    return value === undefined ? [] : [{ invoiceNumber: debtor.invoiceNumber, value, openCents: debtor.openCents }]
  })
  yield* duplicates(chosen)
  yield* faults(chosen)
  const lost = referencesWithLostZeros(chosen.map(({ value }) => value))
  const withZeros = chosen.flatMap((one) => {
    const instead = lost.get(one.value)
    return instead === undefined ? [] : [{ ...one, instead }]
  })
  if (withZeros.length > 0) yield withExamples('lost-zeros', withZeros)
}

/** A credit invoice beside its invoice is set off against it, so it is no duplicate. */
function* duplicates(chosen: readonly Chosen[]): Generator<Finding> {
  const byReference = new Map<string, Chosen[]>()
  for (const one of chosen) {
    if (one.openCents <= 0) continue
    const key = normalReference(one.value)
    byReference.set(key, [...(byReference.get(key) ?? []), one])
  }
  const shared = [...byReference.values()].filter(({ length }) => length > 1)
  if (shared.length === 0) return
  yield doubtful('duplicate-references', {
    count: shared.length,
    debtors: shared.flat().length,
    examples: shownReferences(shared.flat()),
  })
}

function* faults(chosen: readonly Chosen[]): Generator<Finding> {
  const mistyped = mistypedReferences(chosen.map(({ value }) => value))
  const byFault = new Map<ReferenceFault, Chosen[]>()
  for (const one of chosen) {
    const fault = referenceFault(one.value) ?? (mistyped.has(one.value) ? 'check-digit' : undefined)
    if (fault !== undefined) byFault.set(fault, [...(byFault.get(fault) ?? []), one])
  }
  for (const fault of REFERENCE_FAULTS) {
    const found = byFault.get(fault)
    if (found) yield withExamples(`reference-${fault}`, found)
  }
}

function withExamples(
  found: 'lost-zeros' | `reference-${ReferenceFault}`,
  references: readonly ShownReference[],
): Finding {
  return doubtful(found, { count: references.length, examples: shownReferences(references) })
}
