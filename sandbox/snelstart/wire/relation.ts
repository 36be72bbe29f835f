// RelatieModel: a customer, a supplier, or both.

import { z } from 'zod'
import { dateTime, decimal, guid, identifier, integer, optional, text } from './parts.ts'

export const address = z.strictObject({
  contactpersoon: optional(text),
  straat: optional(text),
  postcode: optional(text),
  plaats: optional(text),
  land: optional(identifier),
})

const mailing = optional(
  z.strictObject({ shouldSend: optional(z.boolean()), email: optional(text), ccEmail: optional(text) }),
)

export const relation = z.strictObject({
  id: optional(guid),
  uri: optional(text),
  relatiesoort: optional(z.array(text)),
  modifiedOn: optional(dateTime),
  relatiecode: optional(integer),
  naam: optional(text.max(50)),
  vestigingsAdres: optional(address),
  correspondentieAdres: optional(address),
  telefoon: optional(text),
  mobieleTelefoon: optional(text),
  fax: optional(text),
  email: optional(text),
  btwNummer: optional(text),
  factuurkorting: optional(decimal),
  krediettermijn: optional(integer),
  bankieren: optional(z.boolean()),
  nonactief: optional(z.boolean()),
  kredietLimiet: optional(decimal),
  memo: optional(text),
  kvkNummer: optional(text.max(12)),
  oin: optional(text.max(20)),
  websiteUrl: optional(text.max(100)),
  aanmaningsoort: optional(z.enum(['Nee', 'Onderneming', 'Consument'])),
  offerteEmailVersturen: mailing,
  bevestigingsEmailVersturen: mailing,
  factuurEmailVersturen: mailing,
  aanmaningEmailVersturen: mailing,
  offerteAanvraagEmailVersturen: mailing,
  bestellingEmailVersturen: mailing,
  ublBestandAlsBijlage: optional(z.boolean()),
  iban: optional(text.max(50)),
  bic: optional(text.max(15)),
  incassoSoort: optional(z.enum(['Geen', 'Core', 'B2B'])),
  factuurRelatie: optional(identifier),
  inkoopBoekingenUri: optional(text),
  verkoopBoekingenUri: optional(text),
  documents: optional(z.array(z.unknown())),
  extraVeldenKlant: optional(z.array(z.unknown())),
})
