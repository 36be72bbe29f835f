// The settings of book-payment (contract section 2).

import { z } from 'zod'
import type { BookSettings } from '../../reconcile/domain/book-settings.ts'
import { checkWayProperties, importFileSettings, wayProperties } from './booking-way.ts'
import { parseConfig } from './parse-config.ts'
import {
  MISSING,
  oneOf,
  optionalDate,
  optionalNumber,
  optionalText,
  refuse,
  requiredNumber,
  requiredText,
  wholeNumber,
} from './property.ts'

export interface BookNodeSettings {
  /** The ids of the config nodes. */
  readonly administration: string
  readonly provider: string
  readonly via: 'administration' | 'file' | 'database'
  readonly book: BookSettings
}

export const DESCRIPTION = 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}'
const PLACEHOLDERS = ['factuurnummer', 'kenmerk', 'transactie', 'methode', 'betaaldatum', 'order']
/** SnelStart's own limit of an omschrijving; what is filled in is cut to it later. */
const DESCRIPTION_LENGTH_MAX = 250

const description = optionalText.transform((text = DESCRIPTION, context): string => {
  if (text.length > DESCRIPTION_LENGTH_MAX) return refuse(context, 'text-too-long', { max: DESCRIPTION_LENGTH_MAX })
  const strange = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const unknown = strange.find((name) => !PLACEHOLDERS.includes(name))
  return unknown === undefined ? text : refuse(context, 'unknown-placeholder', { placeholder: `{${unknown}}` })
})

const methodAccounts = z
  .array(z.object({ method: requiredText, account: requiredNumber }))
  .nullish()
  .transform((rows, context): ReadonlyMap<string, number> => {
    const accounts = new Map<string, number>()
    for (const { method, account } of rows ?? []) {
      const name = method.toUpperCase()
      if (accounts.has(name)) return refuse(context, 'method-twice', { method: name })
      accounts.set(name, account)
    }
    return accounts
  })

const bookNodeSettings = z
  .object({
    administration: requiredText,
    provider: requiredText,
    mode: oneOf(['preview', 'book'], 'preview'),
    ...wayProperties,
    bookingJournal: requiredNumber,
    clearingAccount: optionalNumber,
    methodAccounts,
    differenceAccount: optionalNumber,
    overpaidAccount: optionalNumber,
    bookFrom: optionalDate,
    description,
    bookingDate: oneOf(['paid', 'today'], 'paid'),
    closedPeriod: oneOf(['stop', 'first-open-day'], 'stop'),
    maxPerRun: wholeNumber({ min: 0, max: 1_000_000, otherwise: 0 }),
  })
  .check(({ value, issues }) => {
    if (value.mode === 'book' && value.bookFrom === undefined) {
      issues.push({ code: 'custom', message: MISSING, path: ['bookFrom'], input: value.bookFrom })
    }
  })
  .superRefine(checkWayProperties)

/** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
export function parseBookSettings(config: unknown): BookNodeSettings {
  const { administration, provider, via, ...book } = parseConfig(bookNodeSettings, config)
  const importFile = via === 'file' ? importFileSettings(book) : undefined
  const example = via === 'database' ? book.exampleDocumentNumber : undefined
  return {
    administration,
    provider,
    via,
    book: {
      mode: book.mode,
      bookingJournal: book.bookingJournal,
      methodAccounts: book.methodAccounts,
      description: book.description,
      bookingDate: book.bookingDate,
      closedPeriod: book.closedPeriod,
      maxPerRun: book.maxPerRun,
      ...defined({
        clearingAccount: book.clearingAccount,
        differenceAccount: book.differenceAccount,
        overpaidAccount: book.overpaidAccount,
        bookFrom: book.bookFrom,
        importFile,
        example,
      }),
    },
  }
}

type Defined<Given> = { [Name in keyof Given]?: Exclude<Given[Name], undefined> }

/** Leaves out what is undefined: to the house, absent and undefined are not the same. */
function defined<Given extends object>(given: Given): Defined<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<Given>
}
