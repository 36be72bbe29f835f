// The settings of match-payments (contract section 2).

import { z } from 'zod'
import type { MatchSettings } from '../../reconcile/domain/matching/match-settings.ts'
import { REFERENCE_SOURCES, type ReferenceSource } from '../../reconcile/domain/open-debtor.ts'
import { PatternFault } from '../../reconcile/domain/pattern/pattern-fault.ts'
import { type ReferencePattern, referencePattern } from '../../reconcile/domain/pattern/reference-pattern.ts'
import { parseConfig } from './parse-config.ts'
import {
  centsUpTo,
  listOfText,
  MISSING,
  oneOf,
  optionalText,
  refuse,
  requiredText,
  wholeNumber,
  yesOrNo,
} from './property.ts'

export interface MatchNodeSettings {
  /** The id of the config node. */
  readonly provider: string
  readonly lookup: 'auto' | 'bulk' | 'single'
  readonly paidSinceDays: number
  readonly allowTestPayments: boolean
  readonly match: MatchSettings
}

/**
 * Methods by which the customer pays the shop's own account with that brand, so that MultiSafepay never holds the money:
 * docs.multisafepay.com, payment methods PayPal, Amazon Pay and Bizum.
 */
export const NOT_COLLECTED = ['PAYPAL', 'AMAZONBTN', 'BIZUM'] as const

const TOLERANCE_CENTS_MAX = 100
const PAID_SINCE_DAYS = { min: 1, max: 3650, otherwise: 400 }
const PATTERN_LENGTH_MAX = 200
const PATTERN_FAULTS = {
  invalid: 'pattern-invalid',
  unsupported: 'pattern-unsupported',
  groups: 'pattern-groups',
} as const

const references = listOfText(['betalingskenmerk']).transform((names, context): readonly ReferenceSource[] => {
  if (names.length === 0) return refuse(context, MISSING)
  return names.map(
    (name) => REFERENCE_SOURCES.find((source) => source === name) ?? refuse(context, 'not-a-choice', { value: name }),
  )
})

const pattern = optionalText.transform((text, context): ReferencePattern | undefined => {
  if (text === undefined) return undefined
  if (text.length > PATTERN_LENGTH_MAX) return refuse(context, 'pattern-too-long', { max: PATTERN_LENGTH_MAX })
  try {
    return referencePattern(text)
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error
    const { reason, groups } = error
    return refuse(context, PATTERN_FAULTS[reason], reason === 'groups' ? { groups } : {})
  }
})

const matchNodeSettings = z.object({
  provider: requiredText,
  references,
  pattern,
  lookup: oneOf(['auto', 'bulk', 'single'], 'auto'),
  paidSince: wholeNumber(PAID_SINCE_DAYS),
  partial: oneOf(['hold', 'book'], 'book'),
  overpaid: oneOf(['hold', 'book-open'], 'hold'),
  tolerance: centsUpTo(TOLERANCE_CENTS_MAX),
  notCollected: listOfText(NOT_COLLECTED),
  allowTestPayments: yesOrNo(false),
})

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseMatchSettings(config: unknown): MatchNodeSettings {
  const given = parseConfig(matchNodeSettings, config)
  return {
    provider: given.provider,
    lookup: given.lookup,
    paidSinceDays: given.paidSince,
    allowTestPayments: given.allowTestPayments,
    match: {
      references: given.references,
      ...(given.pattern ? { pattern: given.pattern } : {}),
      partial: given.partial,
      overpaid: given.overpaid,
      toleranceCents: given.tolerance,
      notCollected: new Set(given.notCollected.map((method) => method.toUpperCase())),
    },
  }
}
