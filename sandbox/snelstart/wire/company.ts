// The part of CompanyInfoModel that the stand-in answers: which administration this is, and its financial year.

import { z } from 'zod'
import { guid, integer, optional, text } from './parts.ts'

export const companyInfo = z.strictObject({
  administratieIdentifier: optional(guid),
  administratieNaam: optional(text),
  bedrijfsnaam: optional(text),
  plaats: optional(text),
  iban: optional(text),
  btwNummer: optional(text),
  kvKNummer: optional(text),
  rechtsvorm: optional(z.enum(['NotSet', 'Eenmanszaak', 'Vof', 'Bv', 'Nv', 'Overige'])),
  huidigBoekjaar: optional(integer),
  beginmaandFiscaleBoekjaar: optional(integer),
  btwAangiftePeriodeSoort: optional(z.enum(['Maand', 'Kwartaal', 'Jaar'])),
  volgendFactuurnummer: optional(integer),
  volgendVerkoopordernummer: optional(integer),
})
