// Bank and memoriaal bookings as the API gives them back: what was written, with its identifier.

import { eurosOf } from '../amount.ts'
import { midnight } from '../wall-clock.ts'
import { bankBooking } from '../wire/bank-booking.ts'
import { memoriaalBooking } from '../wire/memoriaal-booking.ts'
import type { Booking } from '../world/books.ts'
import { eurosOfCents, flagOf, identityIn, listOf, referenceTo, textOf, timeOf, type Model } from './model.ts'

export type BankBooking = Extract<Booking, { kind: 'bank' }>
export type MemoriaalBooking = Extract<Booking, { kind: 'memoriaal' }>

const shared = <Kind extends Booking>(collection: string) => ({
  ...identityIn<Kind>(collection),
  datum: timeOf<Kind>(({ entry }) => midnight(entry.date)),
  dagboek: referenceTo<Kind>('dagboeken', ({ entry }) => entry.journal.id),
  boekstuk: textOf<Kind>(({ written }) => written.boekstuk ?? undefined),
  omschrijving: textOf<Kind>(({ written }) => written.omschrijving ?? undefined),
  markering: flagOf<Kind>(({ written }) => written.markering ?? false),
  gewijzigdDoorAccountant: flagOf<Kind>(() => false),
  modifiedOn: timeOf<Kind>((booking) => booking.modifiedOn),
})

export const BANK_BOOKING_MODEL: Model<BankBooking> = {
  type: 'SnelStart.B2B.Api.V2.Models.Bankboekingen.BankboekingModel',
  schema: bankBooking.strict(),
  properties: {
    ...shared<BankBooking>('bankboekingen'),
    bedragOntvangen: eurosOfCents(({ written }) => written.bedragOntvangen),
    bedragUitgegeven: eurosOfCents(({ written }) => written.bedragUitgegeven),
    grootboekBoekingsRegels: listOf(({ written }) => (written.grootboekBoekingsRegels ?? []).map(inEuros)),
    inkoopboekingBoekingsRegels: listOf(() => []),
    verkoopboekingBoekingsRegels: listOf(({ written }) => (written.verkoopboekingBoekingsRegels ?? []).map(inEuros)),
    btwBoekingsregels: listOf(({ written }) => (written.btwBoekingsregels ?? []).map(inEuros)),
  },
}

export const MEMORIAAL_BOOKING_MODEL: Model<MemoriaalBooking> = {
  type: 'SnelStart.B2B.Api.V2.Models.Bankboekingen.MemoriaalboekingModel',
  schema: memoriaalBooking.strict(),
  properties: {
    ...shared<MemoriaalBooking>('memoriaalboekingen'),
    memoriaalBoekingsRegels: listOf(({ written }) => (written.memoriaalBoekingsRegels ?? []).map(inEuros)),
    inkoopboekingBoekingsRegels: listOf(() => []),
    verkoopboekingBoekingsRegels: listOf(({ written }) =>
      (written.verkoopboekingBoekingsRegels ?? []).map((line) => ({ ...line, bedrag: eurosOf(line.bedrag) })),
    ),
  },
}

interface LineWithSides {
  readonly debet?: number | null | undefined
  readonly credit?: number | null | undefined
}

/** Lines are kept in cents. */
const inEuros = <Line extends LineWithSides>(line: Line): Line => ({
  ...line,
  debet: eurosOf(line.debet ?? 0),
  credit: eurosOf(line.credit ?? 0),
})
