// DagboekModel, GrootboekModel and GrootboekMutatieModel.

import { z } from 'zod'
import { dateTime, decimal, identifier, identity, integer, optional, text, VAT_KINDS } from './parts.ts'
import { ACCOUNT_FUNCTIONS } from './account-functions.ts'

export const JOURNAL_KINDS = ['Geen', 'Kas', 'Bank', 'Verkoop', 'Inkoop', 'Memoriaal', 'Balans'] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

export const journal = z.strictObject({
  ...identity,
  omschrijving: optional(text),
  soort: optional(z.enum(JOURNAL_KINDS)),
  nonactief: optional(z.boolean()),
  nummer: optional(integer),
})

export const ledgerAccount = z.strictObject({
  ...identity,
  modifiedOn: optional(dateTime),
  omschrijving: optional(text),
  kostenplaatsVerplicht: optional(z.boolean()),
  rekeningCode: optional(z.enum(['Balans', 'WinstEnVerlies'])),
  nonactief: optional(z.boolean()),
  nummer: optional(integer),
  grootboekfunctie: optional(z.enum(ACCOUNT_FUNCTIONS)),
  grootboekRubriek: optional(text),
  rgsCode: optional(z.array(z.strictObject({ versie: optional(text), rgsCode: optional(text) }))),
  btwSoort: optional(z.array(z.enum(VAT_KINDS))),
  vatRateCode: optional(text),
})

export const ledgerMutation = z.strictObject({
  ...identity,
  grootboek: optional(identifier),
  kostenplaats: optional(identifier),
  datum: optional(dateTime),
  modifiedOn: optional(dateTime),
  dagboek: optional(identifier),
  omschrijving: optional(text),
  debet: optional(decimal),
  credit: optional(decimal),
  saldo: optional(decimal),
  documents: optional(z.array(z.unknown())),
  boekstuk: optional(text),
  factuurNummer: optional(text),
  relatiePublicIdentifier: optional(identifier),
})
