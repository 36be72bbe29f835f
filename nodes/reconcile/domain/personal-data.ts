// Which references of an order may stand on disk. Free text can hold a name, so only what looks like a code is kept.

const E_MAIL_OR_IBAN = /@|\b[A-Z]{2}\d{2} ?[A-Z]{4} ?\d{4}/i

/** Words that say what a number is. Any other word could be a name. */
const WORDS = new Set([
  'order',
  'orders',
  'ordernr',
  'ordernummer',
  'bestelling',
  'bestelnr',
  'bestelnummer',
  'factuur',
  'factuurnr',
  'factuurnummer',
  'invoice',
  'webshop',
  'webwinkel',
  'webshoporder',
  'weborder',
  'web',
  'shop',
  'nr',
  'no',
  'nummer',
  'number',
  'ref',
  'referentie',
  'kenmerk',
  'betaling',
  'payment',
])

/** The betalingskenmerk is a code by its nature; the other two are free text. */
export function isWithoutPersonalData(source: string, value: string): boolean {
  if (E_MAIL_OR_IBAN.test(value)) return false
  if (source === 'betalingskenmerk') return true
  const words = value.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.every((word) => word.length < 2 || /\d/.test(word) || WORDS.has(word))
}
