// The settings of fetch-open-debtors (contract section 2).

import { z } from 'zod'
import { parseConfig } from './parse-config.ts'
import { optionalDate, optionalNumber, requiredText, wholeNumber, yesOrNo } from './property.ts'

const fetchSettings = z
  .object({
    administration: requiredText,
    salesJournal: optionalNumber,
    onlyWithReference: yesOrNo(false),
    invoicedSince: optionalDate,
    batchSize: wholeNumber({ min: 0, max: 10_000, otherwise: 0 }),
    customerNames: yesOrNo(true),
  })
  .readonly()

/** `administration` is the id of the config node; `batchSize` 0 is one message. */
export type FetchSettings = z.output<typeof fetchSettings>

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseFetchSettings(config: unknown): FetchSettings {
  return parseConfig(fetchSettings, config)
}
