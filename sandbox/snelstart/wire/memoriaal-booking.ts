// MemoriaalboekingModel: what is posted to /memoriaalboekingen and comes back from it.

import { z } from 'zod'
import { dateTime, identifier, identity, optional, text, writtenAmount } from './parts.ts'

export const memoriaalLedgerLine = z.object({
  omschrijving: text,
  grootboek: identifier,
  kostenplaats: optional(identifier),
  debet: optional(writtenAmount),
  credit: optional(writtenAmount),
})

/** One signed amount, unlike a bank booking. Serves the sales and the purchase lines: they have the same properties. */
export const memoriaalInvoiceLine = z.object({
  boekingId: identifier,
  omschrijving: text,
  bedrag: writtenAmount,
})

export const memoriaalBooking = z.object({
  ...identity,
  modifiedOn: optional(dateTime),
  datum: dateTime,
  markering: optional(z.boolean()),
  boekstuk: optional(text),
  gewijzigdDoorAccountant: optional(z.boolean()),
  omschrijving: optional(text),
  memoriaalBoekingsRegels: optional(z.array(memoriaalLedgerLine)),
  inkoopboekingBoekingsRegels: optional(z.array(memoriaalInvoiceLine)),
  verkoopboekingBoekingsRegels: optional(z.array(memoriaalInvoiceLine)),
  dagboek: identifier,
})

export type WrittenMemoriaalBooking = z.output<typeof memoriaalBooking>
