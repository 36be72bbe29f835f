// VerkoopfactuurModel, VerkoopOrderModel and VerkoopBoekingModel. Only the order carries a betalingskenmerk.

import { z } from 'zod'
import { dateTime, decimal, identifier, identity, integer, optional, text, VAT_KINDS } from './parts.ts'
import { address } from './relation.ts'

export const salesInvoice = z.strictObject({
  ...identity,
  verkoopBoeking: optional(identifier),
  modifiedOn: optional(dateTime),
  openstaandSaldo: optional(decimal),
  factuurnummer: text.max(25),
  vervalDatum: optional(dateTime),
  relatie: optional(identifier),
  factuurDatum: optional(dateTime),
  factuurBedrag: optional(decimal),
  verkoopOrders: optional(z.array(identifier)),
})

export const PROCESS_STATUSES = [
  'Order',
  'Offerte',
  'Bevestiging',
  'Werkbon',
  'Pakbon',
  'Afhaalbon',
  'Contantbon',
  'Factuur',
] as const

export const salesOrder = z.strictObject({
  ...identity,
  relatie: identifier,
  procesStatus: optional(z.enum(PROCESS_STATUSES)),
  nummer: optional(integer),
  modifiedOn: optional(dateTime),
  datum: dateTime,
  krediettermijn: optional(integer),
  geblokkeerd: optional(z.boolean()),
  omschrijving: optional(text),
  betalingskenmerk: optional(text),
  incassomachtiging: optional(identifier),
  afleveradres: optional(address),
  factuuradres: optional(address),
  verkooporderBtwIngaveModel: optional(z.enum(['Inclusief', 'Exclusief'])),
  kostenplaats: optional(identifier),
  regels: optional(z.array(z.unknown())),
  memo: optional(text),
  orderreferentie: optional(text),
  factuurkorting: optional(decimal),
  verkoopfactuur: optional(identifier),
  verkoopordersjabloon: optional(identifier),
  verkoopOrderStatus: optional(z.enum(['InBehandeling', 'Uitgevoerd', 'Service'])),
  totaalExclusiefBtw: optional(decimal),
  totaalInclusiefBtw: optional(decimal),
  extraHoofdVelden: optional(z.array(z.unknown())),
})

export const salesBookingLine = z.strictObject({
  omschrijving: optional(text.max(250)),
  grootboek: identifier,
  kostenplaats: optional(identifier),
  bedrag: optional(decimal),
  btwSoort: optional(z.enum(VAT_KINDS)),
})

export const salesBookingVat = z.strictObject({
  btwSoort: optional(
    z.enum([
      'Geen',
      'VerkopenLaag',
      'VerkopenHoog',
      'VerkopenOverig',
      'VerkopenVerlegd',
      'InkopenLaag',
      'InkopenHoog',
      'InkopenOverig',
    ]),
  ),
  btwBedrag: optional(decimal),
})

export const salesBooking = z.strictObject({
  ...identity,
  modifiedOn: optional(dateTime),
  boekstuk: optional(text.max(25)),
  gewijzigdDoorAccountant: optional(z.boolean()),
  markering: optional(z.boolean()),
  factuurdatum: optional(dateTime),
  factuurnummer: text.max(25),
  klant: identifier,
  omschrijving: optional(text.max(250)),
  factuurbedrag: optional(decimal),
  betalingstermijn: optional(integer),
  eenmaligeIncassoMachtiging: optional(z.unknown()),
  doorlopendeIncassoMachtiging: optional(identifier),
  boekingsregels: z.array(salesBookingLine),
  btw: optional(z.array(salesBookingVat)),
  documents: optional(z.array(z.unknown())),
})
