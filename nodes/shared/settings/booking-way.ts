// The properties of book-payment that say by which way a booking reaches SnelStart, and what each way needs.

import { isAbsolute } from 'node:path'

import type { z } from 'zod'
import { type Cents, centsFromEuros } from '../../reconcile/domain/cents.ts'
import type { ImportFileSettings } from '../../reconcile/domain/import-file-settings.ts'
import { MISSING, oneOf, optionalText, refuse } from './property.ts'

/** Only its shape: SnelStart takes an IBAN that no bank gave out. */
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/

const iban = optionalText.transform((text, context): string | undefined => {
  const plain = text?.replace(/\s+/g, '').toUpperCase()
  return plain === undefined || IBAN.test(plain) ? plain : refuse(context, 'not-an-iban')
})

/** `12,50` or `-12.50`; without dots between thousands. */
const euros = optionalText.transform((text = '0', context): Cents => {
  if (!/^-?\d{1,12}([.,]\d{1,2})?$/.test(text)) return refuse(context, 'not-an-amount')
  return centsFromEuros(text.replace(',', '.'))
})

const absoluteFolder = optionalText.transform((text, context): string | undefined =>
  text === undefined || isAbsolute(text) ? text : refuse(context, 'folder-not-absolute'),
)

export const wayProperties = {
  via: oneOf(['administration', 'file', 'database'], 'administration'),
  importFolder: absoluteFolder,
  importFormat: oneOf(['boekingen', 'camt053'], 'boekingen'),
  importSeparator: oneOf([';', ','], ';'),
  importDecimal: oneOf([',', '.'], ','),
  importIban: iban,
  importOpeningBalance: euros,
  exampleDocumentNumber: optionalText,
}

type WayProperties = { [Name in keyof typeof wayProperties]: z.output<(typeof wayProperties)[Name]> }

export function checkWayProperties(given: WayProperties, context: z.RefinementCtx): void {
  const { via, importFormat } = given
  const missing = (name: 'importFolder' | 'importIban' | 'exampleDocumentNumber'): void => {
    if (given[name] === undefined) context.addIssue({ code: 'custom', message: MISSING, path: [name] })
  }
  if (via === 'database') missing('exampleDocumentNumber')
  if (via !== 'file') return
  missing('importFolder')
  if (importFormat === 'camt053') missing('importIban')
  else if (given.importSeparator === given.importDecimal) {
    context.addIssue({ code: 'custom', message: 'import-same-signs', path: ['importDecimal'] })
  }
}

/** @param given checked: nothing that the format needs is missing */
export function importFileSettings(given: Omit<WayProperties, 'via'>): ImportFileSettings {
  const { importFolder: folder = '', importIban = '', importOpeningBalance: openingCents } = given
  return given.importFormat === 'camt053'
    ? { folder, layout: { format: 'camt053', iban: importIban, openingCents } }
    : { folder, layout: { format: 'boekingen', separator: given.importSeparator, decimal: given.importDecimal } }
}
