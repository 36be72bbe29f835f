// The rules that every booking keeps, whatever its journal: dates, texts, and that it is new.

import type { Journal } from '../world/books.ts'
import type { SnelStartWorld } from '../world.ts'
import { refuseIf } from './booking-refused.ts'

export interface Heading {
  readonly id?: string | null | undefined
  readonly datum: string
  readonly boekstuk?: string | null | undefined
  readonly omschrijving?: string | null | undefined
  readonly dagboek: { readonly id?: string | null | undefined }
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
const DOCUMENT_NUMBER_MAX = 25
const DESCRIPTION_MAX = 250
const YEARS_BACK_MAX = 5

/** The day of the booking; everything about the heading but its journal is in order. */
export function checkHeading(world: SnelStartWorld, heading: Heading): string {
  const { id, datum, boekstuk, omschrijving } = heading
  refuseIf((id ?? NO_ID) !== NO_ID, 'ALG-0100')
  const date = datum.slice(0, 10)
  refuseIf(!isDay(date), 'BOE-0070')
  refuseIf(Number(date.slice(0, 4)) < new Date(world.now()).getUTCFullYear() - YEARS_BACK_MAX, 'BOE-0033')
  refuseIf((boekstuk ?? '').length > DOCUMENT_NUMBER_MAX, 'BOE-0068')
  checkDescription(omschrijving)
  const { closedUntil } = world.switches
  refuseIf(closedUntil !== undefined && date <= closedUntil, 'BOE-0042')
  return date
}

export function checkDescription(description: string | null | undefined): void {
  refuseIf((description ?? '').length > DESCRIPTION_MAX, 'BOE-0071')
}

export function journalOf(world: SnelStartWorld, heading: Heading, kind: 'Bank' | 'Memoriaal'): Journal {
  const code = kind === 'Bank' ? 'BOE-0096' : 'BOE-0095'
  const journal = world.journals.get(heading.dagboek.id?.toLowerCase() ?? '')
  refuseIf(journal?.kind !== kind, code)
  refuseIf(journal?.inactive === true, 'ALG-0105')
  return journal as Journal // refused above when there is none
}

/** False for days that no calendar has, such as 31 November. */
const isDay = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
