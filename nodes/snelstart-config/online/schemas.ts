// The answers of SnelStart, as far as we read them, with SnelStart's own property names.

import { z } from 'zod'

import { isCalendarDate, type CalendarDate } from '../../reconcile/domain/calendar-date.ts'
import { JOURNAL_KINDS } from '../../reconcile/domain/administration.ts'

export const guid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'expected a guid')
  .toLowerCase()

const identified = z.object({ id: guid })
const perhapsIdentified = z.object({ id: guid.nullish() }).nullish()
const text = z.string().nullish()

/** Decimals come as text from the exact parser, whole amounts as numbers; what it says in euros is read later. */
const euros = z.union([z.string(), z.number()], 'expected an amount').transform(String)

/** `2026-11-24T00:00:00`, without a zone: the day is its first ten characters. */
const day = z
  .string()
  .transform((moment) => moment.slice(0, 10))
  .pipe(z.custom<CalendarDate>((date) => typeof date === 'string' && isCalendarDate(date), 'expected a date'))

export const verkoopfactuur = z.object({
  id: guid,
  factuurnummer: z.string(),
  openstaandSaldo: euros,
  factuurBedrag: euros.nullish(),
  factuurDatum: text,
  vervalDatum: text,
  relatie: perhapsIdentified,
  verkoopBoeking: perhapsIdentified,
  verkoopOrders: z.array(identified).nullish(),
})
export type Verkoopfactuur = z.output<typeof verkoopfactuur>
// Compiled where there are tens of thousands of rows: the plain parser leaves megabytes behind for each page.
export const verkoopfacturen = { path: '/verkoopfacturen', rows: z.compile(z.array(verkoopfactuur)) }

export const verkooporder = z.object({
  id: guid,
  modifiedOn: text,
  betalingskenmerk: text,
  orderreferentie: text,
  omschrijving: text,
  verkoopfactuur: perhapsIdentified,
})
export type Verkooporder = z.output<typeof verkooporder>
export const verkooporders = { path: '/verkooporders', rows: z.compile(z.array(verkooporder)) }

export const relatie = z.object({ id: guid, naam: text, relatiecode: z.union([z.number(), z.string()]).nullish() })
export type Relatie = z.output<typeof relatie>
export const relaties = { path: '/relaties', rows: z.compile(z.array(relatie)) }

export const dagboek = z.object({
  id: guid,
  nummer: z.number().int(),
  omschrijving: text,
  soort: z.enum(JOURNAL_KINDS).catch('Geen'),
  nonactief: z.boolean().nullish(),
})
export type Dagboek = z.output<typeof dagboek>
export const dagboeken = { path: '/dagboeken', rows: z.array(dagboek) }

export const grootboek = z.object({
  id: guid,
  nummer: z.number().int(),
  omschrijving: text,
  grootboekfunctie: text,
  rekeningCode: text,
  kostenplaatsVerplicht: z.boolean().nullish(),
  nonactief: z.boolean().nullish(),
})
export type Grootboek = z.output<typeof grootboek>
export const grootboeken = { path: '/grootboeken', rows: z.array(grootboek) }

export const grootboekmutatie = z.object({
  id: guid,
  datum: day,
  grootboek: perhapsIdentified,
  dagboek: perhapsIdentified,
  boekstuk: text,
  factuurNummer: text,
  debet: euros.nullish(),
  credit: euros.nullish(),
})
export type Grootboekmutatie = z.output<typeof grootboekmutatie>
export const grootboekmutaties = { path: '/grootboekmutaties', rows: z.array(grootboekmutatie) }

export const bankboeking = z.object({ id: guid, datum: day, dagboek: perhapsIdentified, boekstuk: text })
export type Bankboeking = z.output<typeof bankboeking>
export const bankboekingen = { path: '/bankboekingen', rows: z.array(bankboeking) }

export const companyInfo = z.object({
  administratieIdentifier: guid,
  administratieNaam: text,
  bedrijfsnaam: text,
  beginmaandFiscaleBoekjaar: z.number().int().min(1).max(12).catch(1),
})

export const writtenBooking = z.object({ id: guid, boekstuk: text })
