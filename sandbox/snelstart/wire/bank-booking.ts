// BankboekingModel: what is posted to /bankboekingen and comes back from it.

import { z } from 'zod'
import { dateTime, identifier, identity, optional, text, VAT_KINDS, writtenAmount } from './parts.ts'

export const bankLedgerLine = z.object({
  omschrijving: text,
  grootboek: identifier,
  kostenplaats: optional(identifier),
  debet: optional(writtenAmount),
  credit: optional(writtenAmount),
  btwSoort: optional(z.enum(VAT_KINDS)),
})

/** `boekingId` is a verkoopboeking, never a verkoopfactuur. */
export const bankSalesLine = z.object({
  boekingId: optional(identifier),
  omschrijving: optional(text),
  debet: optional(writtenAmount),
  credit: optional(writtenAmount),
})

export const bankPurchaseLine = z.object({
  boekingId: identifier,
  omschrijving: optional(text),
  debet: optional(writtenAmount),
  credit: optional(writtenAmount),
})

export const bankVatLine = z.object({
  debet: optional(writtenAmount),
  credit: optional(writtenAmount),
  type: z.enum(['TeVorderenBtwType', 'AfTeDragenBtwType']),
  tarief: z.enum(['Hoog', 'Laag', 'Overig']),
})

export const bankBooking = z.object({
  ...identity,
  modifiedOn: optional(dateTime),
  datum: dateTime,
  markering: optional(z.boolean()),
  boekstuk: optional(text),
  gewijzigdDoorAccountant: optional(z.boolean()),
  omschrijving: optional(text),
  grootboekBoekingsRegels: optional(z.array(bankLedgerLine)),
  inkoopboekingBoekingsRegels: optional(z.array(bankPurchaseLine)),
  verkoopboekingBoekingsRegels: optional(z.array(bankSalesLine)),
  btwBoekingsregels: optional(z.array(bankVatLine)),
  bedragUitgegeven: writtenAmount,
  bedragOntvangen: writtenAmount,
  dagboek: identifier,
})

export type WrittenBankBooking = z.output<typeof bankBooking>
