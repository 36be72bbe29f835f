// SnelStart's business rules, by their codes. Source of codes and meanings: the developer portal's page of error codes.

const MEANINGS = {
  'ALG-0100': 'Id moet leeg zijn bij het aanmaken.',
  'ALG-0102': 'Er is een onbekende fout opgetreden.',
  'ALG-0104': 'Het OData-filter is ongeldig.',
  'ALG-0105': 'Het item is niet actief.',
  'ALG-0106': 'De body van het verzoek is leeg.',
  'BOE-0001': 'De boeking is niet gevonden.',
  'BOE-0008': 'Het grootboek is niet actief.',
  'BOE-0022': 'Voor dit grootboek is een kostenplaats verplicht.',
  'BOE-0023': 'De boeking heeft geen boekingsregels.',
  'BOE-0027': 'Bedrag uitgegeven en bedrag ontvangen zijn beide gevuld.',
  'BOE-0028': 'Het bedrag van een boekingsregel is nul.',
  'BOE-0033': 'De boekingsdatum ligt meer dan vijf jaar voor het huidige jaar.',
  'BOE-0037': 'Het grootboek is niet gevonden.',
  'BOE-0039': 'De boeking is niet in balans.',
  'BOE-0042': 'De datum ligt in een geblokkeerde periode.',
  'BOE-0061': 'Op dit grootboek kan hier niet worden geboekt.',
  'BOE-0068': 'Het boekstuk is langer dan 25 tekens.',
  'BOE-0070': 'De boekingsdatum is ongeldig.',
  'BOE-0071': 'De omschrijving is langer dan 250 tekens.',
  'BOE-0075': 'Op een memoriaal- of balansrekening kan niet worden geboekt.',
  'BOE-0076': 'Debet of credit van een boekingsregel moet nul zijn.',
  'BOE-0081': 'Er is geen grootboek met de benodigde functie.',
  'BOE-0094': 'Een memoriaalboeking heeft ten minste twee regels.',
  'BOE-0095': 'Het memoriaaldagboek is niet gevonden.',
  'BOE-0096': 'Het dagboek is niet gevonden.',
} as const

export type RefusalCode = keyof typeof MEANINGS

/** Answered as HTTP 400 with an array of one error. Nothing was booked. */
export class BookingRefused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(MEANINGS[code])
    this.code = code
  }
}

export function refuseIf(wrong: boolean, code: RefusalCode): void {
  if (wrong) throw new BookingRefused(code)
}

export const refusalBody = (code: RefusalCode) => [{ errorCode: code, message: MEANINGS[code], details: null }]
